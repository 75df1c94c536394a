import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UserError } from '../../src/errors.ts';
import { readCalls } from '../../src/inspect/calls.ts';
import { readExecutable } from '../../src/inspect/executable.ts';
import { compositionOf } from '../../src/inspect/functions.ts';
import { readLinkedBuildInfo } from '../../src/inspect/go-record.ts';
import { temporaryFolder } from '../host.ts';
import { build, buildTimeout, cgoHello, hello, twoAtATime, writeModule } from './programs.ts';

const targets = [
  'linux/amd64',
  'linux/arm64',
  'linux/mips',
  'darwin/arm64',
  'windows/amd64',
  'wasip1/wasm',
  'plan9/386',
  'aix/ppc64',
];
const withC = process.platform === 'linux' ? ['cgo'] : [];

/** Long enough for a loaded machine, and far from what a loop over a damaged table would take. */
const quick = 2000;

describe('a damaged binary', () => {
  const whole = new Map<string, Buffer>();
  const file = join(temporaryFolder('inspect'), 'damaged');
  beforeAll(async () => {
    const module = writeModule(hello);
    await twoAtATime(targets, async (target) => {
      whole.set(target, readFileSync(await build(module, { target, output: target.replace('/', '_') })));
    });
    if (withC.length > 0) {
      const options = { output: 'cgo', env: { CGO_ENABLED: '1' } };
      whole.set('cgo', readFileSync(await build(writeModule(cgoHello), options)));
    }
  }, buildTimeout);

  const look = async (bytes: Buffer): Promise<void> => {
    writeFileSync(file, bytes);
    const before = performance.now();
    try {
      const executable = await readExecutable(file);
      await compositionOf(file, executable);
      await readCalls(file, executable, () => true);
      await readLinkedBuildInfo(file, executable);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
    expect(performance.now() - before).toBeLessThan(quick);
  };

  test.each([...targets, ...withC])(
    'of %s, cut short anywhere, is read or refused, and soon',
    async (target) => {
      const bytes = whole.get(target) ?? Buffer.alloc(0);
      const length = fc.oneof(fc.integer({ min: 0, max: 4096 }), fc.integer({ min: 0, max: bytes.length }));
      await fc.assert(
        fc.asyncProperty(length, (end) => look(bytes.subarray(0, end))),
        { numRuns: 60 },
      );
    },
    60_000,
  );

  test.each([...targets, ...withC])(
    'of %s, with bytes of its headers overwritten, is read or refused, and soon',
    async (target) => {
      const bytes = whole.get(target) ?? Buffer.alloc(0);
      const change = fc.record({
        at: fc.oneof(
          { weight: 4, arbitrary: fc.integer({ min: 4, max: 1024 }) },
          fc.integer({ min: 4, max: bytes.length - 9 }),
        ),
        value: fc.oneof(
          fc.uint8Array({ minLength: 1, maxLength: 8 }),
          fc.constant(Uint8Array.of(0xff, 0xff, 0xff, 0xff)),
          fc.constant(Uint8Array.of(0, 0, 0, 0)),
        ),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
          const damaged = Buffer.from(bytes);
          for (const { at, value } of changes) damaged.set(value, at);
          await look(damaged);
        }),
        { numRuns: 150 },
      );
    },
    120_000,
  );

  test.each([...targets, ...withC])(
    'of %s, made of random bytes behind its magic number, is refused or read, and soon',
    async (target) => {
      const magic = (whole.get(target) ?? Buffer.alloc(0)).subarray(0, 8);
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), (rest) => look(Buffer.concat([magic, rest]))),
        { numRuns: 100 },
      );
    },
    60_000,
  );

  test('that lies about its number of wasm sections is not read to its end', async () => {
    const empty = Buffer.alloc(4_000_000);
    const file = join(temporaryFolder('inspect'), 'many.wasm');
    writeFileSync(file, Buffer.concat([Buffer.from('0061736d01000000', 'hex'), empty]));
    await expect(readExecutable(file)).rejects.toThrow(/impossible number of sections/);
  });

  test.each(['constructor', '__proto__', 'toString'])(
    'whose note is signed %s is of no known system',
    async (name) => {
      const bytes = Buffer.from(whole.get('linux/amd64') ?? '');
      // The build ID: sizes of name and text, type 4, the name; its text makes room for a longer name.
      const at = bytes.indexOf(Buffer.from('04000000476f0000', 'hex')) - 8;
      const length = 4 + bytes.readUInt32LE(at + 4);
      bytes.writeUInt32LE(12, at);
      bytes.writeUInt32LE(length - 12, at + 4);
      bytes.write(name.padEnd(12, '\0'), at + 12);
      writeFileSync(file, bytes);
      expect((await readExecutable(file)).os).toBe('');
    },
  );
});
