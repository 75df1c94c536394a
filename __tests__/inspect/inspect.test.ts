import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Binary } from '../../src/inspect/binary.ts';
import type { Compiled } from '../../src/compile/compile.ts';
import { setting } from '../../src/inspect/buildinfo.ts';
import { inspectFiles, inspectTarget } from '../../src/inspect/inspect.ts';
import { verifyBinary } from '../../src/inspect/verify.ts';
import { parseTarget } from '../../src/plan/targets.ts';
import { testGo } from '../go.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { goModule, main, plan, repository } from './plans.ts';
import { build, buildTimeout, goCommand, hello, type Module, writeModule } from './programs.ts';

describe('the binaries of a commit', () => {
  let module: Module;
  let commit: string;
  const root = temporaryFolder('inspect');
  const targets = ['linux/arm64', 'windows/amd64', 'wasip1/wasm'].map(parseTarget);

  const compiled = (name: string): Compiled[] => {
    const target = targets.find((each) => each.name === name) ?? parseTarget(name);
    const suffix = target.os === 'windows' ? '.exe' : '';
    const own = main({ module: goModule({ repository: repository({ commit }) }) });
    return ['api', 'tool'].map((file) => ({
      main: own,
      target,
      file: join(root, target.folder, file + suffix),
    }));
  };

  const inspect = async (name: string): Promise<Binary[]> =>
    await inspectTarget(compiled(name), root, await testGo(), testHost());

  beforeAll(async () => {
    module = writeModule(hello);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
        cwd: module.dir,
      }).toString();
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    commit = git('rev-parse', 'HEAD').trim();
    const toolchain = await testGo();
    for (const target of targets) {
      for (const { file } of compiled(target.name)) {
        const args = ['build', '-trimpath', '-buildvcs=true', '-ldflags=-s -w', '-o', file, '.'];
        await goCommand(toolchain, args, module.dir, { CGO_ENABLED: '0', ...target.env });
      }
    }
  }, buildTimeout);

  test.each(['linux/arm64', 'windows/amd64', 'wasip1/wasm'])('of %s are what was promised', async (name) => {
    const binaries = await inspect(name);
    expect(binaries).toHaveLength(2);
    for (const binary of binaries) {
      expect(setting(binary.buildInfo, 'vcs.revision')).toBe(commit);
      expect(() => {
        verifyBinary(binary, plan());
      }).not.toThrow();
      expect(() => {
        verifyBinary(binary, plan({ goVersion: '1.27.3' }));
      }).toThrow(/the Go version/);
      expect(() => {
        verifyBinary({ ...binary, target: parseTarget('linux/386') }, plan());
      }).toThrow(/GOOS|GOARCH/);
    }
  });

  test('have their path, size, hash and text', async () => {
    const [api, tool] = await inspect('linux/arm64');
    const bytes = readFileSync(join(root, 'linux_arm64', 'api'));
    expect(api).toMatchObject({
      path: 'linux_arm64/api',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(tool?.path).toBe('linux_arm64/tool');
    const printed = await goCommand(await testGo(), ['version', '-m', 'linux_arm64/api'], root);
    expect(api?.buildInfoText).toBe(printed);
    expect(printed).toMatch(/^linux_arm64\/api: go1\.27\.4\n/);
  });

  test('of wasm have no text and are marked', async () => {
    const [api] = await inspect('wasip1/wasm');
    expect(api?.buildInfoText).toBeUndefined();
    expect(api?.buildInfo.source).toBe('modinfo');
  });

  test('inspected by name say of themselves what they are', async () => {
    const files = ['linux_arm64/api', 'windows_amd64/tool.exe', 'wasip1_wasm/api'];
    const host = testHost({ cwd: root, env: { ...process.env, PATH: await goFirst() } });
    const [arm, windows, wasm] = await inspectFiles(files, host);
    expect(arm).toMatchObject({
      path: files[0],
      goVersion: '1.27.4',
      os: 'linux',
      arch: 'arm64',
      linkage: 'static',
    });
    expect(arm?.buildInfo.Path).toBe('example.com/hello');
    expect(windows).toMatchObject({
      path: files[1],
      os: 'windows',
      linkage: 'system',
      needed: ['kernel32.dll'],
    });
    expect(wasm).toMatchObject({
      path: files[2],
      os: 'wasip1',
      arch: 'wasm',
      linkage: 'none',
      goVersion: '1.27.4',
    });
  });

  test('are inspected by an older Go on PATH too, whose inherited GOROOT is another', async () => {
    const older = await testGo('1.21.13');
    const env = { ...process.env, PATH: await goFirst('1.21.13'), GOROOT: (await testGo()).root };
    const [found] = await inspectFiles(['linux_arm64/api'], testHost({ cwd: root, env }));
    expect(older.version).toBe('1.21.13');
    expect(found).toEqual((await inspectFiles(['linux_arm64/api'], testHost({ cwd: root })))[0]);
  });

  test('cannot be inspected without a go command, which is said', async () => {
    const env = { PATH: temporaryFolder('inspect') };
    await expect(inspectFiles(['linux_arm64/api'], testHost({ cwd: root, env }))).rejects.toThrow(
      /no `go` on PATH/,
    );
  });
});

async function goFirst(version?: string): Promise<string> {
  return [dirname((await testGo(version)).go), process.env['PATH'] ?? ''].join(delimiter);
}

describe('a file that Go did not build', () => {
  const dir = temporaryFolder('inspect');

  test('is refused with its name, whether text or program', async () => {
    writeFileSync(join(dir, 'text'), 'not a program');
    await expect(inspectFiles(['text'], testHost({ cwd: dir }))).rejects.toThrow(/text is not an executable/);
    copyFileSync(process.execPath, join(dir, 'node'));
    await expect(inspectFiles(['node'], testHost({ cwd: dir }))).rejects.toThrow(
      /node holds no Go build info: .*Name a program/,
    );
    writeFileSync(join(dir, 'empty.wasm'), Buffer.from('0061736d01000000', 'hex'));
    await expect(inspectFiles(['empty.wasm'], testHost({ cwd: dir }))).rejects.toThrow(
      /empty\.wasm holds no Go build info: .*Name a program/,
    );
  });

  test(
    'inspecting a binary does not run it',
    async () => {
      const mark = join(dir, 'ran');
      const source = `package main\n\nimport "os"\n\nfunc main() { os.WriteFile(${JSON.stringify(mark)}, nil, 0o600) }\n`;
      const file = await build(writeModule({ 'main.go': source }), { output: 'marks' });
      chmodSync(file, 0o755);
      mkdirSync(join(dir, 'sub'));
      await inspectFiles([file], testHost({ cwd: join(dir, 'sub') }));
      expect(() => readFileSync(mark)).toThrow(/ENOENT/);
    },
    buildTimeout,
  );
});
