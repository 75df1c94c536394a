import type { Report } from '../../src/advice/line.ts';
import type { Artifact } from '../../src/collect/record.ts';
import type { Shipped } from '../../src/publish/shipped.ts';
import type { Uploaded } from '../../src/publish/upload.ts';

/** A binary's record. */
export function artifact(over: Partial<Artifact> = {}): Artifact {
  const { os = 'linux', arch = 'amd64', variant = '', name = 'api' } = over;
  return {
    name,
    package: `example.com/svc/cmd/${name}`,
    stage: name,
    target: [os, arch, variant].filter(Boolean).join('/'),
    os,
    arch,
    variant,
    path: `${os}_${arch}${variant}/${name}${os === 'windows' ? '.exe' : ''}`,
    size: 8_412_345,
    sha256: 'ab'.repeat(32),
    goVersion: '1.27.4',
    revision: '0123456789abcdef0123456789abcdef01234567',
    modified: false,
    linkage: os === 'windows' ? 'system' : 'static',
    interpreter: null,
    needed: [],
    symbolVersions: {},
    ...over,
  };
}

/** What is reported on a binary that is stripped and serves without metrics. */
export function report(path: string): Report {
  const line = { evidence: '', advice: '', link: 'https://go.dev/doc/' };
  return {
    path,
    lines: [
      { ...line, id: 'supported-go', verdict: 'unknown', evidence: 'built with go1.27.4' },
      { ...line, id: 'small', verdict: 'pass' },
      { ...line, id: 'static', verdict: 'pass' },
      { ...line, id: 'metrics', verdict: 'advice', evidence: 'a|b', advice: 'Serve metrics.' },
      { ...line, id: 'function', verdict: 'not-applicable' },
    ],
  };
}

/** A run of a service with two targets, in a module below the repository's root. */
export function shipped(over: Partial<Shipped> = {}): Shipped {
  const artifacts = over.artifacts ?? [artifact(), artifact({ os: 'windows', arch: 'arm64' })];
  return {
    record: {
      schema: 1,
      shipGo: '0.1.0',
      version: 'v1.4.2',
      commit: '0123456789abcdef0123456789abcdef01234567',
      date: '2026-11-23T10:00:00Z',
      dirty: false,
      source: 'https://github.com/example/svc',
      go: { version: '1.27.4', prerelease: false },
      inputs: {},
      plan: {
        module: 'example.com/svc',
        kind: 'module',
        directory: 'svc',
        targets: artifacts.map(({ target }) => target),
        mains: [],
        defaultMain: 'api',
        flags: ['-trimpath'],
        cgo: false,
        stamped: true,
        settings: {},
      },
      planSha256: 'cd'.repeat(32),
      files: Object.fromEntries(
        [
          ...artifacts.flatMap(({ path }) => [path, `${path}.buildinfo.txt`]),
          'artifacts.json',
          'buildinfo.json',
          'checksums.txt',
          'report.json',
          'Dockerfile',
          'Dockerfile.dockerignore',
          '.gitignore',
        ].map((path) => [path, 'ef'.repeat(32)]),
      ),
    },
    artifacts,
    report: artifacts.map(({ path }) => report(path)),
    toolchain: {
      version: '1.27.4',
      prerelease: false,
      root: '/tools/go/1.27.4/x64',
      go: '/tools/go/1.27.4/x64/bin/go',
      source: 'tool-cache',
    },
    outputDir: '/w/svc/dist',
    workspace: '/w',
    context: '/w',
    image: {
      path: 'Dockerfile',
      text: '# syntax=docker/dockerfile:1\nFROM gcr.io/distroless/static-debian13:nonroot AS api\n',
      platforms: ['linux/amd64', 'linux/arm64'],
      bake: 'docker-bake.json',
      files: [],
      labels: { 'org.opencontainers.image.version': 'v1.4.2', note: 'a, "b" and #c' },
      target: 'api',
      baseImages: { api: 'gcr.io/distroless/static-debian13:nonroot' },
      buildContexts: { build: '/w/svc/dist' },
      obstacle: undefined,
    },
    caches: { hit: false, matchedKey: 'ship-go-1-build-linux-amd64-go1.27.4-' },
    ...over,
  };
}

/** Where its files were uploaded. */
export const uploaded: Uploaded = {
  id: '7',
  url: 'https://github.com/example/svc/actions/runs/1/artifacts/7',
  digest: 'aa'.repeat(32),
};
