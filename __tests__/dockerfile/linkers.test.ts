import { expect, test } from '@jest/globals';
import { chooseBase } from '../../src/dockerfile/base-image.ts';
import { linkersOf, nameLinkers } from '../../src/dockerfile/linkers.ts';
import { UserError } from '../../src/errors.ts';
import { makeArtifacts, makePlan } from './fixture.ts';

test.each<[string, string, string[], string[]]>([
  ['by -l', 'libfoo.so.1', ['example.com/a -lfoo', 'example.com/b -lbar'], ['example.com/a']],
  ['in several packages', 'libfoo.so.1', ['a -lfoo', 'b -lfoo', 'a -lfoo'], ['a', 'b']],
  ['not by a longer name', 'libfoo.so.1', ['a -lfoobar'], []],
  ['by its very file name', 'libfoo.so.1', ['a -l:libfoo.so.1'], ['a']],
  ['by a path', 'libfoo.so.1', ['a /opt/lib/libfoo.so'], ['a']],
  ['with a name that holds what expressions read', 'libstd+.so.6', ['a -lstd+'], ['a']],
  ['perhaps by pkg-config, where none names it', 'libfoo.so.1', ['a pkg-config', 'b -lbar'], ['a']],
  ['not by pkg-config, where one names it', 'libfoo.so.1', ['a pkg-config', 'b -lfoo'], ['b']],
  ['by nobody', 'libfoo.so.1', [''], []],
])('a library is brought in %s', (_, library, lines, packages) => {
  expect(linkersOf(library, `${lines.join('\n')}\n`)).toEqual(packages);
});

function refusal(): unknown {
  const [artifact] = makeArtifacts(makePlan(), {
    interpreter: '/lib64/ld-linux-x86-64.so.2',
    needed: ['libfoo.so.1'],
  });
  try {
    chooseBase(artifact === undefined ? [] : [artifact]);
  } catch (error) {
    return error;
  }
  return undefined;
}

test('the error that refuses a library names the packages that brought it in', async () => {
  const asked: unknown[] = [];
  const error = await nameLinkers(refusal(), (missing) => {
    asked.push(missing);
    return Promise.resolve(['example.com/foo']);
  });
  expect(asked).toEqual([
    { library: 'libfoo.so.1', package: 'example.com/r/cmd/api', target: 'linux/amd64' },
  ]);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toMatch(
    /needs the library libfoo\.so\.1.* brought in by the package example\.com\/foo\.$/,
  );
});

test('any other error stays as it is', async () => {
  const other = new UserError('other');
  expect(await nameLinkers(other, () => Promise.resolve(['x']))).toBe(other);
  const unknown = refusal();
  expect(await nameLinkers(unknown, () => Promise.resolve([]))).toBe(unknown);
});
