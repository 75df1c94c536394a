import { expect, test } from '@jest/globals';
import { explain, UNKNOWN } from '../../src/dockerfile/explain.ts';
import { compose, goMain, makeArtifacts, makePlan } from './fixture.ts';

async function explained(over: Parameters<typeof compose>[0] = {}): Promise<string> {
  const { image } = await compose(over);
  if (image === undefined) throw new Error('no image');
  return explain(image.text);
}

/** What belongs to the line before it, or says by itself what it is. */
const ALONE =
  /^(?:#(?! syntax=).*|EOF|\}|esac| {2}-- "\$@"| {2}(?:case|echo|git status|exit) .*| {2}exit 1|)$/;

const everything = {
  labels: { 'org.example.note': 'a "b"', 'odd key': 'x' },
  expose: ['8080/tcp'],
  runtimeEnv: { MODE: 'a' },
  args: ['-v'],
  user: '0:0',
  workdir: '/data',
  stopSignal: 'SIGINT',
};
const several = makePlan({ names: ['api', 'worker'], platforms: ['linux/amd64', 'linux/arm/v7'] });
const settings = {
  build: { GOFLAGS: '-x', GOEXPERIMENT: 'jsonv2' },
  fetch: { GOPRIVATE: 'a.example' },
  ldflags: '',
  tags: [],
};
const flagged = makePlan({
  mains: [goMain('api', { ldflags: "-X 'main.a=b c'" })],
  settings,
  flags: ['-race', '-tags=a,b', '-trimpath', '-buildvcs=false'],
  stamped: false,
});
const prerelease = makePlan({ goVersion: '1.28rc1', prerelease: true });

test.each<[string, Parameters<typeof compose>[0]]>([
  ['as it is without inputs', {}],
  ['with every input', { inputs: everything }],
  ['of several mains and platforms', { plan: several }],
  ['with settings, flags and no commit', { plan: flagged }],
  ['by a release candidate', { plan: prerelease }],
  ['by a Go newer than we know', { plan: makePlan({ goVersion: '1.99.1' }) }],
  ['that cannot compile by itself', { plan: makePlan({ cgo: true }) }],
  ['on a base of the user’s', { inputs: { baseImage: 'alpine:3.22' } }],
  [
    'with digests',
    { digests: new Map([['gcr.io/distroless/static-debian13:nonroot', `sha256:${'a'.repeat(64)}`]]) },
  ],
  ...['libc.so.6', 'libssl.so.3', 'libstdc++.so.6'].map(
    (library): [string, Parameters<typeof compose>[0]] => [
      `that needs ${library}`,
      {
        artifacts: makeArtifacts(makePlan({ platforms: ['linux/amd64'] }), {
          interpreter: '/lib64/ld-linux-x86-64.so.2',
          needed: [library],
        }),
      },
    ],
  ),
])('every line of a Dockerfile %s has its reason', async (_, over) => {
  const lines = (await explained(over)).split('\n');
  const missing = lines.filter(
    (line, at) =>
      !line.startsWith('    │') && !ALONE.test(line) && lines[at + 1]?.startsWith('    │ ') !== true,
  );
  expect(missing).toEqual([]);
  expect(lines.join('\n')).not.toContain(UNKNOWN);
});

test('without the reasons it is the Dockerfile, and no line is too long to read', async () => {
  const { image } = await compose();
  const lines = (await explained()).split('\n');
  expect(lines.filter((line) => !line.startsWith('    │')).join('\n')).toBe(image?.text);
  expect(lines.filter((line) => line.startsWith('    │') && line.length > 102)).toEqual([]);
});

test('a line of the user’s own template is said to be that', () => {
  expect(explain('FROM x AS build\nRUN make\n')).toContain(`RUN make\n    │ ${UNKNOWN}`);
});
