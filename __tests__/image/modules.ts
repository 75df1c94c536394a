import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawInputs } from '../../src/inputs.ts';
import { temporaryFolder } from '../host.ts';
import { commitAll, git, runTestGo, writeTree } from '../modules.ts';

/** A checkout, and how ship-go is run in it. */
export interface Checkout {
  readonly dir: string;
  readonly inputs?: RawInputs;
  readonly env?: Readonly<Record<string, string>>;
}

const HELLO = 'package main\n\nfunc main() { println("hello") }\n';
const goMod = (path: string, go = '1.26.0') => `module example.com/${path}\n\ngo ${go}\n`;

/** A module without dependencies, and so without a go.sum. */
export function plainModule(go?: string): Checkout {
  const dir = writeTree({ 'go.mod': goMod('hello', go), 'main.go': HELLO });
  commitAll(dir, 'v1.0.0');
  return { dir };
}

/** Settings of the machine that shape the binary. */
export function machineSettings(): Checkout {
  const dir = writeTree({
    'go.mod': goMod('hello'),
    'main.go': `package main\n\nimport "crypto/sha256"\n\nfunc main() { println(sha256.Sum256(nil)[0]) }\n`,
    'special.go': `//go:build special\n\npackage main\n\nfunc init() { println("special") }\n`,
  });
  commitAll(dir);
  const env = { GOFLAGS: '-tags=special -gcflags=-l', GOEXPERIMENT: 'nogreenteagc', GOFIPS140: 'v1.0.0' };
  return { dir, env };
}

/** Two modules, one of which uses the other by go.work alone. */
export function workspace(): Checkout {
  const dir = writeTree({
    'go.work': 'go 1.26.0\n\nuse (\n\t./app\n\t./lib\n)\n',
    'lib/go.mod': goMod('lib'),
    'lib/lib.go': 'package lib\n\nfunc Text() string { return "hello" }\n',
    'app/go.mod': `${goMod('app')}\nrequire example.com/lib v0.0.0\n`,
    'app/main.go': 'package main\n\nimport "example.com/lib"\n\nfunc main() { println(lib.Text()) }\n',
  });
  commitAll(dir);
  return { dir };
}

/** A module with a dependency from the module proxy and a go.sum; with `vendor`, one that holds it. */
export async function dependent(vendor = false): Promise<Checkout> {
  const dir = writeTree({
    'go.mod': `${goMod('hello')}\nrequire github.com/pkg/errors v0.9.1\n`,
    'main.go':
      'package main\n\nimport "github.com/pkg/errors"\n\nfunc main() { println(errors.New("hello").Error()) }\n',
  });
  await runTestGo(dir, 'mod', 'tidy');
  if (vendor) await runTestGo(dir, 'mod', 'vendor');
  commitAll(dir);
  return { dir };
}

/** The last commit alone of a repository with more. */
export function shallowClone(): Checkout {
  const { dir: origin } = plainModule();
  git(origin, 'commit', '--quiet', '--allow-empty', '--message', 'more');
  const dir = join(temporaryFolder('shallow'), 'clone');
  git(origin, 'clone', '--quiet', '--depth', '1', `file://${origin}`, dir);
  return { dir };
}

/** A `.git` that is a file: another working tree of a repository. */
export function worktree(): Checkout {
  const { dir: origin } = plainModule();
  const dir = join(temporaryFolder('worktree'), 'tree');
  git(origin, 'worktree', 'add', '--quiet', dir);
  return { dir };
}

/** A `.git` that is a file: a submodule. */
export function submodule(): Checkout {
  const { dir: origin } = plainModule();
  const root = writeTree({ 'README.md': 'super\n' });
  commitAll(root);
  git(root, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', origin, 'sub');
  git(root, 'commit', '--quiet', '--message', 'sub');
  return { dir: join(root, 'sub') };
}

/** Files that git changes as it checks them out, as Git LFS does. */
export function filtered(): Checkout {
  const { dir } = plainModule();
  writeTree({ '.gitattributes': '*.bin filter=shout\n', 'a.bin': 'loud\n' }, dir);
  git(dir, 'config', 'filter.shout.clean', 'tr A-Z a-z');
  git(dir, 'config', 'filter.shout.smudge', 'tr a-z A-Z');
  commitAll(dir);
  return { dir };
}

/** Line ends that git changes as it checks out. */
export function autocrlf(): Checkout {
  const { dir } = plainModule();
  git(dir, 'config', 'core.autocrlf', 'true');
  return { dir };
}

/** C in a main, on glibc. */
export function cgo(): Checkout {
  const dir = writeTree({
    'go.mod': goMod('hello'),
    'main.go':
      'package main\n\n// #include <stdlib.h>\nimport "C"\n\nfunc main() { println("hello", C.abs(-1)) }\n',
  });
  commitAll(dir);
  return { dir, inputs: { cgo: 'true' } };
}

/** A repository in which `dist/` is tracked, as many JavaScript projects have it. */
export function trackedDist(): Checkout {
  const { dir } = plainModule();
  mkdirSync(join(dir, 'dist'));
  writeFileSync(join(dir, 'dist', 'bundle.js'), '// theirs\n');
  commitAll(dir);
  return { dir };
}

/** Whether a program answers: a C library that a test needs is there. */
export function has(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
