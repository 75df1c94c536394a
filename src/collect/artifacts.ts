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
  bake: 'docker-bake.json',
  report: 'report.json',
} as const;

/** Whether a name is one that ship-go gives to its own files, whatever the case: some file systems do not tell it. */
export function isOwnName(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    Object.values(FILES).some((own) => own === lower) || lower.endsWith(BUILD_INFO) || lower.endsWith(IGNORE)
  );
}

const BUILD_INFO = '.buildinfo.txt';
const IGNORE = '.dockerignore';

/** Where the text of `go version -m` on a binary stands, beside it. */
export function buildInfoPath(binaryPath: string): string {
  return binaryPath + BUILD_INFO;
}

/** The ignore rules that BuildKit reads for one Dockerfile, beside it. */
export function dockerignorePath(dockerfile: string): string {
  return dockerfile + IGNORE;
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
