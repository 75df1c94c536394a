import { expect, test } from '@jest/globals';
import { goArchitecture, nodeArchitecture } from '../src/architecture.ts';

test.each([
  ['x64', 'amd64'],
  ['ia32', '386'],
  ['arm64', 'arm64'],
  ['arm', 'arm'],
  ['riscv64', 'riscv64'],
])('what Node calls %s, Go calls %s', (node, go) => {
  expect([goArchitecture(node), nodeArchitecture(go)]).toEqual([go, node]);
});
