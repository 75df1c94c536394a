import { basename, dirname } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { parseVersionText, readBuildInfos, setting, splitVersionText } from '../../src/inspect/buildinfo.ts';
import { parseBuildInfo } from '../../src/inspect/modinfo.ts';
import { unquoteGo } from '../../src/inspect/unquote.ts';
import { testGo } from '../go.ts';
import { testHost } from '../host.ts';
import { build, buildTimeout, goCommand, hello, type Module, writeModule } from './programs.ts';

/** A program with a plain dependency, one replaced by another version and one by a folder. */
const program = {
  'go.mod': [
    'module example.com/hello',
    'go 1.21',
    'require (',
    '  example.com/local v1.2.3',
    '  golang.org/x/sync v0.1.0',
    '  golang.org/x/text v0.3.8',
    ')',
    'replace example.com/local => ./local',
    'replace golang.org/x/sync => golang.org/x/sync v0.3.0',
  ].join('\n'),
  'main.go': [
    'package main',
    'import (',
    '  "example.com/local"',
    '  "golang.org/x/sync/errgroup"',
    '  "golang.org/x/text/unicode/norm"',
    ')',
    'func main() { var g errgroup.Group; _ = g.Wait(); println(local.Name, norm.NFC.String("a")) }',
  ].join('\n'),
  'local/go.mod': 'module example.com/local\n\ngo 1.21\n',
  'local/local.go': 'package local\n\nconst Name = "local"\n',
};

describe('the build info of real binaries', () => {
  let module: Module;
  let files: string[];
  beforeAll(async () => {
    await testGo('1.24.6');
    module = writeModule(program);
    await goCommand(await testGo(), ['mod', 'tidy'], module.dir);
    const quoted = ['-trimpath=false', `-ldflags=-s -w -X 'main.v=a "b" \\c	é'`, '-tags=x,y'];
    files = [
      await build(module, { output: 'plain' }),
      await build(module, { output: 'quoted', flags: quoted }),
      await build(module, { output: 'old', go: '1.21.13' }),
      await build(module, { output: 'windows.exe', target: 'windows/amd64' }),
      await build(writeModule(hello), { output: 'hello', target: 'darwin/arm64' }),
    ];
  }, buildTimeout);

  const read = async (go: string) =>
    await readBuildInfos(await testGo(go), testHost(), dirname(files[0] ?? ''), names());
  const names = () =>
    files.map((file) => (dirname(file) === dirname(files[0] ?? '') ? basename(file) : file));

  test('holds what the go command says, replaced modules and quoted settings too', async () => {
    const infos = await read('1.27.4');
    expect(infos).toHaveLength(files.length);
    const [plain, quoted, old] = infos.map(({ buildInfo }) => buildInfo);
    expect(plain?.GoVersion).toBe('go1.27.4');
    expect(old?.GoVersion).toBe('go1.21.13');
    expect(plain?.Deps).toEqual([
      { Path: 'example.com/local', Version: 'v1.2.3', Replace: { Path: './local', Version: '(devel)' } },
      {
        Path: 'golang.org/x/sync',
        Version: 'v0.1.0',
        Replace: { Path: 'golang.org/x/sync', Version: 'v0.3.0', Sum: expect.stringMatching(/^h1:/) },
      },
      { Path: 'golang.org/x/text', Version: 'v0.3.8', Sum: expect.stringMatching(/^h1:/) },
    ]);
    expect(setting(quoted ?? {}, '-ldflags')).toBe(`-s -w -X 'main.v=a "b" \\c	é'`);
    expect(setting(quoted ?? {}, '-tags')).toBe('x,y');
    expect(setting(quoted ?? {}, 'vcs.revision')).toBeUndefined();
  });

  test('is the same, key for key, where the text is parsed because Go has no JSON', async () => {
    const [newer, older] = [await read('1.27.4'), await read('1.24.6')];
    expect(JSON.stringify(older, null, 1)).toBe(JSON.stringify(newer, null, 1));
  });

  // Stand-ins for the Go of a distribution and for one with experiments: the real Go, under such a version.
  test.each([
    '1.25.3 (Red Hat 1.25.3-1.el9)',
    '1.27.4 X:nogreenteagc',
    '1.27.4-X:nogreenteagc',
    'devel go1.28',
  ])('is the same from a Go that calls itself %s', async (version) => {
    const toolchain = { ...(await testGo()), version };
    const found = await readBuildInfos(toolchain, testHost(), dirname(files[0] ?? ''), names());
    expect(JSON.stringify(found)).toBe(JSON.stringify(await read('1.27.4')));
  });

  test('has the text of go version -m, on the path as it was given', async () => {
    const infos = await read('1.27.4');
    for (const [index, name] of names().entries()) {
      const printed = await goCommand(await testGo(), ['version', '-m', name], dirname(files[0] ?? ''));
      expect(infos[index]?.text).toBe(printed);
    }
  });

  test.each(['1.27.4', '1.24.6'])(
    'is refused by Go %s for a file that is none, with its name',
    async (go) => {
      const attempt = readBuildInfos(await testGo(go), testHost(), module.dir, [
        'out/plain',
        'main.go',
        'out/quoted',
      ]);
      await expect(attempt).rejects.toThrow(UserError);
      await expect(attempt).rejects.toThrow(/^main\.go holds no Go build info: .*Name a program/);
    },
  );

  test('is read of more files than one command line takes', async () => {
    const many = Array.from({ length: 400 }, () => `${'./'.repeat(30)}out/plain`);
    const infos = await readBuildInfos(await testGo(), testHost(), module.dir, many);
    expect(infos).toHaveLength(400);
    expect(new Set(infos.map(({ buildInfo }) => buildInfo.Path))).toEqual(new Set(['example.com/hello']));
  });
});

describe('the text of go version -m', () => {
  test('is divided at the paths that were asked for, whatever they hold', () => {
    const printed = 'a: go1.27.4\n\tpath\tx\nb: c: go1.26.1\nd\n\te: go1.25.0\n\tpath\ty\n';
    expect(splitVersionText(printed, ['a', 'b: c', 'missing', 'd\n\te'])).toEqual([
      'a: go1.27.4\n\tpath\tx\n',
      'b: c: go1.26.1\n',
      undefined,
      'd\n\te: go1.25.0\n\tpath\ty\n',
    ]);
  });

  test('of a binary built outside of any module has a version and an empty main module', () => {
    expect(parseVersionText('a: go1.27.4\n', 'a')).toEqual({ GoVersion: 'go1.27.4', Main: {} });
  });

  test.each([
    ['a=b', { Key: 'a', Value: 'b' }],
    ['a=', { Key: 'a' }],
    ['a=b=c', { Key: 'a', Value: 'b=c' }],
    ['"a b"="c d"', { Key: 'a b', Value: 'c d' }],
    ['-ldflags="-X \'main.v=1 \\"2\\"\'"', { Key: '-ldflags', Value: '-X \'main.v=1 "2"\'' }],
    ['`a=`=b', { Key: 'a=', Value: 'b' }],
  ])('setting %s is %j', (line, expected) => {
    expect(parseBuildInfo(`build\t${line}\n`, '').Settings).toEqual([expected]);
  });

  test('with lines of an unknown kind is read without them', () => {
    expect(parseBuildInfo('path\tp\nfuture\tx\n=>\ta\tb\tc\n\n', 'go1.40')).toEqual({
      GoVersion: 'go1.40',
      Path: 'p',
      Main: {},
    });
  });
});

test.each([
  ['plain', 'plain'],
  ['"', '"'],
  ['"a\\tb\\n"', 'a\tb\n'],
  ['"\\xc3\\xa9"', 'é'],
  ['"\\303\\251"', 'é'],
  ['"\\u00e9\\U0001F600"', 'é😀'],
  ['"\\\\ \\" \\a"', '\\ " \u0007'],
  ['`a\\b`', 'a\\b'],
  ['"é日"', 'é日'],
])('the Go string %s is unquoted', (quoted, text) => {
  expect(unquoteGo(quoted)).toBe(text);
});
