import { describe, expect, test } from '@jest/globals';
import { mergeDiagnostics, parseDiagnostics, saysMore } from '../../src/compile/diagnostics.ts';

const at = (file: string, line: number, column?: number) =>
  column === undefined ? { file, line } : { file, line, column };

describe('what go build prints (Go 1.27.4) is read as errors with their places', () => {
  test.each([
    [
      'the compiler, paths from the folder it ran in',
      '# example.com/m/cmd/a\ncmd/a/main.go:6:14: cannot use "s" as int value\n./x.go:2:1: undefined: y\n',
      [
        { message: 'cannot use "s" as int value', at: at('svc/cmd/a/main.go', 6, 14) },
        { message: 'undefined: y', at: at('svc/x.go', 2, 1) },
      ],
    ],
    [
      'a file of a sibling module in the workspace',
      '# example.com/lib\n../lib/l.go:1:2: bad\n',
      [{ message: 'bad', at: at('lib/l.go', 1, 2) }],
    ],
    [
      'an absolute path inside the workspace',
      '# example.com/lib\n/w/lib/l.go:1:2: bad\n',
      [{ message: 'bad', at: at('lib/l.go', 1, 2) }],
    ],
    [
      'lines that continue a message after a tab',
      '# p\na.go:3:7: not enough arguments in call to f\n\thave (number)\n\twant (int, int)\n',
      [
        {
          message: 'not enough arguments in call to f\nhave (number)\nwant (int, int)',
          at: at('svc/a.go', 3, 7),
        },
      ],
    ],
    [
      'errors before any package: a missing module',
      'cmd/b/main.go:3:8: no required module provides package nope.example/thing; to add it:\n\tgo get nope.example/thing\n',
      [
        {
          message:
            'no required module provides package nope.example/thing; to add it:\ngo get nope.example/thing',
          at: at('svc/cmd/b/main.go', 3, 8),
        },
      ],
    ],
    [
      'the assembler, which knows no column, and not its last words',
      '# p\ncmd/b/x_amd64.s:2: unrecognized instruction "MOVQQ"\nasm: assembly of cmd/b/x_amd64.s failed\n',
      [{ message: 'unrecognized instruction "MOVQQ"', at: at('svc/cmd/b/x_amd64.s', 2) }],
    ],
    [
      'a C compiler through cgo, without its remarks and pictures',
      "# p\ncg/m.go: In function 'f':\ncg/m.go:4:23: error: 'q' undeclared\n    4 | // int f(void) { return q; }\n      |                       ^\ncg/m.go:4:23: note: each undeclared identifier is reported only once\ncg/m.go:2:3: warning: #warning hello\n",
      [{ message: "error: 'q' undeclared", at: at('svc/cg/m.go', 4, 23) }],
    ],
    [
      'the linker, which names no place',
      '# example.com/m/cmd/b\nmain.main: relocation target main.x not defined\n',
      [{ message: 'main.main: relocation target main.x not defined', at: undefined }],
    ],
    [
      'the C linker, whose places are made up by -trimpath',
      "# p\nlink: running gcc failed: exit status 1\n/_/example.com/m/cg/m.go:4: undefined reference to `g'\n",
      [{ message: "/_/example.com/m/cg/m.go:4: undefined reference to `g'", at: undefined }],
    ],
    [
      'an import cycle as one error',
      'package example.com/m/cmd/a\n\timports example.com/m/lib from main.go\n\timports example.com/m/lib from l.go: import cycle not allowed\n',
      [
        {
          message:
            'package example.com/m/cmd/a\n\timports example.com/m/lib from main.go\n\timports example.com/m/lib from l.go: import cycle not allowed',
          at: undefined,
        },
      ],
    ],
    [
      'a dependency outside the workspace, with its place in the message',
      '# dep\n/root/mod/dep@v1.0.0/d.go:5:1: bad\n',
      [{ message: '/root/mod/dep@v1.0.0/d.go:5:1: bad', at: undefined }],
    ],
    [
      'line ends of Windows',
      '# p\r\na.go:1:2: bad\r\n\tmore\r\n',
      [{ message: 'bad\nmore', at: at('svc/a.go', 1, 2) }],
    ],
    [
      'the go command itself',
      'go: no main packages to build\n',
      [{ message: 'go: no main packages to build', at: undefined }],
    ],
    [
      'a flag that the linker does not know, without all those that it does',
      '# p\nflag provided but not defined: -zzz\nusage: link [options] main.o\n  -B note\n    \tset it\n  -V\tprint\n',
      [{ message: 'flag provided but not defined: -zzz', at: undefined }],
    ],
    ['nothing', '', []],
  ])('%s', (_, output, expected) => {
    expect(parseDiagnostics(output, '/w/svc', '/w')).toEqual(expected);
  });
});

test.each([
  ['positioned errors alone', '# p\na.go:1:2: bad\n\tmore\na.go:9:1: too many errors\n', false],
  ['one text that is the error itself', '# p\nmain.main: relocation target main.x not defined\n', false],
  ['an excerpt below an error', '# p\na.c:1:2: error: bad\n    1 | x\n      | ^\n', true],
  ['a linker beside a place', "# p\nlink: running gcc failed\n/_/m.go:4: undefined reference to `g'\n", true],
])('of %s, the output is looked through for more than the diagnostics', (_, output, expected) => {
  expect(saysMore(output)).toBe(expected);
});

test('an error of several targets stands once, with its targets', () => {
  const both = '# p\na.go:1:2: bad\n';
  const merged = mergeDiagnostics(
    [
      { target: 'linux/amd64', output: `${both}a_amd64.go:2:2: worse\n` },
      { target: 'linux/arm64', output: both },
    ],
    '/w',
    '/w',
  );
  expect(merged.map(({ message, targets }) => [message, targets])).toEqual([
    ['bad', ['linux/amd64', 'linux/arm64']],
    ['worse', ['linux/amd64']],
  ]);
});
