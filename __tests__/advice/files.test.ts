import { delimiter, dirname } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { reportFiles } from '../../src/advice/files.ts';
import type { Releases } from '../../src/toolchain/releases.ts';
import { testGo } from '../go.ts';
import { type TestHost, testHost } from '../host.ts';
import { buildTimeout } from '../inspect/programs.ts';
import { buildPrograms, lineOf, moduleOfPrograms } from './programs.ts';
import { SOURCES } from './standard.ts';

let dir: string;
let host: TestHost;
beforeAll(async () => {
  dir = moduleOfPrograms(SOURCES);
  await buildPrograms(dir, ['tool', 'graceful']);
  const PATH = [dirname((await testGo()).go), process.env['PATH']].join(delimiter);
  host = testHost({ cwd: dir, env: { ...process.env, PATH } });
}, buildTimeout);

/** What the release list may say; the list itself is another stage's. */
const list = (releases: Releases) => () => Promise.resolve(releases);
const NEWEST = { kind: 'module-proxy', versions: ['1.27.4', '1.26.11'] } as const;
const NEWER = { kind: 'module-proxy', versions: ['1.27.5', '1.26.11'] } as const;
const NONE = { kind: 'unreachable', reason: 'the list is away' } as const;

test('files are reported on in their order, by the names that they were given', async () => {
  const paths = ['out_linux_amd64__1/tool', 'out_linux_amd64__1/graceful'];
  const reports = await reportFiles(paths, host, list(NEWEST));
  expect(reports.map(({ path }) => path)).toEqual(paths);
  expect(reports.map((report) => lineOf(report, 'graceful-shutdown').verdict)).toEqual([
    'not-applicable',
    'pass',
  ]);
});

test.each([
  [NEWEST, 'pass', /go1\.27\.4/],
  [NEWER, 'advice', /go1\.27\.4/],
  [NONE, 'unknown', /the list is away/],
] as const)('their Go is held against the release list %j: %s', async (releases, verdict, said) => {
  const [report] = await reportFiles(['out_linux_amd64__1/tool'], host, list(releases));
  expect(report && lineOf(report, 'supported-go')).toMatchObject({
    verdict,
    evidence: expect.stringMatching(said),
  });
});

test('what is no Go binary is named', async () => {
  await expect(reportFiles(['go.mod'], host, list(NEWEST))).rejects.toThrow(/^go\.mod|go\.mod is not/);
});
