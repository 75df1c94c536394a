import { describe, expect, test } from '@jest/globals';
import { progressText, reportProgress, seconds } from '../../src/compile/progress.ts';
import { keptLog } from '../host.ts';

test.each([
  [0, '0.0 s'],
  [430, '0.4 s'],
  [9_949, '9.9 s'],
  [9_950, '10 s'],
  [59_400, '59 s'],
  [59_600, '1 min 0 s'],
  [125_000, '2 min 5 s'],
])('%d ms reads %s', (milliseconds, text) => {
  expect(seconds(milliseconds)).toBe(text);
});

describe('progress', () => {
  test('says done of total, the time, and what is being compiled', () => {
    const running = [
      { target: 'linux/arm64', elapsed: 3_000 },
      { target: 'windows/amd64', elapsed: 1_000 },
    ];
    expect(progressText({ total: 6, done: 2, elapsed: 14_000, running })).toBe(
      '2 of 6 compiled after 14 s, now linux/arm64 (3.0 s), windows/amd64 (1.0 s)',
    );
    expect(progressText({ total: 2, done: 2, elapsed: 14_000, running: [] })).toBe(
      '2 of 2 compiled after 14 s',
    );
  });

  test('is told while it lasts, each target leaves a line, and nothing is told after its end', async () => {
    const told: string[] = [];
    const log = { ...keptLog(), progress: (text: string) => void told.push(text) };
    const report = reportProgress(2, log, 5);
    report.start('linux/amd64');
    await new Promise((resolve) => setTimeout(resolve, 40));
    report.finish('linux/amd64');
    report.stop();
    expect(told.length).toBeGreaterThan(2);
    expect(log.lines).toEqual([expect.stringMatching(/^linux\/amd64 compiled in \d+\.\d s \(1 of 2\)$/)]);
    const count = told.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(told).toHaveLength(count);
  });
});
