import { beforeAll, describe, expect, test } from '@jest/globals';
import { readExecutable } from '../../src/inspect/executable.ts';
import { readInliners } from '../../src/inspect/inlined.ts';
import { build, buildTimeout, hello, twoAtATime, writeModule } from './programs.ts';

const program = {
  'main.go': `package main

import "example.com/hello/pkg.v2"

//go:noinline
func once() { pkg.Gently() }

//go:noinline
func nested() { inner() }

func inner() { pkg.Gently() }

//go:noinline
func hard() { pkg.Hard() }

func main() { once(); nested(); hard() }
`,
  'pkg.v2/pkg.go': `package pkg

func Gently() { stop(true) }

func Hard() { stop(false) }

//go:noinline
func stop(gently bool) { println(gently) }
`,
};

const [gently, hard] = ['example.com/hello/pkg%2ev2.Gently', 'example.com/hello/pkg%2ev2.Hard'];

const builds: readonly { go: string; target: string; flags?: readonly string[] }[] = [
  { go: '1.21.13', target: 'linux/amd64' },
  { go: '1.24.6', target: 'darwin/arm64' },
  { go: '1.26.11', target: 'linux/arm64' },
  { go: '1.27.4', target: 'linux/amd64' },
  { go: '1.27.4', target: 'linux/amd64', flags: ['-buildmode=pie'] },
  { go: '1.27.4', target: 'linux/386' },
  { go: '1.27.4', target: 'linux/s390x' },
  { go: '1.27.4', target: 'windows/amd64' },
  { go: '1.27.4', target: 'darwin/arm64' },
];
const titled = builds.map((one, index) => ({
  ...one,
  title: [one.go, one.target, ...(one.flags ?? [])].join(' '),
  index,
}));

describe('who holds a function that was inlined', () => {
  const files = new Map<string, string>();
  beforeAll(async () => {
    const module = writeModule(program);
    await twoAtATime(titled, async ({ title, index, ...options }) => {
      files.set(title, await build(module, { ...options, output: `inlined${index}` }));
    });
  }, buildTimeout);

  test.each(titled)('is told of a stripped binary: $title', async ({ title }) => {
    const file = files.get(title) ?? '';
    const inliners = await readInliners(file, await readExecutable(file), [
      gently,
      hard,
      'main.inner',
      'main.absent',
    ]);
    expect(Object.fromEntries([...(inliners ?? [])].map(([name, by]) => [name, [...by].sort()]))).toEqual({
      [gently]: ['main.nested', 'main.once'],
      [hard]: ['main.hard'],
      'main.inner': ['main.nested'],
    });
  });
});

test(
  'nobody, where the name is only a text in the program',
  async () => {
    const named = { 'main.go': `package main\n\nfunc main() { println("\\x00${gently}\\x00") }\n` };
    const file = await build(writeModule(named), { output: 'named' });
    expect(await readInliners(file, await readExecutable(file), [gently])).toEqual(new Map());
  },
  buildTimeout,
);

test(
  'cannot be told of wasm',
  async () => {
    const file = await build(writeModule(hello), { output: 'hello.wasm', target: 'wasip1/wasm' });
    expect(await readInliners(file, await readExecutable(file), [gently])).toBeUndefined();
  },
  buildTimeout,
);
