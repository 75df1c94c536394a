import { describe, expect, test } from '@jest/globals';
import { helpText, parseCommandLine } from '../src/arguments.ts';
import { INPUT_NAMES } from '../src/input-table.ts';

describe('build', () => {
  test.each<[string[], Record<string, string>]>([
    [[], {}],
    [['examples/service'], { 'working-directory': 'examples/service' }],
    [['--go-version', 'rc', 'x'], { 'go-version': 'rc', 'working-directory': 'x' }],
    [['--targets=linux/amd64', '--targets', 'darwin/arm64'], { targets: 'linux/amd64\ndarwin/arm64' }],
    [['--ldflags', '-X main.a=b', '--version', 'v1'], { ldflags: '-X main.a=b', version: 'v1' }],
    [['--cgo'], { cgo: 'true' }],
    [['--cgo', 'svc'], { cgo: 'true', 'working-directory': 'svc' }],
    [['--strip', 'false', 'svc'], { strip: 'false', 'working-directory': 'svc' }],
    [['--cache=read'], { cache: 'read' }],
    [['--output-dir', 'a', '--output-dir', 'b'], { 'output-dir': 'b' }],
    [['--', '-odd-folder'], { 'working-directory': '-odd-folder' }],
    [['--args', '-h'], { args: '-h' }],
    [['--args', '--help', '--args=--verbose', '--args', '--'], { args: '--help\n--verbose\n--' }],
    [['--', '--help'], { 'working-directory': '--help' }],
  ])('%j gives %j', (words, inputs) => {
    expect(parseCommandLine(['build', ...words])).toEqual({ command: 'build', inputs, verbose: false });
  });

  test('--verbose is no input', () => {
    expect(parseCommandLine(['dockerfile', '--verbose'])).toEqual({
      command: 'dockerfile',
      inputs: {},
      explain: false,
      verbose: true,
    });
  });
});

test('inspect takes files and --json', () => {
  expect(parseCommandLine(['inspect', 'a', '--json', 'b'])).toEqual({
    command: 'inspect',
    files: ['a', 'b'],
    json: true,
    verbose: false,
  });
});

test('report takes files, --json, and lines that are binding', () => {
  expect(parseCommandLine(['report', 'a', '--require', 'metrics', '--require=static', 'b'])).toEqual({
    command: 'report',
    files: ['a', 'b'],
    json: false,
    require: 'metrics\nstatic',
    verbose: false,
  });
  expect(parseCommandLine(['report', 'a', '--json'])).toMatchObject({ json: true, require: '' });
});

test.each<[string[], RegExp]>([
  [['biuld'], /Unknown command "biuld" \(did you mean build\?\)/],
  [['build', '--target', 'linux/amd64'], /Unknown flag --target \(did you mean --targets\?\)/],
  [['build', '-x'], /Unknown flag -x/],
  [['build', 'a', 'b'], /"b" is a second/],
  [['build', 'a', '--working-directory', 'b'], /given twice/],
  [['build', '--go-version'], /--go-version needs a value/],
  [['inspect'], /needs a file/],
  [['report', '--json'], /report needs a file/],
  [['report', 'a', '--targets', 'x'], /Unknown flag --targets/],
  [['inspect', 'a', '--json=false'], /--json takes no value, and "false" is one/],
  [['build', '--verbose=1'], /--verbose takes no value/],
  [['build', '--json'], /Unknown flag --json/],
  [['build', '--constructor=x'], /Unknown flag --constructor/],
  [['inspect', 'a', '--targets', 'x'], /Unknown flag --targets/],
])('%j is refused', (words, message) => {
  expect(() => parseCommandLine(words)).toThrow(message);
});

test.each([
  [[]],
  [['help']],
  [['--help']],
  [['-h']],
  [['build', '--help']],
  [['build', '--args', '-v', '-h']],
  [['inspect', 'a', '-h']],
])('%j asks for help', (words) => {
  expect(parseCommandLine(words)).toEqual({ command: 'help' });
});

test('the help names every input but the folder, which is the argument', () => {
  for (const name of INPUT_NAMES.filter((input) => input !== 'working-directory')) {
    expect(helpText()).toContain(`  --${name} `);
  }
});
