import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CallGraph, readCalls } from '../../src/inspect/calls.ts';
import { readExecutable } from '../../src/inspect/executable.ts';
import { testGo } from '../go.ts';
import { build, buildTimeout, goCommand, hello, twoAtATime, writeModule } from './programs.ts';

const shutdown = 'net/http.(*Server).Shutdown';
const notify = 'os/signal.Notify';
const pprof = 'net/http/pprof.Index';

const server = 'srv := &http.Server{Addr: "127.0.0.1:0"}\n';
const main = (imports: string, body: string, more = '') =>
  `package main\n\nimport (${imports
    .split(' ')
    .map((each) => (each.startsWith('_') ? `_ "${each.slice(1)}"` : `"${each}"`))
    .join('; ')})\n\n${more}\nfunc main() {\n${body}}\n`;

/** Servers, of which each has its own way with Shutdown. */
const programs = {
  'cmd/calls/main.go': main(
    'context net/http os os/signal',
    server +
      `stop := make(chan os.Signal, 1)
      signal.Notify(stop, os.Interrupt)
      go func() { <-stop; _ = srv.Shutdown(context.Background()) }()
      defer srv.Close()
      _ = srv.ListenAndServe()
      `,
  ),
  'cmd/keeps/main.go': main(
    'net/http os text/template',
    server +
      `_ = template.Must(template.New("a").Parse("{{.}}")).Execute(os.Stdout, []any{srv, embeds{srv}, &holds{}})
      _ = srv.ListenAndServe()
      `,
    'type embeds struct { *http.Server }\n\ntype holds struct { before int; http.Server }\n',
  ),
  'cmd/names/main.go': main(
    'net/http',
    `println("${shutdown}", "${notify}", "${pprof}")\n${server}_ = srv.ListenAndServe()\n`,
  ),
  'cmd/interface/main.go': main(
    'context net/http os',
    server +
      `go srv.ListenAndServe()
      _ = []stopper{srv, other{}}[len(os.Args)-1].Shutdown(context.Background())
      `,
    `type stopper interface { Shutdown(context.Context) error }

    type other struct{}

    func (other) Shutdown(context.Context) error { return nil }
    `,
  ),
  'cmd/passes/main.go': main(
    'context _expvar net/http net/http/pprof os',
    server +
      `mux := http.NewServeMux()
      mux.HandleFunc("/debug/pprof/", pprof.Index)
      srv.Handler = mux
      hooks = append(hooks, srv.Shutdown)
      go srv.ListenAndServe()
      _ = hooks[len(os.Args)-1](context.Background())
      `,
    'var hooks []func(context.Context) error\n',
  ),
  'cmd/generic/main.go': main(
    'os',
    'twice(len(os.Args))\ntwice(os.Args[0])\n',
    `type box[T any] struct { value T }

    //go:noinline
    func (b *box[T]) show() { println(any(b.value) == nil) }

    //go:noinline
    func twice[T any](x T) { b := box[T]{x}; b.show(); b.show() }
    `,
  ),
};

/** Builds every program with one call of the go command, and gives the folder they are in. */
async function buildAll(dir: string, go: string, target: string, key: string): Promise<string> {
  const [os, arch] = target.split('/');
  const out = join(dir, 'out', key);
  await goCommand(
    await testGo(go),
    ['build', '-trimpath', '-ldflags=-s -w', '-o', `${out}/`, './cmd/...'],
    dir,
    { CGO_ENABLED: '0', GOOS: os, GOARCH: arch },
  );
  return out;
}

async function callsOf(file: string, wanted: (name: string) => boolean = () => true): Promise<CallGraph> {
  const graph = await readCalls(file, await readExecutable(file), wanted);
  if (graph === undefined) throw new Error(`${file} has no function table`);
  return graph;
}

const targets = ['linux/amd64', 'linux/arm64', 'darwin/arm64', 'windows/amd64'];
const builds = [
  ...['1.21.13', '1.27.4'].flatMap((go) => targets.map((target) => ({ go, target }))),
  // The last Go to tell the start of its code in the function table, for another of the formats each.
  { go: '1.24.6', target: 'linux/amd64' },
  { go: '1.24.6', target: 'darwin/arm64' },
].map((each) => ({ ...each, key: `${each.go}_${each.target.replace('/', '_')}` }));

describe('the calls of stripped servers', () => {
  const module = writeModule(programs);
  const folders = new Map<string, string>();
  beforeAll(async () => {
    await twoAtATime(builds, async ({ go, target, key }) => {
      folders.set(key, await buildAll(module.dir, go, target, key));
    });
  }, buildTimeout);

  const read = async (key: string, program: string): Promise<CallGraph> =>
    await callsOf(join(folders.get(key) ?? '', program + (key.includes('windows') ? '.exe' : '')));

  test.each(builds)('say who calls a function: Go $go for $target', async ({ key }) => {
    const graph = await read(key, 'calls');
    expect(graph.source).toBe('call-sites');
    expect(graph.callers(shutdown)).toEqual(['main.main.func1']);
    expect(graph.callers(notify)).toEqual(['main.main']);
    expect(graph.references('main.main.func1')).toEqual(['main.main']);
    expect(graph.callers('net/http.(*Server).Close')).toEqual([
      expect.stringMatching(/^main\.main\.(func2|deferwrap1)$/),
    ]);
  });

  test.each(builds)(
    'leave out what only reflection keeps, and the wrappers of embedding: Go $go for $target',
    async ({ key }) => {
      const graph = await read(key, 'keeps');
      const wrappers = ['main.embeds.Shutdown', 'main.(*embeds).Shutdown', 'main.(*holds).Shutdown'];
      expect(graph.has(shutdown)).toBe(true);
      expect(wrappers.filter((name) => graph.has(name))).toEqual(wrappers);
      expect(graph.callers(shutdown)).toEqual([]);
      expect(graph.references(shutdown)).toEqual([]);
      expect(graph.callers('net/http.(*Server).ListenAndServe')).toEqual(['main.main']);
    },
  );

  test.each(builds)('are not read from strings: Go $go for $target', async ({ key }) => {
    const graph = await read(key, 'names');
    expect([shutdown, notify, pprof].filter((name) => graph.has(name))).toEqual([]);
    expect(graph.callers(shutdown)).toEqual([]);
  });

  test.each(builds)('do not show a call through an interface: Go $go for $target', async ({ key }) => {
    const graph = await read(key, 'interface');
    expect(graph.has(shutdown)).toBe(true);
    expect([...graph.callers(shutdown), ...graph.references(shutdown)]).toEqual([]);
  });

  test.each(builds)(
    'tell a function that is passed on from one that is called: Go $go for $target',
    async ({ key }) => {
      const graph = await read(key, 'passes');
      expect(graph.callers(pprof)).toEqual([]);
      expect(graph.references(pprof)).toEqual(['main.main', 'net/http/pprof.init.0']);
      expect(graph.references('expvar.expvarHandler')).toEqual(['expvar.init.0']);
      expect(graph.callers(shutdown)).toEqual([]);
      expect(graph.references(shutdown)).toEqual(['main.main']);
    },
  );

  test.each(builds)(
    'know generic functions by the name that traces print: Go $go for $target',
    async ({ key }) => {
      const graph = await read(key, 'generic');
      expect(graph.find((name) => name.startsWith('main.'))).toEqual(
        expect.arrayContaining(['main.main', 'main.twice[...]', 'main.(*box[...]).show']),
      );
      expect(graph.callers('main.twice[...]')).toEqual(['main.main']);
      expect(graph.callers('main.(*box[...]).show')).toEqual(['main.twice[...]']);
    },
  );

  test('are remembered of wanted functions alone', async () => {
    const file = join(folders.get('1.27.4_linux_amd64') ?? '', 'calls');
    const graph = await callsOf(file, (name) => name === shutdown);
    expect(graph.callers(shutdown)).toEqual(['main.main.func1']);
    expect(graph.callers(notify)).toEqual([]);
    expect(graph.has(notify)).toBe(true);
  });
});

/** A program as C's compiler links it, which puts its own code before Go's, and as others do. */
const links = [
  { key: 'pie', cgo: false, flags: ['-buildmode=pie'] },
  { key: 'cgo', cgo: true, flags: [] },
  { key: 'cgo pie', cgo: true, flags: ['-buildmode=pie'] },
  { key: 'cgo static', cgo: true, flags: ['-ldflags=-s -w -extldflags=-static', '-tags=netgo,osusergo'] },
  { key: 'cgo internal', cgo: true, flags: ['-ldflags=-s -w -linkmode=internal'] },
];
const linked = ['1.21.13', '1.27.4'].flatMap((go) =>
  links.filter(({ cgo }) => !cgo || process.platform === 'linux').map((link) => ({ go, ...link })),
);

describe('the calls of a binary', () => {
  const withC = {
    'main.go': programs['cmd/passes/main.go']
      .replace('package main', 'package main\n\n// static int f(int x) { return x + 1; }\nimport "C"')
      .replace('mux :=', 'println(int(C.f(1)))\nmux :='),
  };
  const plain = { 'main.go': programs['cmd/passes/main.go'] };
  const linkWith = async (
    { go, key, cgo, flags }: (typeof linked)[number],
    module = writeModule(cgo ? withC : plain),
  ): Promise<string> =>
    await build(module, {
      go,
      flags,
      output: `${go} ${key}`.replaceAll(' ', '_'),
      env: { CGO_ENABLED: cgo ? '1' : '0' },
    });
  const check = (graph: CallGraph): void => {
    expect(graph.source).toBe('call-sites');
    expect(graph.callers('net/http.(*Server).ListenAndServe')).toEqual([
      expect.stringMatching(/^main\.main\.(func\d|gowrap\d)$/),
    ]);
    expect(graph.references(pprof)).toEqual(['main.main', 'net/http/pprof.init.0']);
    expect(graph.references(shutdown)).toEqual(['main.main']);
  };

  test.each(linked)(
    'are found however it is linked: $key, Go $go',
    async (link) => {
      check(await callsOf(await linkWith(link)));
    },
    buildTimeout,
  );

  test.each(linked.filter(({ key, go }) => key === 'cgo' && go === '1.27.4'))(
    'are found behind C code that calls one function more often than all of Go calls any: Go $go',
    async (link) => {
      const module = writeModule({
        'main.go': withC['main.go'].replace('static int f(int x) { return x + 1; }', 'int f(int);'),
        // The linker puts what is unlikely to run before everything else: here 800 KB.
        'many.c': [
          '#define FIRST __attribute__((section(".text.unlikely"), noinline, optimize("O0")))',
          '#define TEN(x) x x x x x x x x x x',
          'FIRST static int h(int x) { return x + 1; }',
          ...Array.from(
            { length: 600 },
            (_, i) => `FIRST int f${i}(int x) { TEN(TEN(x = h(x);)) return x; }`,
          ),
          `int f(int x) { return x > 1 ? ${Array.from({ length: 600 }, (_, i) => `f${i}(x)`).join(' + ')} : x; }`,
          '',
        ].join('\n'),
      });
      check(await callsOf(await linkWith(link, module)));
    },
    buildTimeout,
  );

  test.each(linked.filter(({ key }) => key === 'cgo pie'))(
    'are found where only relocations say what pointers point to: Go $go',
    async (link) => {
      const file = await linkWith(link);
      const { sections } = await readExecutable(file);
      const bytes = readFileSync(file);
      // What LLVM's linker does, which the tests have not: GNU's writes the words as well.
      const table = sections.find(({ name }) => name === '.rela.dyn');
      for (let at = table?.offset ?? 0; at < (table?.offset ?? 0) + (table?.size ?? 0); at += 24) {
        const place = Number(bytes.readBigUInt64LE(at));
        const { offset = 0, address = 0 } =
          sections.find(({ address: from = 0, size }) => place >= from && place < from + size) ?? {};
        bytes.fill(0, offset + place - address, offset + place - address + 8);
      }
      writeFileSync(`${file}.empty`, bytes);
      check(await callsOf(`${file}.empty`));
    },
    buildTimeout,
  );

  test.each(['linux/amd64', 'linux/arm64'])(
    'are those that go tool objdump shows: %s',
    async (target) => {
      const module = writeModule({ 'main.go': programs['cmd/calls/main.go'] });
      const options = { target, output: target.replace('/', '_'), flags: ['-ldflags=-w'] };
      const file = await build(module, options);
      const printed = await goCommand(await testGo(), ['tool', 'objdump', '-s', '.', file], module.dir);
      const plain = (name: string): string =>
        name.replace(/\.abi(0|internal)$/, '').replace(/\[.*\]/, '[...]');
      const expected = new Map<string, Set<string>>();
      let caller = '';
      for (const [, text, called] of printed.matchAll(/^TEXT (.*)\(SB\)|\b(?:CALL|JMP) (\S.*)\(SB\)/gm)) {
        if (text !== undefined) caller = plain(text);
        else if (called !== undefined && plain(called) !== caller) {
          expected.set(plain(called), (expected.get(plain(called)) ?? new Set()).add(caller));
        }
      }
      const graph = await callsOf(file);
      // Not of methods, whose wrappers are left out.
      const functions = graph.find((name) => /^[\w/]+\.\w+$/.test(name));
      expect(functions.length).toBeGreaterThan(2000);
      for (const name of functions) {
        expect([name, ...graph.callers(name)]).toEqual([name, ...[...(expected.get(name) ?? [])].sort()]);
      }
    },
    buildTimeout,
  );

  test.each(['linux/386', 'linux/riscv64'])(
    'are not known, but what is there is: %s',
    async (target) => {
      const file = await build(writeModule(hello), { target, output: target.replace('/', '_') });
      const graph = await callsOf(file);
      expect(graph.source).toBe('presence');
      expect([graph.has('main.main'), graph.has('main.other')]).toEqual([true, false]);
      expect([...graph.callers('main.main'), ...graph.references('main.main')]).toEqual([]);
    },
    buildTimeout,
  );

  test(
    'of what has no function table are undefined',
    async () => {
      const wasm = await build(writeModule(hello), { target: 'wasip1/wasm', output: 'hello.wasm' });
      for (const file of [wasm, process.execPath]) {
        expect(await readCalls(file, await readExecutable(file), () => true)).toBeUndefined();
      }
    },
    buildTimeout,
  );

  test(
    'of the go command itself are read in well under a second',
    async () => {
      const { go } = await testGo();
      const before = performance.now();
      const graph = await callsOf(go);
      expect(performance.now() - before).toBeLessThan(1000);
      expect(graph.callers('cmd/go/internal/modload.LoadPackages')).toContain(
        'cmd/go/internal/load.PackagesAndErrors',
      );
    },
    buildTimeout,
  );
});
