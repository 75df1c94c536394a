import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { LineId, Verdict } from '../../src/advice/line.ts';
import { temporaryFolder } from '../host.ts';
import { build, buildTimeout, cgoHello, writeModule } from '../inspect/programs.ts';
import { buildPrograms, lineOf, moduleOfPrograms, type Options, reportOn, source } from './programs.ts';
import { expected, NAMES, SOURCES } from './standard.ts';

/** Those that tell a right reading of calls from a wrong one; on every system, where all would take long. */
const TELLING = ['graceful', 'as-a-value', 'kept-by-a-template', 'own-handlers', 'blank-imports', 'tool'];

const BUILDS: readonly (Options & { readonly title: string; readonly names: readonly string[] })[] = [
  { title: 'linux/amd64', names: NAMES },
  { title: 'linux/amd64 with symbols', names: TELLING, flags: [] },
  { title: 'linux/amd64, position-independent', names: TELLING, flags: ['-buildmode=pie', '-ldflags=-s -w'] },
  { title: 'linux/amd64 by Go 1.21', names: TELLING, go: '1.21.13' },
  { title: 'linux/arm64', names: NAMES, target: 'linux/arm64' },
  { title: 'windows/amd64', names: TELLING, target: 'windows/amd64' },
  { title: 'darwin/arm64', names: TELLING, target: 'darwin/arm64' },
];

let module: string;
beforeAll(() => {
  module = moduleOfPrograms(SOURCES);
});

describe.each(BUILDS)('built for $title', ({ names, ...options }) => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await buildPrograms(module, names, options);
  }, buildTimeout);

  test.each(names)('%s gets its verdicts', async (name) => {
    const report = await reportOn(files.get(name) ?? '');
    const verdicts = Object.keys(expected(name)).map((id) => [id, lineOf(report, id as LineId).verdict]);
    expect(Object.fromEntries(verdicts) as Partial<Record<LineId, Verdict>>).toEqual(expected(name));
  });
});

describe('where calls cannot be read', () => {
  const names = ['graceful', 'abrupt', 'tool'];
  const lines = ['graceful-shutdown', 'metrics', 'profiling', 'function'] as const;
  const verdicts = async (file: string | undefined) => {
    const report = await reportOn(file ?? '');
    return Object.fromEntries(lines.map((id) => [id, lineOf(report, id)]));
  };

  test(
    'only what is not there decides, and the evidence says why: linux/386',
    async () => {
      const files = await buildPrograms(module, names, { target: 'linux/386' });
      const why = expect.stringContaining('who calls it is read only on amd64 and arm64');
      const graceful = await verdicts(files.get('graceful'));
      expect(graceful['graceful-shutdown']).toMatchObject({ verdict: 'unknown', evidence: why });
      expect(graceful['metrics']).toMatchObject({ verdict: 'unknown', evidence: why });
      expect(graceful['function']).toMatchObject({ verdict: 'not-applicable' });
      expect((await verdicts(files.get('abrupt')))['graceful-shutdown']).toMatchObject({
        verdict: 'unknown',
      });
      expect((await verdicts(files.get('tool')))['metrics']).toMatchObject({ verdict: 'not-applicable' });
    },
    buildTimeout,
  );

  test(
    'and nothing is known of wasm',
    async () => {
      const file = await build(writeModule({ 'main.go': SOURCES['tool'] ?? '' }), {
        output: 'tool.wasm',
        target: 'wasip1/wasm',
      });
      for (const line of Object.values(await verdicts(file)))
        expect(line).toMatchObject({ verdict: 'unknown', evidence: 'its function table cannot be read' });
    },
    buildTimeout,
  );
});

test(
  'what was not stripped is told how much that is, and that it can be debugged',
  async () => {
    const files = await buildPrograms(module, ['tool'], { flags: [] });
    const report = await reportOn(files.get('tool') ?? '');
    expect(lineOf(report, 'small')).toMatchObject({
      verdict: 'advice',
      evidence: expect.stringMatching(
        /^\d+\.\d\d MB: (?=.*code \d)(?=.*function table \d).*debug information \d.*; most code: the standard library \d/,
      ),
      advice: expect.stringMatching(/which are \d+\.\d\d MB/),
    });
    expect(lineOf(report, 'postmortem').verdict).toBe('pass');
    const stripped = await reportOn((await buildPrograms(module, ['tool'])).get('tool') ?? '');
    expect(lineOf(stripped, 'small').verdict).toBe('pass');
    expect(lineOf(stripped, 'postmortem').verdict).toBe('advice');
  },
  buildTimeout,
);

(process.platform === 'linux' ? test : test.skip)(
  'a dynamic binary is told its libraries and who calls C',
  async () => {
    const file = await build(writeModule(cgoHello), { output: 'cgo', env: { CGO_ENABLED: '1' } });
    expect(lineOf(await reportOn(file), 'static')).toMatchObject({
      verdict: 'advice',
      evidence: expect.stringMatching(/^dynamic: it needs .*libc\.so\.6.*; C is called by .*main/),
    });
  },
  buildTimeout,
);

test(
  'a binary is read and never run: it would leave a file',
  async () => {
    const left = join(temporaryFolder(), 'left');
    const text = source('os', `func main() { os.WriteFile(${JSON.stringify(left)}, nil, 0o644) }`);
    const file = await build(writeModule({ 'main.go': text }), { output: 'leaves' });
    expect((await reportOn(file)).lines).toHaveLength(11);
    expect(existsSync(left)).toBe(false);
    // It is one that would.
    await promisify(execFile)(file);
    expect(existsSync(left)).toBe(true);
  },
  buildTimeout,
);

test(
  'two reports on one binary are the same',
  async () => {
    const file = (await buildPrograms(module, ['own-handlers'])).get('own-handlers') ?? '';
    expect(await reportOn(file)).toEqual(await reportOn(file));
  },
  buildTimeout,
);
