import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { checkSizeBudget } from '../../src/inspect/size-budget.ts';

describe('size-budget', () => {
  const large = { path: 'linux_amd64/api', size: 25_000_001 };
  const parts = {
    sections: [
      { name: '.text', size: 11_000_000 },
      { name: '.rodata', size: 900_000 },
      { name: '.go.buildinfo', size: 300 },
    ],
    packages: [{ name: 'net/http', size: 800_000 }],
  };

  test('lets a binary of just that size pass', () => {
    expect(() => {
      checkSizeBudget({ ...large, size: 25_000_000 }, 25_000_000, { sections: [], packages: [] });
    }).not.toThrow();
  });

  test('refuses a larger one with its largest parts', () => {
    const attempt = () => {
      checkSizeBudget(large, 25_000_000, parts);
    };
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(
      /^linux_amd64\/api is 25000001 bytes .* `size-budget` of 25000000 bytes .* by 1 bytes\.\nIts largest sections:\n {2}11\.00 MB {2}\.text\n {3}0\.90 MB {2}\.rodata\nThe packages with the most code:\n {2}0\.80 MB {2}net\/http\nDrop /,
    );
  });
});
