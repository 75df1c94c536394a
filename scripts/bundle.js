// Bundles src/ into dist/: one ncc build behind small launchers, so that what the entries share is stored
// once and what few runs need (cache, artifact) is a chunk that loads late.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Written for the oldest Node that can read it: it refuses an old one before anything newer is loaded. */
const launcher = (entry) => `#!/usr/bin/env node
if (Number(process.versions.node.split('.')[0]) >= 20) import('../lib/index.js').then(({ run }) => run('${entry}'));
else console.error('ship-go needs Node 20 or newer; this is ' + process.version + '.'), (process.exitCode = 1);
`;

const { code, assets } = await ncc(join(root, 'src/entries/index.ts'), {
  cache: false,
  license: 'licenses.txt',
  minify: true,
  quiet: true,
  target: 'es2022',
});
const files = {
  'lib/index.js': code,
  ...Object.fromEntries(Object.entries(assets).map(([name, { source }]) => [join('lib', name), source])),
  'main/index.js': launcher('main'),
  'cli/index.js': launcher('cli'),
};
for (const [name, source] of Object.entries(files)) {
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), source);
}
// What an earlier build wrote and this one did not, last: a bundle that is running finds its chunks until then.
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !(relative(dist, path) in files)) rmSync(path);
}
