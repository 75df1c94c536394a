import type { BuildInfo } from '../inspect/buildinfo.ts';
import type { Executable, Section } from '../inspect/executable.ts';
import { type Composition, packageOf, type Part } from '../inspect/functions.ts';
import { megabytes } from '../sizes.ts';
import { advise, type Judgement, notApplicable, pass } from './line.ts';
import { moduleOf } from './names.ts';

/** Kinds of sections, by what each system's linker calls them; what is none of these is data. */
const KINDS: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  ['function table', /gopclntab$/],
  ['debug information', /^(\.|__)z?debug_|^\.dw/],
  ['symbol table', /^(\.symtab|\.strtab|symbols|name)$/],
  ['code', /^(\.text|__text|text|code)$/],
];

type Kind = 'code' | 'data' | 'function table' | 'debug information' | 'symbol table';

/** Bytes of each kind. */
export function kindsOf(sections: readonly Pick<Section, 'name' | 'size'>[]): ReadonlyMap<Kind, number> {
  const sums = new Map<Kind, number>();
  for (const { name, size } of sections) {
    const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'data';
    sums.set(kind, (sums.get(kind) ?? 0) + size);
  }
  return sums;
}

/** Windows binaries have an empty symbol table, as large as a section must be, also when they are stripped. */
const SMALLEST_SYMBOLS = 1024;

/** What a debugger reads: what -s and -w leave out. */
function debugKinds(sections: readonly Section[]): readonly (readonly [Kind, number])[] {
  return [...kindsOf(sections)].filter(
    ([kind, size]) => kind === 'debug information' || (kind === 'symbol table' && size >= SMALLEST_SYMBOLS),
  );
}

/** What is less rounds to nothing. */
const WORTH_SAYING = 5_000;

/** Judges what a binary's size is made of. */
export function judgeSize(
  size: number,
  sections: readonly Section[],
  composition: Composition,
  info: BuildInfo,
): Judgement {
  const kinds = [...kindsOf(sections)]
    .filter(([, bytes]) => bytes >= WORTH_SAYING)
    .sort(([, a], [, b]) => b - a);
  const debug = debugKinds(sections);
  const made = kinds.map(([kind, bytes]) => `${kind} ${megabytes(bytes)}`).join(', ');
  const modules = sumByModule(composition.packages, info)
    .filter((part) => part.size >= WORTH_SAYING)
    .slice(0, 3)
    .map((part) => `${part.name} ${megabytes(part.size)}`);
  const most = modules.length === 0 ? '' : `; most code: ${modules.join(', ')}`;
  const evidence = `${megabytes(size)}: ${made}${most}`;
  if (debug.length === 0) return pass(evidence);
  const spent = debug.reduce((sum, [, bytes]) => sum + bytes, 0);
  return advise(
    evidence,
    `Ship it without symbol table and debug information (\`strip: true\`, or -ldflags="-s -w"), which are ${megabytes(spent)}, and keep them elsewhere.`,
  );
}

/** Bytes of code of each module, largest first. */
export function sumByModule(packages: readonly Part[], info: BuildInfo): Part[] {
  const sums = new Map<string, number>();
  for (const { name, size } of packages) {
    const owner = name === NO_PACKAGE ? name : moduleOf(name, info);
    sums.set(owner, (sums.get(owner) ?? 0) + size);
  }
  return [...sums].map(([name, size]) => ({ name, size })).sort((a, b) => b.size - a.size);
}

const NO_PACKAGE = packageOf('go:buildid');

/** Judges whether a binary stands alone. */
export function judgeLinkage(
  executable: Pick<Executable, 'linkage' | 'interpreter' | 'needed'>,
  cgo: readonly string[],
): Judgement {
  const { linkage, interpreter, needed } = executable;
  switch (linkage) {
    case 'static':
    case 'static-pie':
      return pass(`${linkage}: it needs no loader and no library`);
    case 'system':
      return pass(
        `system: it needs only what the system always loads${needed.length === 0 ? '' : ` (${needed.join(', ')})`}`,
      );
    case 'none':
      return notApplicable('its format has no linkage');
    case 'pie':
      return advise(
        `pie: it needs the loader ${interpreter ?? ''} and no library`,
        'Build with CGO_ENABLED=0 and without -buildmode=pie, or have an image that holds this loader.',
      );
    case 'dynamic': {
      const asked = cgo.length === 0 ? '' : `; C is called by ${cgo.join(', ')}`;
      return advise(
        `dynamic: it needs ${[interpreter ?? '', ...needed].filter(Boolean).join(', ')}${asked}`,
        'Build with CGO_ENABLED=0, or have an image that holds these libraries.',
      );
    }
  }
}

/** Judges whether a debugger and a profiler can make sense of what a crash of this binary leaves. */
export function judgePostmortem(sections: readonly Section[]): Judgement {
  const debug = debugKinds(sections).map(([kind]) => kind);
  if (debug.includes('debug information')) return pass('its debug information is in the file itself');
  const id = sections.some(({ name }) => name === '.note.gnu.build-id')
    ? 'it has a GNU build ID'
    : 'it has no GNU build ID';
  return advise(
    `it holds no debug information, so that only panics show lines; ${id}`,
    'Build the same commit once more with `strip: false` and keep that file: its code is the same, and a core dump or a debugger needs its symbols.',
  );
}
