import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseInputs } from '../src/inputs.ts';
import { ship } from '../src/ship.ts';
import { testGo } from './go.ts';
import { testHost } from './host.ts';
import { commitAll, STAMPED_MAIN, writeTree } from './modules.ts';

test('dirty: fail stops before anything is compiled', async () => {
  const { version, root } = await testGo();
  const dir = writeTree({ 'go.mod': 'module example.com/r\n\ngo 1.21\n', 'main.go': STAMPED_MAIN });
  commitAll(dir);
  writeFileSync(join(dir, 'new.txt'), '');
  const host = testHost({ cwd: dir, toolCache: join(root, '..', '..', '..') });
  const inputs = parseInputs({
    'go-version': version,
    'unsupported-go': 'ignore',
    cache: 'false',
    dirty: 'fail',
    targets: 'linux/amd64',
  });
  await expect(ship(inputs, host)).rejects.toThrow(/vcs\.modified=true.*\n {2}new\.txt\n/);
  expect(existsSync(join(host.temp, 'out'))).toBe(false);
  expect(existsSync(join(dir, 'dist'))).toBe(false);
}, 120_000);
