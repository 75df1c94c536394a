import { readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Report } from '../../src/advice/line.ts';
import { SOURCES } from '../advice/standard.ts';
import { testGo } from '../go.ts';
import { helloRepository } from '../modules.ts';
import { cli, expectSuccess, GO, step } from './bundle.ts';

let dir: string;
let env: Readonly<Record<string, string>>;
const inputs = { 'go-version': GO, 'unsupported-go': 'ignore', cache: 'false', targets: 'linux/amd64' };
const FILE = 'dist/linux_amd64/hello';

beforeAll(async () => {
  dir = helloRepository({ 'main.go': SOURCES['graceful'] ?? '' });
  env = { PATH: [dirname((await testGo()).go), process.env['PATH']].join(delimiter) };
}, 240_000);

describe('the step', () => {
  test('names its report in an output, and shows in the summary what is open', async () => {
    const ended = await step(inputs, { cwd: dir });
    expectSuccess(ended);
    expect(ended.outputs['report']).toBe('dist/report.json');
    const reports = JSON.parse(readFileSync(join(dir, 'dist/report.json'), 'utf8')) as Report[];
    expect(reports.map(({ path }) => path)).toEqual(['linux_amd64/hello']);
    expect(ended.summary).toMatch(
      /### Report[^]*metrics<\/a> \| advice \|[^]*Passed by all: .*graceful-shutdown/,
    );
    expect(ended.stdout).toMatch(/^Report \(report\.json\): pass: .*graceful-shutdown.*; advice: metrics/m);
  }, 240_000);

  test('fails where a line is required that is not so', async () => {
    const ended = await step({ ...inputs, require: 'metrics' }, { cwd: dir });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/::error::.*`require`.*linux_amd64\/hello: metrics is not so/);
  }, 240_000);
});

describe('the command', () => {
  test('says every line of any binary, for a reader', async () => {
    const { code, stdout } = await cli(['report', FILE], { cwd: dir, env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^dist\/linux_amd64\/hello\n/);
    expect(stdout).toMatch(
      /^ {2}pass {6}graceful-shutdown {3}main\.main calls net\/http\.\(\*Server\)\.Shutdown/m,
    );
    expect(stdout).toMatch(/^ {2}advice {4}metrics .*\n +Serve metrics.*\n +https:\/\/go\.dev\//m);
  }, 120_000);

  test('and as JSON, also where it falls short of what is required', async () => {
    const ended = await cli(['report', '--json', '--require', 'metrics', FILE], { cwd: dir, env });
    expect(ended.code).toBe(1);
    const [report] = JSON.parse(ended.stdout) as Report[];
    expect(report).toMatchObject({ path: FILE, lines: expect.any(Array) });
    expect(report?.lines).toHaveLength(11);
    expect(ended.stderr).toMatch(/`require`[^]*metrics is not so/);
  }, 120_000);
});
