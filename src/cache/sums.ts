import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Module } from '../module/module.ts';

/**
 * SHA-256 over the go.sum of every module and go.work.sum, in lower-case hex; empty where none of them is there
 * or says anything, as in a module without dependencies.
 */
export async function moduleSums(module: Module): Promise<string> {
  const files = [
    ...module.modules.map(({ dir }) => join(dir, 'go.sum')),
    ...(module.kind === 'workspace' ? [join(module.root, 'go.work.sum')] : []),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  // A checkout on Windows may have turned line ends; the sums are the same.
  const said = texts.map((text) => text.replaceAll('\r\n', '\n')).filter((text) => text.trim() !== '');
  return said.length === 0 ? '' : createHash('sha256').update(said.join('\n')).digest('hex');
}
