import type { Binary } from '../inspect/binary.ts';
import { setting } from '../inspect/buildinfo.ts';
import type { Artifact } from './record.ts';

/** The files of output-dir, by the names that the contract gives them. */
export const FILES = {
  record: 'ship-go.json',
  artifacts: 'artifacts.json',
  buildInfo: 'buildinfo.json',
  checksums: 'checksums.txt',
  gitignore: '.gitignore',
} as const;

/** Where the text of `go version -m` on a binary stands, beside it. */
export function buildInfoPath(binaryPath: string): string {
  return `${binaryPath}.buildinfo.txt`;
}

/** The ignore rules that BuildKit reads for one Dockerfile, beside it. */
export function dockerignorePath(dockerfile: string): string {
  return `${dockerfile}.dockerignore`;
}

/** The line of artifacts.json for a binary. */
export function artifactOf(binary: Binary): Artifact {
  const { main, target, executable, buildInfo } = binary;
  const modified = setting(buildInfo, 'vcs.modified');
  return {
    name: main.name,
    package: main.package,
    stage: main.stage,
    target: target.name,
    os: target.os,
    arch: target.arch,
    variant: target.variant,
    path: binary.path,
    size: binary.size,
    sha256: binary.sha256,
    goVersion: (buildInfo.GoVersion ?? '').replace(/^go/, ''),
    revision: setting(buildInfo, 'vcs.revision') ?? null,
    modified: modified === undefined ? null : modified === 'true',
    linkage: executable.linkage,
    interpreter: executable.interpreter,
    needed: executable.needed,
    symbolVersions: executable.symbolVersions,
  };
}
