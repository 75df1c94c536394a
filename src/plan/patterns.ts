import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Host } from '../host.ts';
import type { Module } from '../module/module.ts';
import { outputPath } from '../paths.ts';
import { cleanPattern } from './list.ts';

/** What is asked for, in the go command's cleaned spelling. */
export interface Patterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * The patterns of the input `packages`. Empty: every package of the module, or of every module that go.work
 * uses, each by its folder: `./...` fails or misses modules in a workspace, and a module's path with `/...`
 * also matches dependencies whose path begins with it.
 *
 * @throws UserError for Go files in place of a package.
 */
export async function readPatterns(
  packages: readonly string[],
  module: Module,
  host: Host,
): Promise<Patterns> {
  const windows = host.os === 'windows';
  const given = packages.map((pattern) => pattern.replace(/^!\s*/, ''));
  for (const pattern of given) {
    if (!pattern.endsWith('.go')) continue;
    const folder = await stat(resolve(module.dir, pattern)).catch(() => undefined);
    if (folder?.isDirectory() === true) continue;
    throw new UserError(
      `Input \`packages\`: ${JSON.stringify(pattern)} is a file. A binary built from files has no revision; name the package instead, such as ${JSON.stringify(packageOf(pattern))}.`,
    );
  }
  if (given.includes('')) {
    throw new UserError(
      'Input `packages`: "!" leaves out nothing. Give the pattern with it: !./internal/...',
    );
  }
  const everything = module.modules.map((one) => {
    const folder = outputPath(module.dir, one.dir);
    return resolve(module.dir, folder) === folder ? `${folder}/...` : `./${folder}/...`;
  });
  const clean = (pattern: string): string => cleanPattern(pattern, windows);
  const include = packages.filter((pattern) => !pattern.startsWith('!')).map(clean);
  return {
    include: include.length > 0 ? include : everything.map(clean),
    exclude: given.filter((_, index) => packages[index]?.startsWith('!')).map(clean),
  };
}

function packageOf(file: string): string {
  const at = file.lastIndexOf('/');
  if (at < 0) return '.';
  return file.startsWith('.') || file.startsWith('/') ? file.slice(0, at) : `./${file.slice(0, at)}`;
}
