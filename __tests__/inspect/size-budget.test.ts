import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { readExecutable } from '../../src/inspect/executable.ts';
import { keepBudget, overBudget } from '../../src/inspect/size-budget.ts';
import { build, buildTimeout, hello, writeModule } from './programs.ts';

describe('size-budget', () => {
  test(
    'refuses real binaries that are larger, all at once, and says what the largest is made of',
    async () => {
      const module = writeModule(hello);
      const binaries = await Promise.all(
        ['linux/amd64', 'windows/amd64', 'linux/arm64'].map(async (target) => {
          const file = await build(module, { target, output: target.replace('/', '_') });
          const { length: size } = readFileSync(file);
          return { path: `${target}/hello`, file, size, executable: await readExecutable(file) };
        }),
      );
      const [smallest, middle, largest] = binaries.sort((a, b) => a.size - b.size);
      if (smallest === undefined || middle === undefined || largest === undefined) throw new Error();
      await expect(keepBudget(binaries, largest.size)).resolves.toBeUndefined();
      const { message } = await keepBudget(binaries, smallest.size).then(
        () => new Error('kept'),
        (error: unknown) => error as UserError,
      );
      expect(message.indexOf(`  ${largest.path}: ${largest.size} bytes`)).toBeGreaterThan(0);
      expect(message.indexOf(`  ${middle.path}: `)).toBeGreaterThan(message.indexOf(`  ${largest.path}: `));
      expect(message).not.toContain(smallest.path);
      expect(message).toContain(`The largest sections of ${largest.path}:`);
      expect(message).toMatch(/ MB {2}runtime\n/);
    },
    buildTimeout,
  );

  test('is said with every binary, and the largest parts of the first', () => {
    const over = [
      { path: 'linux_amd64/api', size: 25_500_000 },
      { path: 'linux_arm64/api', size: 25_000_001 },
    ];
    const error = overBudget(over, 25_000_000, {
      sections: [
        { name: '.text', size: 11_000_000 },
        { name: '.rodata', size: 900_000 },
        { name: '.go.buildinfo', size: 300 },
      ],
      packages: [{ name: 'net/http', size: 800_000 }],
    });
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(
      [
        'Over the `size-budget` of 25000000 bytes (25.00 MB):',
        '  linux_amd64/api: 25500000 bytes (25.50 MB), 500000 too many',
        '  linux_arm64/api: 25000001 bytes (25.00 MB), 1 too many',
        'The largest sections of linux_amd64/api:',
        '  11.00 MB  .text',
        '   0.90 MB  .rodata',
        'The packages with the most code in linux_amd64/api:',
        '  0.80 MB  net/http',
        'Drop what is not needed, or raise `size-budget`.',
      ].join('\n'),
    );
  });
});
