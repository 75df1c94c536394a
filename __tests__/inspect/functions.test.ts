import { beforeAll, describe, expect, test } from '@jest/globals';
import { readExecutable } from '../../src/inspect/executable.ts';
import { compositionOf, packageOf, readFunctions, sumByPackage } from '../../src/inspect/functions.ts';
import { testGo } from '../go.ts';
import { build, buildTimeout, cgoHello, goCommand, hello, twoAtATime, writeModule } from './programs.ts';

const program = {
  'main.go': [
    'package main',
    'import ("fmt"; "sort"; "example.com/hello/pkg.v2")',
    'func main() { x := []int{2, 1}; sort.Ints(x); fmt.Println(pkg.Join(x, "a"), pkg.Join([]string{"b"}, "c")) }',
  ].join('\n'),
  'pkg.v2/pkg.go':
    'package pkg\n\nimport "fmt"\n\n//go:noinline\nfunc Join[T any](x []T, s string) string { return fmt.Sprint(x, s) }\n',
};

const builds = ['1.21.13', '1.27.4'].flatMap((go) =>
  ['linux/amd64', 'windows/amd64', 'darwin/arm64'].map((target) => ({ go, target, key: `${go} ${target}` })),
);

describe('the functions of a stripped binary', () => {
  const stripped = new Map<string, string>();
  const whole = new Map<string, string>();
  beforeAll(async () => {
    const module = writeModule(program);
    await twoAtATime(builds, async ({ go, target, key }) => {
      const output = key.replace(/[ /]/g, '_');
      stripped.set(key, await build(module, { go, target, output }));
      whole.set(key, await build(module, { go, target, output: `${output}_whole`, flags: ['-ldflags='] }));
    });
  }, buildTimeout);

  test.each(builds)(
    'have the sizes that go tool nm says of its twin: Go $go for $target',
    async ({ go, target, key }) => {
      const printed = await goCommand(
        await testGo(go),
        ['tool', 'nm', '-size', '-sort', 'size', whole.get(key) ?? ''],
        process.cwd(),
      );
      const symbols = [...printed.matchAll(/^ *[0-9a-f]+ +(\d+) [Tt] (.*)$/gm)]
        .map(([, size, name]) => ({ name: name ?? '', size: padded(Number(size), target) }))
        // Marks in the text, which are no functions.
        .filter(({ name, size }) => size > 0 && !/^(runtime\.e?text|go:textfips(start|end))$/.test(name));
      const file = stripped.get(key) ?? '';
      const functions = await readFunctions(file, await readExecutable(file));
      expect(functions?.length).toBeGreaterThan(1000);

      const expected = new Map(sumByPackage(symbols).map(({ name, size }) => [name, size]));
      const found = sumByPackage(functions ?? []);
      for (const { name, size } of found.filter((part) => part.size > 5000)) {
        expect({ name, ratio: size / (expected.get(name) ?? 0) }).toEqual({
          name,
          ratio: expect.closeTo(1, 2),
        });
      }
      expect(found.slice(0, 3).map(({ name }) => name)).toEqual([...expected.keys()].slice(0, 3));
      expect(found.map(({ name }) => name)).toContain('example.com/hello/pkg.v2');
    },
    buildTimeout, // since Go 1.25 the first use of nm compiles it
  );

  test.each(builds)('are summed by package beside the sections: Go $go for $target', async ({ key }) => {
    const file = stripped.get(key) ?? '';
    const { sections, packages } = await compositionOf(file, await readExecutable(file));
    expect(sections[0]?.name).toMatch(/^(\.text|__text|\.rdata|\.gopclntab|__gopclntab)$/);
    expect(packages[0]?.name).toBe('runtime');
  });
});

test(
  'functions are found in a position-independent binary, with cgo too',
  async () => {
    const plain = await build(writeModule(hello), { output: 'pie', flags: ['-buildmode=pie'] });
    const files = [plain];
    if (process.platform === 'linux') {
      const options = { output: 'cgo', env: { CGO_ENABLED: '1' }, flags: ['-buildmode=pie'] };
      files.push(await build(writeModule(cgoHello), options));
    }
    for (const file of files) {
      const functions = await readFunctions(file, await readExecutable(file));
      expect(functions?.map(({ name }) => name)).toContain('main.main');
    }
  },
  buildTimeout,
);

test(
  'the go command itself is taken apart in well under a second',
  async () => {
    const { go } = await testGo();
    const before = performance.now();
    const { packages } = await compositionOf(go, await readExecutable(go));
    expect(performance.now() - before).toBeLessThan(1000);
    expect(packages.map(({ name }) => name)).toContain('cmd/go/internal/modload');
  },
  buildTimeout,
);

test(
  'of wasm the sections alone are named',
  async () => {
    const file = await build(writeModule(hello), { output: 'hello.wasm', target: 'wasip1/wasm' });
    const { sections, packages } = await compositionOf(file, await readExecutable(file));
    expect(sections.slice(0, 3).map(({ name }) => name)).toEqual(['code', 'data', 'element']);
    expect(packages).toEqual([]);
  },
  buildTimeout,
);

test.each([
  ['main.main', 'main'],
  ['net/http.(*Server).Serve', 'net/http'],
  ['net/http.(*Server).Serve.func1', 'net/http'],
  ['gopkg.in/yaml%2ev3.Unmarshal', 'gopkg.in/yaml.v3'],
  ['slices.SortFunc[go.shape.[]net/http.header]', 'slices'],
  ['example.com/a.b/c.F[example.com/d.E]', 'example.com/a.b/c'],
  ['vendor/golang.org/x/text/unicode/norm.init', 'vendor/golang.org/x/text/unicode/norm'],
  ['type:.eq.[2]net/http.header', 'made by the compiler'],
  ['go:buildid', 'made by the compiler'],
  ['struct { sync.Mutex }.Lock', 'made by the compiler'],
  ['x_cgo_init', 'made by the compiler'],
])('%s belongs to %s', (name, owner) => {
  expect(packageOf(name)).toBe(owner);
});

/** Of ELF alone nm leaves out the padding behind each function: on amd64 the linker aligns them to 32 bytes. */
function padded(size: number, target: string): number {
  return target === 'linux/amd64' ? Math.ceil(size / 32) * 32 : size;
}
