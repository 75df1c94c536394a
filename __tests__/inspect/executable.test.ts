import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { type Executable, readExecutable } from '../../src/inspect/executable.ts';
import { temporaryFolder } from '../host.ts';
import { build, buildTimeout, cgoHello, hello, twoAtATime, writeModule } from './programs.ts';

type Facts = Pick<Executable, 'format' | 'os' | 'arch' | 'linkage'> &
  Partial<Pick<Executable, 'interpreter' | 'needed'>>;

const fact = (
  format: Executable['format'],
  os: string,
  arch: string,
  linkage: Executable['linkage'],
): Facts => ({
  format,
  os,
  arch,
  linkage,
});

/** What a build without cgo leaves for each target. */
const targets: readonly (readonly [target: string, facts: Facts])[] = [
  ['linux/amd64', fact('elf', '', 'amd64', 'static')],
  ['linux/arm64', fact('elf', '', 'arm64', 'static')],
  ['linux/386', fact('elf', '', '386', 'static')],
  ['linux/arm', fact('elf', '', 'arm', 'static')],
  ['linux/mips', fact('elf', '', 'mips', 'static')],
  ['linux/mipsle', fact('elf', '', 'mipsle', 'static')],
  ['linux/mips64', fact('elf', '', 'mips64', 'static')],
  ['linux/ppc64', fact('elf', '', 'ppc64', 'static')],
  ['linux/ppc64le', fact('elf', '', 'ppc64le', 'static')],
  ['linux/riscv64', fact('elf', '', 'riscv64', 'static')],
  ['linux/s390x', fact('elf', '', 's390x', 'static')],
  ['linux/loong64', fact('elf', '', 'loong64', 'static')],
  ['freebsd/amd64', fact('elf', 'freebsd', 'amd64', 'static')],
  ['netbsd/amd64', fact('elf', 'netbsd', 'amd64', 'static')],
  ['dragonfly/amd64', fact('elf', '', 'amd64', 'static')],
  [
    'openbsd/amd64',
    {
      ...fact('elf', 'openbsd', 'amd64', 'system'),
      interpreter: '/usr/libexec/ld.so',
      needed: ['libc.so', 'libpthread.so'],
    },
  ],
  ['solaris/amd64', { ...fact('elf', '', 'amd64', 'system'), needed: ['libc.so'] }],
  ['illumos/amd64', { ...fact('elf', '', 'amd64', 'system'), needed: ['libc.so'] }],
  ['android/arm64', { ...fact('elf', 'android', 'arm64', 'system'), interpreter: '/system/bin/linker64' }],
  ['darwin/amd64', { ...fact('macho', 'darwin', 'amd64', 'system'), interpreter: null }],
  ['darwin/arm64', { ...fact('macho', 'darwin', 'arm64', 'system'), needed: ['/usr/lib/libSystem.B.dylib'] }],
  ['windows/amd64', { ...fact('pe', 'windows', 'amd64', 'system'), needed: ['kernel32.dll'] }],
  ['windows/386', { ...fact('pe', 'windows', '386', 'system'), needed: ['kernel32.dll'] }],
  ['windows/arm64', { ...fact('pe', 'windows', 'arm64', 'system'), needed: ['kernel32.dll'] }],
  ['plan9/amd64', fact('plan9', 'plan9', 'amd64', 'static')],
  ['plan9/386', fact('plan9', 'plan9', '386', 'static')],
  ['plan9/arm', fact('plan9', 'plan9', 'arm', 'static')],
  ['aix/ppc64', { ...fact('xcoff', 'aix', 'ppc64', 'system') }],
  ['js/wasm', fact('wasm', 'js', 'wasm', 'none')],
  ['wasip1/wasm', fact('wasm', 'wasip1', 'wasm', 'none')],
];

describe('a program built without cgo', () => {
  const files = new Map<string, string>();
  beforeAll(async () => {
    const module = writeModule(hello);
    await twoAtATime(targets, async ([target]) => {
      files.set(target, await build(module, { target, output: target.replace('/', '_') }));
    });
  }, buildTimeout);

  test.each(targets)('of %s is recognised, and its linkage', async (target, facts) => {
    const found = await readExecutable(files.get(target) ?? '');
    expect(found).toMatchObject(facts);
    expect(found.sections.length).toBeGreaterThan(1);
    expect(found.sections.map(({ size }) => size)).toEqual(
      found.sections.map(({ size }) => size).toSorted((a, b) => b - a),
    );
  });

  test('has the sections that readelf finds', async () => {
    const file = files.get('linux/arm64') ?? '';
    const printed = execFileSync('readelf', ['-SW', file]).toString();
    const expected = [...printed.matchAll(/\] (\.\S+) +(?!NOBITS)[A-Z_]+ +(\S+) (\S+) (\S+)/g)].map(
      ([, name, address, offset, size]) => ({
        name,
        address: parseInt(address ?? '', 16),
        offset: parseInt(offset ?? '', 16),
        size: parseInt(size ?? '', 16),
      }),
    );
    const { sections } = await readExecutable(file);
    expect(expected.length).toBeGreaterThan(8);
    expect(sections.toSorted((a, b) => a.offset - b.offset)).toEqual(expected);
  });
});

// Needs a C compiler for this machine, and readelf: a Linux one.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a program of this machine linked in another way', () => {
  const files: Record<string, string> = {};
  beforeAll(async () => {
    const plain = writeModule(hello);
    const cgo = writeModule(cgoHello);
    const library = writeModule({
      'main.go':
        'package main\n\nimport "C"\n\n//export Answer\nfunc Answer() int { return 42 }\n\nfunc main() {}\n',
    });
    const archive = writeModule({ 'x.go': 'package notmain\n\nfunc F() {}\n' });
    const withC = { CGO_ENABLED: '1' };
    files['pie'] = await build(plain, { output: 'pie', flags: ['-buildmode=pie'] });
    files['dynamic'] = await build(cgo, { output: 'dynamic', env: withC });
    files['static'] = await build(cgo, {
      output: 'static',
      env: withC,
      flags: ['-ldflags=-s -w -extldflags=-static'],
    });
    files['static-pie'] = await build(cgo, {
      output: 'static-pie',
      env: withC,
      flags: ['-buildmode=pie', '-ldflags=-s -w -linkmode=external -extldflags=-static-pie'],
    });
    files['c-shared'] = await build(library, {
      output: 'lib.so',
      env: withC,
      flags: ['-buildmode=c-shared'],
    });
    files['archive'] = await build(archive, { output: 'notmain' });
  }, buildTimeout);

  test.each([
    ['-buildmode=pie without cgo', 'pie', 'pie'],
    ['with cgo', 'dynamic', 'dynamic'],
    ['with cgo and -extldflags=-static', 'static', 'static'],
    ['with cgo and -extldflags=-static-pie', 'static-pie', 'static-pie'],
    ['as a C library', 'c-shared', 'dynamic'],
  ])('%s is %s', async (_, key, linkage) => {
    expect(await readExecutable(files[key] ?? '')).toMatchObject({ linkage });
  });

  test('names the interpreter, libraries and symbol versions that readelf names', async () => {
    const file = files['dynamic'] ?? '';
    const found = await readExecutable(file);
    const dynamic = execFileSync('readelf', ['-dlW', file]).toString();
    expect(found.needed).toEqual([...dynamic.matchAll(/\(NEEDED\).*\[(.*)\]/g)].map(([, name]) => name));
    expect(found.interpreter).toBe(/interpreter: (.*)\]/.exec(dynamic)?.[1]);
    expect(found.os).toBe('linux');

    const versions = execFileSync('readelf', ['-VW', file]).toString();
    const expected: Record<string, string[]> = {};
    let library = '';
    for (const [, name, version] of versions.matchAll(/File: (\S+)|Name: (\S+) +Flags/g)) {
      if (name !== undefined) library = name;
      else if (version !== undefined) (expected[library] ??= []).push(version);
    }
    expect(Object.keys(found.symbolVersions)).toContain('libc.so.6');
    expect(
      Object.fromEntries(Object.entries(found.symbolVersions).map(([key, list]) => [key, list.toSorted()])),
    ).toEqual(Object.fromEntries(Object.entries(expected).map(([key, list]) => [key, list.toSorted()])));
  });

  test('finds libraries and versions without section headers', async () => {
    const bytes = readFileSync(files['dynamic'] ?? '');
    bytes.fill(0, 40, 48); // e_shoff, then e_shnum and e_shstrndx: what `strip --strip-section-headers` does
    bytes.fill(0, 60, 64);
    const file = join(temporaryFolder('inspect'), 'bare');
    writeFileSync(file, bytes);
    const [bare, whole] = [await readExecutable(file), await readExecutable(files['dynamic'] ?? '')];
    expect({ ...bare, sections: [] }).toEqual({ ...whole, sections: [] });
  });

  test('that is no main package is an archive, and is said to be one', async () => {
    await expect(readExecutable(files['archive'] ?? '', 'linux_amd64/api')).rejects.toThrow(
      /^linux_amd64\/api is not an executable that Go writes: it is an archive \(ar\).*not main/,
    );
  });
});

describe('a file that is no executable', () => {
  const write = (bytes: Buffer | string): string => {
    const file = join(temporaryFolder('inspect'), 'file');
    writeFileSync(file, bytes);
    return file;
  };

  test.each<[what: string, bytes: Buffer | string, says: RegExp]>([
    ['an empty file', '', /neither ELF, PE/],
    ['a text', '#!/bin/sh\necho hello\n', /neither ELF, PE/],
    ['a DOS program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), /no Windows part/],
    ['a universal Mach-O file', Buffer.from('cafebabe00000002', 'hex'), /universal Mach-O.*lipo -thin/],
    ['an object file', elfHeader({ type: 1 }), /type 1, neither an executable nor a shared library/],
    [
      'an ELF file of a processor without Go',
      elfHeader({ machine: 4 }),
      /machine 4, which Go does not build for/,
    ],
    ['an ELF header alone', elfHeader({}).subarray(0, 20), /it ends before/],
    ['a wasm component', Buffer.from('0061736d0d000100', 'hex'), /version other than 1/],
  ])('%s is refused with its name', async (_, bytes, says) => {
    const file = write(bytes);
    const error = await readExecutable(file, 'given/name').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as Error).message).toMatch(says);
    expect((error as Error).message).toMatch(/^given\/name /);
  });

  test('a folder and a missing file are refused with their names', async () => {
    await expect(readExecutable(temporaryFolder('inspect'), 'a/folder')).rejects.toThrow(
      /^a\/folder is not a file/,
    );
    await expect(readExecutable('/nowhere/at/all', 'b')).rejects.toThrow(
      /^b cannot be read: ENOENT: no such file or directory\.$/,
    );
  });
});

function elfHeader({ type = 2, machine = 62 }): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF\x02\x01\x01', 'latin1');
  header.writeUInt16LE(type, 16);
  header.writeUInt16LE(machine, 18);
  return header;
}
