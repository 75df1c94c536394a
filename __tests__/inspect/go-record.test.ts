import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type BuildInfo, setting } from '../../src/inspect/buildinfo.ts';
import { readExecutable } from '../../src/inspect/executable.ts';
import { readLinkedBuildInfo } from '../../src/inspect/go-record.ts';
import { testGo } from '../go.ts';
import { temporaryFolder } from '../host.ts';
import { build, buildTimeout, goCommand, hello, twoAtATime, writeModule } from './programs.ts';

/** Prints what Go itself reads of its build info as it runs. */
const program = {
  'main.go': [
    'package main',
    'import ("encoding/json"; "os"; "runtime/debug")',
    'func main() { info, _ := debug.ReadBuildInfo(); text, _ := json.Marshal(info); os.Stdout.Write(text) }',
  ].join('\n'),
};

const wasi = `
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';
const wasi = new WASI({ version: 'preview1', args: ['x'], env: {} });
const module = await WebAssembly.compile(await readFile(process.argv[2]));
wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
`;

const builds: readonly {
  name: string;
  go: string;
  target: string;
  env?: Record<string, string>;
  flags?: string[];
}[] = [
  { name: 'js', go: '1.27.4', target: 'js/wasm' },
  { name: 'wasip1', go: '1.27.4', target: 'wasip1/wasm', flags: ['-tags=a b', '-trimpath=false'] },
  { name: 'an experiment', go: '1.27.4', target: 'wasip1/wasm', env: { GOEXPERIMENT: 'heapminimum512kib' } },
  { name: 'Go 1.21', go: '1.21.13', target: 'wasip1/wasm' },
];

describe('the build info of a wasm module', () => {
  const files = new Map<string, string>();
  beforeAll(async () => {
    const module = writeModule(program);
    await twoAtATime(builds, async ({ name, ...options }) => {
      files.set(name, await build(module, { ...options, output: `${name.replaceAll(' ', '')}.wasm` }));
    });
  }, buildTimeout);

  test.each(builds)(
    'is what the program says of itself when it runs: $name',
    async ({ name, go, target }) => {
      const file = files.get(name) ?? '';
      const { root } = await testGo(go);
      const runner = join(temporaryFolder('inspect'), 'wasi.mjs');
      writeFileSync(runner, wasi);
      const script = target === 'js/wasm' ? join(root, 'lib', 'wasm', 'wasm_exec_node.js') : runner;
      expect(existsSync(script)).toBe(true);
      const printed = execFileSync(process.execPath, [script, file], {
        stdio: ['ignore', 'pipe', 'ignore'],
      }).toString();
      const found = await readLinkedBuildInfo(file, await readExecutable(file));
      // Before Go 1.25 its JSON holds what is empty.
      const own = JSON.parse(printed, (_, value: unknown) =>
        value === null || value === '' ? undefined : value,
      ) as object;
      expect(found).toEqual({ ...own, source: 'modinfo' });
    },
    60_000,
  );

  test('is undefined of wasm that Go did not write', async () => {
    const file = join(temporaryFolder('inspect'), 'empty.wasm');
    writeFileSync(file, Buffer.from('0061736d01000000', 'hex'));
    expect(await readLinkedBuildInfo(file, await readExecutable(file))).toBeUndefined();
  });
});

describe('the build info of a format that the go command reads only sometimes', () => {
  const targets = ['aix/ppc64', 'plan9/386', 'plan9/amd64', 'plan9/arm'];
  const stripped = new Map<string, string>();
  let readable = '';
  beforeAll(async () => {
    const module = writeModule(hello);
    await twoAtATime(targets, async (target) => {
      stripped.set(target, await build(module, { target, output: target.replace('/', '_') }));
    });
    readable = await build(module, { target: 'linux/amd64', output: 'readable' });
  }, buildTimeout);

  test.each(targets)('is what go version -m -json says of the same for linux/amd64: %s', async (target) => {
    const file = stripped.get(target) ?? '';
    const found = await readLinkedBuildInfo(file, await readExecutable(file));
    const printed = await goCommand(await testGo(), ['version', '-m', '-json', readable], process.cwd());
    const expected = JSON.parse(printed) as BuildInfo;
    const [os, arch] = target.split('/');
    expect(setting(found ?? {}, 'GOOS')).toBe(os);
    expect(setting(found ?? {}, 'GOARCH')).toBe(arch);
    const shared = (info: BuildInfo | undefined) => ({
      ...info,
      Settings: info?.Settings?.filter(({ Key }) => !/^GO(OS|ARCH|AMD64|386|ARM|PPC64)$/.test(Key)),
    });
    expect(shared(found)).toEqual({ ...shared(expected), source: 'modinfo' });
  });
});
