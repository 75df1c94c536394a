import { UserError } from '../errors.ts';
import { isAtLeast } from '../go/version.ts';
import type { Plan } from '../plan/plan.ts';
import { splitQuoted } from '../plan/quoted.ts';
import type { Binary } from './binary.ts';
import { setting } from './buildinfo.ts';
import type { Executable } from './executable.ts';

/** A promise and what the binary says. */
interface Promised {
  readonly what: string;
  readonly expected: string;
  readonly found: string | undefined;
  readonly cause: string;
}

/** Systems where a build without cgo and with the default build mode is promised to be static. */
const staticSystems: readonly string[] = ['linux', 'freebsd', 'netbsd', 'dragonfly'];

/**
 * Holds a binary against what was promised of it: its Go, target, cgo, linkage, revision and clean tree.
 *
 * @throws UserError for the first promise that is broken: which, expected, found, likely cause, what to do
 */
export function verifyBinary(binary: Binary, plan: Plan): void {
  verifyGo(binary, plan);
  verifyTarget(binary, plan);
  verifyLinkage(binary, plan);
  verifyRevision(binary, plan);
}

function hold(binary: Binary, { what, expected, found, cause }: Promised): void {
  if (found === expected) return;
  const says = found === undefined ? 'says nothing of it' : `has "${found}"`;
  throw new UserError(`${binary.path}: ${what} should be "${expected}", but the binary ${says}. ${cause}`);
}

function verifyGo(binary: Binary, plan: Plan): void {
  // Experiments are appended: `go1.27.4 X:jsonv2`, from Go 1.26 on `go1.27.4-X:jsonv2`.
  const found = binary.buildInfo.GoVersion?.replace(/[ -]X:.*$/, '');
  hold(binary, {
    what: 'the Go version',
    expected: `go${plan.goVersion}`,
    found,
    cause: 'Another Go than the chosen one compiled it; look for a wrapper given by -toolexec or GOFLAGS.',
  });
}

function verifyTarget(binary: Binary, plan: Plan): void {
  const { target, buildInfo, executable } = binary;
  for (const [key, expected] of Object.entries(target.env)) {
    const found = setting(buildInfo, key);
    // Go records GOARM64 and GORISCV64 since 1.23, where they came.
    if (found === undefined && !isAtLeast(plan.goVersion, '1.23') && /^GO(ARM64|RISCV64)$/.test(key))
      continue;
    hold(binary, {
      what: key,
      expected,
      found,
      cause: 'Something in the build overrides the target; look at GOFLAGS and at wrappers of go.',
    });
  }
  const cause =
    'The file is for another system or processor; look for a linker flag (-H) or an external linker (CC, -extld) that is not of this target.';
  hold(binary, { what: 'the format', expected: formatOf(target.os), found: executable.format, cause });
  hold(binary, { what: 'the processor', expected: target.arch, found: executable.arch, cause });
  if (executable.os !== '')
    hold(binary, { what: 'the system', expected: target.os, found: executable.os, cause });
  // wasm has no cgo, whatever is asked.
  if (!plan.cgo || executable.format !== 'wasm') {
    hold(binary, {
      what: 'CGO_ENABLED',
      expected: plan.cgo ? '1' : '0',
      found: setting(buildInfo, 'CGO_ENABLED'),
      cause: plan.cgo
        ? 'Go turned cgo off: it does not have it for this target. Leave the target out or set `cgo: false`.'
        : 'Something turned cgo on again; look at wrappers of go.',
    });
  }
}

function formatOf(os: string): Executable['format'] {
  if (os === 'darwin' || os === 'ios') return 'macho';
  if (os === 'windows') return 'pe';
  if (os === 'js' || os === 'wasip1') return 'wasm';
  if (os === 'aix') return 'xcoff';
  return os === 'plan9' ? 'plan9' : 'elf';
}

function verifyLinkage(binary: Binary, plan: Plan): void {
  if (plan.cgo || !staticSystems.includes(binary.target.os) || hasBuildMode(plan)) return;
  const { linkage, interpreter, needed } = binary.executable;
  const reasons = [...(interpreter === null ? [] : [interpreter]), ...needed].join(', ');
  hold(binary, {
    what: 'the linkage',
    expected: 'static',
    found: linkage,
    cause: `It needs ${reasons || 'to be relocated'} although cgo is off; look for -linkmode or -extldflags in \`ldflags\` and GOFLAGS.`,
  });
}

function hasBuildMode(plan: Plan): boolean {
  const words = [...plan.flags, ...(splitQuoted(plan.settings.build['GOFLAGS'] ?? '') ?? [])];
  return words.some((word) => /^--?buildmode(=|$)/.test(word));
}

function verifyRevision(binary: Binary, plan: Plan): void {
  const { main, buildInfo } = binary;
  const repository = main.module?.repository;
  // A main of a dependency, or without a commit, has none to say: the plan told it (checkRevisions).
  if (!plan.stamped || repository === undefined || repository.commit === '') return;
  hold(binary, {
    what: 'the revision (vcs.revision)',
    expected: repository.commit,
    found: setting(buildInfo, 'vcs.revision'),
    cause:
      'Go stamps what git tells it: see that git is on PATH, that the folder ' +
      `${repository.root} is readable by it, and that HEAD did not move during the build; or set \`buildvcs: false\` to build without.`,
  });
  const modified = setting(buildInfo, 'vcs.modified');
  if (repository.dirty.length === 0) {
    hold(binary, {
      what: 'vcs.modified',
      expected: 'false',
      found: modified,
      cause:
        'The tree was clean before the build and no file is known to differ: a file was written or changed while building ' +
        '(a test, a generator, go.work.sum). Run `git status` after the build and commit or ignore what it names.',
    });
  } else {
    hold(binary, {
      what: 'vcs.modified',
      expected: 'true',
      found: modified,
      cause:
        'Files differed from the commit before the build and no longer do: build again, with nothing else writing to the tree.',
    });
  }
}
