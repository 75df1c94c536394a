import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { Report } from '../../src/advice/line.ts';
import type { ShipRecord } from '../../src/collect/record.ts';
import { parseInputs, type RawInputs } from '../../src/inputs.ts';
import { ship } from '../../src/ship.ts';
import { testGo } from '../go.ts';
import { testHost } from '../host.ts';
import { helloRepository, treeOf } from '../modules.ts';
import { lineOf } from './programs.ts';
import { SOURCES } from './standard.ts';

jest.setTimeout(240_000);

async function run(dir: string, raw: RawInputs = {}) {
  const { version, root } = await testGo();
  const host = testHost({ cwd: dir, toolCache: join(root, '..', '..', '..') });
  const inputs = parseInputs({ 'go-version': version, 'unsupported-go': 'ignore', cache: 'false', ...raw });
  return await ship(inputs, host);
}

test('a build writes report.json, which its record lists with its sum, and a second run writes the same', async () => {
  const dir = helloRepository({ 'main.go': SOURCES['graceful'] ?? '' });
  const { record } = await run(dir);
  const text = readFileSync(join(dir, 'dist/report.json'));
  const listed = JSON.parse(readFileSync(join(dir, 'dist/ship-go.json'), 'utf8')) as ShipRecord;
  expect(listed.files['report.json']).toBe(createHash('sha256').update(text).digest('hex'));
  expect(record.files).toEqual(listed.files);

  const reports = JSON.parse(text.toString()) as Report[];
  expect(reports.map(({ path }) => path)).toEqual(['linux_amd64/hello', 'linux_arm64/hello']);
  for (const report of reports) {
    expect(report.lines).toHaveLength(11);
    expect(lineOf(report, 'graceful-shutdown').verdict).toBe('pass');
    expect(lineOf(report, 'stamped').verdict).toBe('pass');
    // What is supported today is not what was yesterday: a file that says so would not be the same again.
    expect(lineOf(report, 'supported-go').verdict).toBe('unknown');
  }

  const before = treeOf(dir);
  await run(dir);
  expect(treeOf(dir)).toEqual(before);
});

test('what is required and not so stops the run before anything is written', async () => {
  const dir = helloRepository({ 'main.go': SOURCES['graceful'] ?? '' });
  const before = treeOf(dir);
  await expect(run(dir, { require: 'graceful-shutdown, metrics', targets: 'linux/amd64' })).rejects.toThrow(
    /linux_amd64\/hello: metrics is not so: main\.main calls net\/http.*no metrics library.*Serve metrics/,
  );
  expect(treeOf(dir)).toEqual(before);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
  expect((await run(dir, { require: 'graceful-shutdown', targets: 'linux/amd64' })).report).toHaveLength(1);
});

test('what does not concern a tool is not required of it', async () => {
  const dir = helloRepository();
  const { report } = await run(dir, {
    require: 'graceful-shutdown, metrics, profiling',
    targets: 'linux/amd64',
  });
  expect(
    report.flatMap(({ lines }) => lines.filter(({ verdict }) => verdict === 'not-applicable')),
  ).not.toEqual([]);
});
