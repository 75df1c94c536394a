import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  commentText,
  copyWords,
  escapePath,
  quoteExec,
  quotePair,
  quoteValue,
  shellWord,
} from '../../src/dockerfile/quote.ts';
import { stageName } from '../../src/plan/stages.ts';
import { stageNames } from '../../src/plan/stages.ts';
import { runtimeEnv, stopSignal } from '../../src/dockerfile/image-inputs.ts';
import { UserError } from '../../src/errors.ts';
import { buildDockerlint, check, TOOL_TIMEOUT } from './buildkit.ts';

// Strings made of what a grammar trips over, and of all of Unicode.
const nasty = fc.constantFrom(
  ...['"', "'", '\\', '$', '${X}', '$X', '`', '#', ' ', '\t', '<<EOF', '=', '[', ']', '{', '}', '*', '?'],
  ...[
    ',',
    '&',
    '|',
    ';',
    '>',
    '!',
    '~',
    '--',
    '--from=x',
    '%',
    '^',
    'a',
    'b/c',
    '..',
    '😀',
    'é',
    '\u2028',
    '\u0085',
  ],
);
const pieces = fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 3 })), { maxLength: 8 });
const strings = pieces.map((parts) => parts.join('').replace(/[\r\n\0]/g, ''));

function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { numRuns: count, seed: 20261123 });
}

const HEAD = '# syntax=docker/dockerfile:1\n\nFROM docker.io/library/debian:trixie AS x\nARG X=expanded\n';

describe('what BuildKit gives back is what went in', () => {
  beforeAll(() => void buildDockerlint(), TOOL_TIMEOUT);

  test('values of LABEL', () => {
    const values = sample(strings, 4000);
    const text = HEAD + values.map((value, i) => `LABEL ${quotePair(`k${i}`, value, 'labels')}\n`).join('');
    const { error, stages } = check(text);
    expect(error).toBe('');
    expect(values.map((_, i) => stages[0]?.config.Labels?.[`k${i}`])).toEqual(values);
  });

  test('keys of LABEL', () => {
    const keys = [...new Set(sample(strings, 2000).map((key) => key.replaceAll('=', '')))].filter(
      (key) => key !== '',
    );
    const { error, stages } = check(
      HEAD + keys.map((key) => `LABEL ${quotePair(key, key, 'labels')}\n`).join(''),
    );
    expect(error).toBe('');
    expect(stages[0]?.config.Labels).toEqual(Object.fromEntries(keys.map((key) => [key, key])));
  });

  test('values of ENV', () => {
    const values = sample(strings, 1000);
    const text =
      HEAD + values.map((value, i) => `ENV ${quotePair(`E${i}`, value, 'runtime-env')}\n`).join('');
    const { error, stages } = check(text);
    expect(error).toBe('');
    expect(stages[0]?.config.Env?.slice(1)).toEqual(values.map((value, i) => `E${i}=${value}`));
  });

  test('words of an exec form, line ends included', () => {
    const words = [...sample(strings, 1000), 'a\nb', 'a\r\nRUN evil'];
    const { error, stages } = check(`${HEAD}ENTRYPOINT ${quoteExec(words, 'args')}\n`);
    expect(error).toBe('');
    expect(stages[0]?.config.Entrypoint).toEqual(words);
  });

  test('folders of WORKDIR', () => {
    for (const folder of ['/a b', '/$X', '/"q"', "/it's", '/back\\slash', '/#x', '/é']) {
      const { stages } = check(`${HEAD}WORKDIR ${quoteValue(folder, 'workdir')}\n`);
      expect(stages[0]?.config.WorkingDir).toBe(folder);
    }
  });

  test('paths of COPY, beside a variable that is expanded', () => {
    // A path that the file system knows: clean, without folders of the name `.` and `..`.
    const names = sample(strings, 1500)
      .map((text) => `n${text.replaceAll('/', '')}n`)
      .filter((name) => name.length > 2);
    const source = `${HEAD}FROM docker.io/library/debian:trixie AS y\nARG TARGETARCH\n`;
    const copies = names.map((name) => {
      const words = [
        `/\${TARGETARCH}/${escapePath(name, 'source', 'n')}`,
        escapePath(`/to/${name}`, 'destination', 'n'),
      ];
      return `COPY --from=x ${copyWords(words)}\n`;
    });
    const { error, stages } = check(source + copies.join(''), 'linux/arm64');
    expect(error).toBe('');
    const found = stages[1]?.copies ?? [];
    expect(found.map(({ dest }) => dest)).toEqual(names.map((name) => `/to/${name}`));
    // What is left in a source with a `*?[` is for Go's filepath.Match: __tests__/image/quoting.test.ts builds with one.
    const read = (src: string) => (/[*?[]/.test(src) ? src.replace(/\[([*?[])\]|\\(.)/gu, '$1$2') : src);
    expect(found.map(({ src }) => read(src))).toEqual(names.map((name) => `/arm64/${name}`));
  });

  test('every signal that is accepted', () => {
    const names = [
      'HUP',
      'int',
      'SIGQUIT',
      'USR1',
      'term',
      'STKFLT',
      'IO',
      'PWR',
      'SYS',
      'WINCH',
      'RTMIN',
      'RTMIN+1',
    ];
    const signals = [...names, 'SIGRTMIN+15', 'RTMAX', 'RTMAX-14', '1', '15', '64'].map(stopSignal);
    for (const signal of signals)
      expect([signal, check(`${HEAD}STOPSIGNAL ${signal}\n`).error]).toEqual([signal, '']);
  });

  test('no variable that its checks take for a secret', () => {
    const words = [
      'db',
      'PASSWORD',
      'token',
      'Api',
      'KEY',
      'apikey',
      'auth',
      'public',
      'file',
      'VERSION',
      'secrets',
      'url',
    ];
    const names = sample(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }), 1500).map(
      (parts) => parts.join('_'),
    );
    const accepted = [...new Set(names)].filter((name) => {
      try {
        return runtimeEnv(`${name}=x`)[name] === 'x';
      } catch {
        return false;
      }
    });
    expect(accepted.length).toBeGreaterThan(100);
    const { findings } = check(HEAD + accepted.map((name) => `ENV ${name}=x\n`).join(''));
    expect(findings.filter(({ rule }) => rule === 'SecretsUsedInArgOrEnv')).toEqual([]);
  });

  test('words of a RUN, which sh reads', () => {
    const words = sample(strings, 2000);
    const script = `printf '%s\\0' ${words.map((word) => shellWord(word, 'flag')).join(' ')}`;
    const { error, stages } = check(`${HEAD}RUN ${script}\n`);
    expect(error).toBe('');
    const args = stages[0]?.runs?.[0]?.args;
    expect(args).toEqual(['/bin/sh', '-c', script]);
    const heredoc = check(`${HEAD}RUN <<'EOF'\n${script}\nEOF\n`);
    expect(heredoc.stages[0]?.runs?.[0]?.args).toEqual(['/bin/sh', '-c', `${script}\n`]);
  });
});

(process.platform === 'win32' ? test.skip : test)('sh gives back the words that were quoted for it', () => {
  const words = sample(strings, 1000);
  const script = `printf '%s\\0' ${words.map((word) => shellWord(word, 'flag')).join(' ')}`;
  expect(execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1)).toEqual(words);
});

test.each([
  ['a line feed', 'x\nRUN evil'],
  ['a carriage return', 'x\ry'],
  ['a NUL', 'x\0y'],
])('%s cannot be expressed and is refused with the name of the input', (name, text) => {
  for (const quote of [
    () => quoteValue(text, 'labels: title'),
    () => quotePair('title', text, 'labels: title'),
    () => escapePath(text, 'source', 'labels: title'),
    () => shellWord(text, 'labels: title'),
  ]) {
    expect(quote).toThrow(UserError);
    expect(quote).toThrow(/labels: title.*/);
    expect(quote).toThrow(name);
  }
});

test('a value that no line of a Dockerfile can hold is refused', () => {
  const longest = '$'.repeat(32_000);
  expect(check(`${HEAD}LABEL ${quotePair('k', longest, 'labels')}\n`).error).toBe('');
  expect(() => quotePair('k', `${longest}$`, 'labels')).toThrow(/labels: the value of "k" is longer than/);
});

test('a NUL is refused in the exec form too', () => {
  expect(() => quoteExec(['a\0'], 'args')).toThrow(UserError);
});

test.each(['', 'a=b'])('the key %j is refused', (key) => {
  expect(() => quotePair(key, 'v', 'labels')).toThrow(/labels has the key/);
});

test('a comment stays on its line', () => {
  expect(commentText('a\r\nRUN evil\n')).toBe('a RUN evil ');
});

test.each([
  ['api', 'api'],
  ['API', 'api'],
  ['my.svc_2-x', 'my.svc_2-x'],
  ['7z', 'app-7z'],
  ['build', 'app-build'],
  ['debug', 'app-debug'],
  ['Build', 'app-build'],
  ['scratch', 'app-scratch'],
  ['context', 'app-context'],
  ['_x', 'app-_x'],
  ['ü~x', 'app---x'],
  ['', 'app-'],
])('the stage of %j is %j', (name, stage) => {
  expect(stageName(name, new Set())).toBe(stage);
});

test.each([
  [
    ['API', 'api', 'Api'],
    ['api-2', 'api', 'api-3'],
  ],
  [
    ['api-2', 'API', 'api'],
    ['api-2', 'api-3', 'api'],
  ],
  [
    ['build', 'app-build'],
    ['app-build-2', 'app-build'],
  ],
])('the stages of %j are %j', (names, stages) => {
  expect(stageNames(names)).toEqual(stages);
});

test('stages are valid, unique, never reserved and the same each time', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.oneof(strings, fc.constantFrom('build', 'debug', 'api', 'API', 'app-build'))),
      (names) => {
        const stages = stageNames(names);
        expect(new Set(stages).size).toBe(names.length);
        for (const stage of stages) {
          expect(stage).toMatch(/^[a-z][a-z0-9\-_.]*$/);
          expect(['build', 'debug', 'scratch', 'context']).not.toContain(stage);
        }
        expect(stageNames(names)).toEqual(stages);
      },
    ),
  );
});
