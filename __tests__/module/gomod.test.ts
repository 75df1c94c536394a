import { describe, expect, test } from '@jest/globals';
import { parseModFile } from '../../src/module/gomod.ts';

const none = { module: '', go: '', toolchain: '', use: [] };

describe('parseModFile', () => {
  test.each<[string, string, object]>([
    ['nothing', '', {}],
    [
      'plain lines',
      'module example.com/a\n\ngo 1.26.0\ntoolchain go1.27.4\n',
      { module: 'example.com/a', go: '1.26.0', toolchain: '1.27.4' },
    ],
    ['line ends of Windows', 'module example.com/a\r\ngo 1.26\r\n', { module: 'example.com/a', go: '1.26' }],
    ['a quoted path', 'module "example.com/a b" // why\n', { module: 'example.com/a b' }],
    ['a raw quoted path', 'module `example.com/a`\n', { module: 'example.com/a' }],
    [
      'blocks',
      'module (\n\texample.com/a\n)\nuse (\n\t./a // one\n\t// none\n\t"./b c"\n)\nuse ./d\n',
      { module: 'example.com/a', use: ['./a', './b c', './d'] },
    ],
    [
      'a comment in place of a line',
      '// module example.com/a\nmodule example.com/b//c\ngo 1.21 // go 1.22',
      { module: 'example.com/b', go: '1.21' },
    ],
    ['toolchain default', 'toolchain default\n', {}],
    ['lines of a require block', 'require (\n\tgo 1.2\n\ttoolchain v1\n)\ngo 1.26\n', { go: '1.26' }],
    ['a block without a blank', 'use(\n./a\n)\n', { use: ['./a'] }],
  ])('reads %s', (_, text, expected) => {
    expect(parseModFile(text)).toEqual({ ...none, ...expected });
  });
});
