import { describe, expect, test } from '@jest/globals';
import { LINE_IDS, type Report, type Verdict } from '../../src/advice/line.ts';
import { keepRequired, requiredLines, requiredOfBuild } from '../../src/advice/require.ts';

const report = (verdict: Verdict): Report => ({
  path: 'linux_amd64/api',
  lines: [{ id: 'metrics', verdict, evidence: 'seen', advice: 'Do this.', link: '' }],
});

describe('require', () => {
  test('takes the lines of the report, and nothing else', () => {
    expect(requiredLines(LINE_IDS.join(','))).toEqual(LINE_IDS);
    expect(requiredLines('')).toEqual([]);
    expect(() => requiredLines('metrics, metric')).toThrow(
      /`require` has "metric"; accepted: supported-go, small,/,
    );
  });

  test('of a build names the input that judges its Go', () => {
    expect(requiredOfBuild('metrics\nstatic')).toEqual(['metrics', 'static']);
    expect(() => requiredOfBuild('supported-go')).toThrow(/`unsupported-go: fail`/);
  });

  test.each<[Verdict]>([['pass'], ['not-applicable']])('is kept by %s', (verdict) => {
    expect(() => {
      keepRequired([report(verdict)], ['metrics']);
    }).not.toThrow();
  });

  test.each<[Verdict, string]>([
    ['advice', 'not so'],
    ['unknown', 'not known'],
  ])('is not kept by %s, and says binary, line, evidence and what to do', (verdict, said) => {
    const keep = () => {
      keepRequired([report('pass'), report(verdict)], ['static', 'metrics']);
    };
    expect(keep).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringContaining(`linux_amd64/api: metrics is ${said}: seen. Do this.`),
      }),
    );
  });

  test('is nothing where no line is named', () => {
    expect(() => {
      keepRequired([report('advice')], []);
    }).not.toThrow();
  });
});
