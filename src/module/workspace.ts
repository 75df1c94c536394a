import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';

/** The nearest folder, `dir` itself or upward, that holds a file of this name; undefined when none does. */
export async function findUpward(dir: string, name: string): Promise<string | undefined> {
  for (let folder = dir; ; folder = dirname(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() === true) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * The go.work that governs a folder, as the go command finds it: GOWORK, else upward. Undefined with
 * GOWORK=off or where there is none.
 *
 * @throws UserError when GOWORK names a file that cannot be read.
 */
export async function findWorkspace(dir: string, host: Host): Promise<string | undefined> {
  const wanted = host.env.GOWORK ?? '';
  if (wanted === 'off') return undefined;
  if (wanted === '' || wanted === 'auto') {
    const folder = await findUpward(dir, 'go.work');
    return folder === undefined ? undefined : join(folder, 'go.work');
  }
  const file = resolve(dir, wanted);
  await readFile(file).catch(() => {
    throw new UserError(
      `GOWORK: ${wanted} cannot be read. Give the absolute path of a go.work, "off", or leave GOWORK unset.`,
    );
  });
  return file;
}
