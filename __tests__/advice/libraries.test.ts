import { describe, expect, test } from '@jest/globals';
import { buildTimeout } from '../inspect/programs.ts';
import { LIBRARIES } from './libraries.ts';
import { buildPrograms, lineOf, moduleOfPrograms, reportOn } from './programs.ts';

describe.each(LIBRARIES)('$what, in $line', ({ required, line, uses, links, otherwise }) => {
  test(
    `passes where it is used, and is ${otherwise} where it is only linked`,
    async () => {
      const files = await buildPrograms(moduleOfPrograms({ uses, links }, ...required), ['uses', 'links']);
      const verdicts = [];
      for (const name of ['uses', 'links']) {
        const { verdict, evidence } = lineOf(await reportOn(files.get(name) ?? ''), line);
        verdicts.push({ verdict, evidence });
      }
      expect(verdicts).toEqual([
        { verdict: 'pass', evidence: expect.any(String) },
        { verdict: otherwise, evidence: expect.any(String) },
      ]);
    },
    buildTimeout,
  );
});
