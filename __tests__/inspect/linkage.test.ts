import { expect, test } from '@jest/globals';
import { compareSymbolVersions } from '../../src/inspect/elf-dynamic.ts';
import type { Executable, Headers } from '../../src/inspect/executable.ts';
import { linkageOf } from '../../src/inspect/linkage.ts';

type Facts = Partial<Pick<Headers, 'format' | 'os' | 'interpreter' | 'needed' | 'relocatable'>>;

/** What builds without a foreign C compiler cannot show. */
test.each<[what: string, facts: Facts, linkage: Executable['linkage']]>([
  ['windows with the C runtime', { format: 'pe', needed: ['KERNEL32.dll', 'msvcrt.dll'] }, 'dynamic'],
  ['windows in capitals', { format: 'pe', needed: ['KERNEL32.dll'] }, 'system'],
  ['darwin with a library of the user', { format: 'macho', needed: ['/opt/lib/libpq.5.dylib'] }, 'dynamic'],
  [
    'darwin with what crypto/x509 and net need',
    {
      format: 'macho',
      needed: [
        '/System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation',
        '/System/Library/Frameworks/Security.framework/Versions/A/Security',
        '/usr/lib/libSystem.B.dylib',
        '/usr/lib/libresolv.9.dylib',
      ],
    },
    'system',
  ],
  [
    'openbsd with numbered libraries',
    { os: 'openbsd', interpreter: '/usr/libexec/ld.so', needed: ['libc.so.96.1'] },
    'system',
  ],
  [
    'openbsd with another library',
    { os: 'openbsd', interpreter: '/usr/libexec/ld.so', needed: ['libpq.so.5'] },
    'dynamic',
  ],
  ['openbsd linked statically', { os: 'openbsd' }, 'static'],
  [
    'illumos with sockets',
    { interpreter: '/lib/amd64/ld.so.1', needed: ['libc.so', 'libsocket.so', 'libsendfile.so'] },
    'system',
  ],
  [
    'linux whose libraries are named alike',
    { os: 'linux', interpreter: '/lib/ld-musl-x86_64.so.1', needed: ['libc.so'] },
    'dynamic',
  ],
])('%s: %j is %s', (_, facts, linkage) => {
  expect(
    linkageOf({ format: 'elf', os: '', interpreter: null, needed: [], relocatable: false, ...facts }),
  ).toBe(linkage);
});

test('symbol versions are in the order of their numbers', () => {
  const versions = ['GLIBC_2.34', 'GLIBC_2.2.5', 'GCC_3.0', 'GLIBC_2.17', 'GLIBC_2.2', 'GLIBC_PRIVATE'];
  expect(versions.sort(compareSymbolVersions)).toEqual([
    'GCC_3.0',
    'GLIBC_2.2',
    'GLIBC_2.2.5',
    'GLIBC_2.17',
    'GLIBC_2.34',
    'GLIBC_PRIVATE',
  ]);
});
