import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Toolchain } from '../../src/go/command.ts';
import { testGo } from '../go.ts';
import { temporaryFolder } from '../host.ts';

const run = promisify(execFile);

/** Building the standard library for a new target takes up to half a minute on a small machine. */
export const buildTimeout = 900_000;

/** The smallest program: nothing but the runtime. */
export const hello = { 'main.go': 'package main\n\nfunc main() { println("hello") }\n' };

/** Calls C: through `import "C"`, so it links with the C compiler. */
export const cgoHello = {
  'main.go':
    'package main\n\n// #include <stdio.h>\n// #include <math.h>\n// #cgo LDFLAGS: -lm\n// static double f(double x) { puts("c"); return pow(x, 0.3); }\nimport "C"\n\n' +
    'func main() { println(float64(C.f(C.double(len("abc"))))) }\n',
};

export interface Module {
  readonly dir: string;
}

/** Writes a module with these files (a go.mod is added) into a folder of its own. */
export function writeModule(files: Readonly<Record<string, string>>, path = 'example.com/hello'): Module {
  const dir = temporaryFolder('inspect');
  for (const [name, text] of Object.entries({ 'go.mod': `module ${path}\n\ngo 1.21\n`, ...files })) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return { dir };
}

export interface BuildOptions {
  readonly go?: string;
  /** `linux/amd64`; this machine's when left out. */
  readonly target?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly flags?: readonly string[];
  readonly output: string;
}

/** Builds the module's main, stripped and without cgo unless told, and gives the file. */
export async function build(module: Module, options: BuildOptions): Promise<string> {
  const toolchain = await testGo(options.go);
  const [os, arch] = (options.target ?? '/').split('/');
  const file = join(module.dir, 'out', options.output);
  const target = options.target === undefined ? {} : { GOOS: os, GOARCH: arch };
  await goCommand(
    toolchain,
    ['build', '-trimpath', '-ldflags=-s -w', ...(options.flags ?? []), '-o', file, '.'],
    module.dir,
    { CGO_ENABLED: '0', ...target, ...options.env },
  );
  return file;
}

/** Runs the go command and gives what it printed. */
export async function goCommand(
  toolchain: Toolchain,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<string> {
  const { stdout } = await run(toolchain.go, args, {
    cwd,
    env: { ...process.env, GOFLAGS: '-mod=mod', GOROOT: toolchain.root, GOTOOLCHAIN: 'local', ...env },
    maxBuffer: 1 << 28,
  });
  return stdout;
}

/** Runs `work` over `items`, two at a time: a go build uses several processors by itself. */
export async function twoAtATime<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const take = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([take(), take()]);
}
