// Builds real modules for linux, darwin and windows on amd64 and arm64 with the committed bundle, a row each:
// what the tests sample. `node scripts/long-matrix.js [go-version…]`; needs Go on PATH and the module proxy.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Delve compiles for windows/arm64 with that tag alone: it says so of itself.
const MODULES = [
  { path: 'github.com/rakyll/hey', version: 'v0.1.4', packages: '.' },
  { path: 'github.com/go-delve/delve', version: 'v1.27.2', packages: './cmd/dlv', tags: 'exp.winarm64' },
];
const TARGETS = ['linux', 'darwin', 'windows'].flatMap((os) => [`${os}/amd64`, `${os}/arm64`]);
const goVersions = process.argv.length > 2 ? process.argv.slice(2) : ['stable', 'oldstable'];
const cli = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ship-go-matrix-'));

/** The module cache's folders cannot be written. */
function open(dir) {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) open(join(dir, entry.name));
  }
}

let failed = 0;
let passed = 0;
for (const { path, version, packages, tags = '' } of MODULES) {
  const said = execFileSync('go', ['mod', 'download', '-json', `${path}@${version}`], {
    cwd: work,
    encoding: 'utf8',
  });
  const dir = join(work, path.replaceAll('/', '_'));
  cpSync(JSON.parse(said).Dir, dir, { recursive: true });
  open(dir);
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: dir });
  git('init', '--quiet');
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', 'all');
  git('tag', version);
  for (const go of goVersions) {
    const started = Date.now();
    const args = [
      'build',
      dir,
      '--go-version',
      go,
      '--packages',
      packages,
      '--targets',
      TARGETS.join(),
      '--tags',
      tags,
    ];
    const { status, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    console.log(
      `${status === 0 ? 'ok  ' : 'FAIL'} ${path} ${version} go ${go}: ${TARGETS.length} targets, ${((Date.now() - started) / 1000).toFixed(0)} s`,
    );
    if (status === 0) passed++;
    else {
      failed++;
      console.log(stderr.trim().split('\n').slice(-12).join('\n'));
    }
  }
}
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
