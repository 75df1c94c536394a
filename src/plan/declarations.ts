import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { go, type Toolchain } from '../go/command.ts';
import type { Host } from '../host.ts';

/** What the linker can do with a variable: set it, or nothing, as it is no string or code sets it at start. */
export type VariableKind = 'string' | 'other' | 'dynamic';

/** The variables of a package that were asked for; `unread` is what go/parser said of a file that it could not read. */
export interface Declarations {
  readonly variables: ReadonlyMap<string, VariableKind>;
  readonly unread: string | undefined;
}

/** A package's own Go files on some target, absolute. */
export interface PackageFiles {
  readonly package: string;
  readonly files: readonly string[];
}

/**
 * Which of the packages' variables the linker can set, by import path, asked of go/parser for all packages at
 * once. A package may stand there several times, with the files of each target: a variable can be set where every
 * target that has it lets it be. Files in which none of the names stands are not asked about: they declare none.
 */
export async function readDeclarations(
  packages: readonly PackageFiles[],
  names: readonly string[],
  toolchain: Toolchain,
  host: Host,
): Promise<ReadonlyMap<string, Declarations>> {
  if (names.length === 0) return new Map();
  const asked: PackageFiles[] = [];
  for (const one of packages) {
    const texts = await Promise.all(one.files.map(async (file) => await readFile(file, 'utf8')));
    if (names.some((name) => texts.some((text) => text.includes(name)))) asked.push(one);
  }
  if (asked.length === 0) return new Map();
  const stdin = asked
    .flatMap((one) => [`p${one.package}`, ...one.files.map((file) => `f${file}`)])
    .join('\0');
  const said = await go(
    toolchain,
    ['run', fileURLToPath(new URL('../../templates/stampable.go', import.meta.url))],
    {
      // Away from every module, for this machine, and with none of the user's flags: GOFLAGS must not be empty,
      // or the one that `go env -w` has set would count. -trimpath shares the standard library with the build.
      cwd: host.temp,
      env: {
        GOOS: host.os,
        GOARCH: host.arch,
        CGO_ENABLED: '0',
        GOFLAGS: '-trimpath',
        GOWORK: 'off',
        GOTMPDIR: host.temp,
      },
      stdin,
      stopChildren: true,
      doing: 'read which variables can be stamped',
    },
    host,
  );
  return parseDeclarations(said);
}

/** Reads what templates/stampable.go prints. */
export function parseDeclarations(text: string): ReadonlyMap<string, Declarations> {
  const found = new Map<string, { variables: Map<string, VariableKind>; unread: string | undefined }>();
  for (const line of text.split('\n')) {
    const [name, variable, ...rest] = line.trimEnd().split(' ');
    if (name === undefined || variable === undefined) continue;
    const one = found.get(name) ?? { variables: new Map<string, VariableKind>(), unread: undefined };
    found.set(name, one);
    if (variable === '!') one.unread ??= rest.join(' ');
    else if ((one.variables.get(variable) ?? 'string') === 'string')
      one.variables.set(variable, rest.join(' ') as VariableKind);
  }
  return found;
}
