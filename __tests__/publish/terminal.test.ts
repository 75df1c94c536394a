import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { inspectedText, shellWord, terminalSummary } from '../../src/publish/terminal.ts';
import { artifact, shipped } from './shipped.ts';

describe('the summary in a terminal', () => {
  test('is an aligned table, what was written, and what to run next', () => {
    expect(terminalSummary(shipped(), '/w', false)).toBe(
      `
example.com/svc v1.4.2

BINARY                  TARGET             SIZE   LINKAGE   GO       REVISION
linux_amd64/api         linux/amd64     8.41 MB   static    1.27.4   0123456789ab
windows_arm64/api.exe   windows/arm64   8.41 MB   system    1.27.4   0123456789ab

In svc/dist: Dockerfile, Dockerfile.dockerignore, artifacts.json, buildinfo.json, checksums.txt, report.json, ship-go.json
Report (report.json): pass: small, static; advice: metrics

An image of exactly these binaries:
  docker build -f svc/dist/Dockerfile --build-context build=svc/dist .
The same, compiled inside:
  docker build -f svc/dist/Dockerfile .
`,
    );
  });

  test('writes its commands from where the reader stands', () => {
    expect(terminalSummary(shipped(), '/w/svc', false)).toContain(
      'docker build -f dist/Dockerfile --build-context build=dist ..',
    );
  });

  test('gives the revision that each binary says itself', () => {
    const artifacts = [
      artifact({ name: 'ours' }),
      artifact({ name: 'dep', revision: null, modified: null }),
      artifact({ name: 'other', revision: 'f'.repeat(40), modified: true }),
    ];
    const text = terminalSummary(shipped({ artifacts }), '/w', false);
    expect(text).toMatch(/\/ours .* 0123456789ab\n.*\/dep .* none\n.*\/other .* ffffffffffff\+dirty\n/);
  });

  test('does not propose to compile inside what cannot be compiled there', () => {
    const { image } = shipped();
    if (image === undefined) throw new Error('a fixture with an image');
    const text = terminalSummary(shipped({ image: { ...image, obstacle: 'it uses cgo' } }), '/w', false);
    expect(text).toContain('--build-context build=svc/dist');
    expect(text).not.toContain('compiled inside');
  });

  test('of several mains says how to have another one’s image', () => {
    const { image } = shipped();
    if (image === undefined) throw new Error('a fixture with an image');
    const artifacts = [artifact(), artifact({ name: 'worker', stage: 'worker-2' })];
    const baseImages = { ...image.baseImages, worker: 'gcr.io/distroless/static-debian13:nonroot' };
    const text = terminalSummary(shipped({ artifacts, image: { ...image, baseImages } }), '/w', false);
    expect(text).toMatch(/An image of another main:\n {2}add --target worker-2\n$/);
    expect(terminalSummary(shipped({ artifacts }), '/w', false)).not.toContain('--target');
  });

  test('without an image proposes none', () => {
    expect(terminalSummary(shipped({ image: undefined }), '/w', false)).not.toContain('docker build');
  });

  test('has colours only when asked', () => {
    expect(terminalSummary(shipped(), '/w', true)).toContain('\u001b[1mexample.com/svc v1.4.2');
    expect(terminalSummary(shipped(), '/w', false)).not.toContain('\u001b');
  });
});

test.each(['plain/path', 'with blank', "it's", '$(id)', '`id`', 'a;b', '', '*', '"'])(
  'a shell reads %j back as one word',
  (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`]).toString()).toBe(word);
  },
);

test('inspect says of each file its facts, dependencies and settings, in columns, and nothing that acts', () => {
  const text = inspectedText([
    {
      path: 'dist/api',
      size: 8_412_345,
      sha256: 'ab12',
      goVersion: '1.27.4',
      format: 'elf',
      os: 'linux',
      arch: 'amd64',
      linkage: 'dynamic',
      interpreter: '/lib64/ld-linux-x86-64.so.2',
      needed: ['libc.so.6'],
      symbolVersions: {},
      buildInfo: {
        GoVersion: 'go1.27.4',
        Path: 'example.com/svc/cmd/api',
        Main: { Path: 'example.com/svc', Version: 'v1.4.2' },
        Deps: [
          { Path: 'example.com/a', Version: 'v1.0.0' },
          { Path: 'example.com/long', Version: 'v2.0.0', Replace: { Path: '../x\u001b[2J' } },
        ],
        Settings: [{ Key: '-trimpath', Value: 'true' }],
      },
    },
    {
      path: 'b.wasm',
      size: 10_000,
      sha256: 'cd34',
      goVersion: '',
      format: 'wasm',
      os: 'js',
      arch: 'wasm',
      linkage: 'none',
      interpreter: null,
      needed: [],
      symbolVersions: {},
      buildInfo: {},
    },
  ]);
  expect(text).toBe(`dist/api
  go            1.27.4
  package       example.com/svc/cmd/api
  module        example.com/svc v1.4.2
  platform      linux/amd64 (elf)
  size          8.41 MB
  sha256        ab12
  linkage       dynamic
  interpreter   /lib64/ld-linux-x86-64.so.2
  needs         libc.so.6
  dependencies
     example.com/a      v1.0.0
     example.com/long   v2.0.0 => ../x
  settings
     -trimpath   true

b.wasm
  platform   js/wasm (wasm)
  size       0.01 MB
  sha256     cd34
  linkage    none
`);
});
