import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host, Log, Position } from '../src/host.ts';

/** A log that keeps what it is told, for tests to read. */
export interface KeptLog extends Log {
  readonly lines: string[];
  readonly warnings: { message: string; at?: Position }[];
  readonly notices: string[];
  readonly errors: { message: string; at?: Position }[];
}

export function keptLog(): KeptLog {
  const lines: string[] = [];
  const warnings: KeptLog['warnings'] = [];
  const notices: string[] = [];
  const errors: KeptLog['errors'] = [];
  return {
    lines,
    warnings,
    notices,
    errors,
    info: (text) => void lines.push(text),
    debug: () => undefined,
    warning: (message, at) => void warnings.push(at === undefined ? { message } : { message, at }),
    notice: (message) => void notices.push(message),
    error: (message, at) => void errors.push(at === undefined ? { message } : { message, at }),
    group: (title, work) => {
      lines.push(title);
      return work();
    },
    progress: () => undefined,
  };
}

/** A fresh folder, its links resolved, which goes when all tests have run. */
export function temporaryFolder(name = 'test'): string {
  return mkdtempSync(join(process.env['SHIP_GO_TESTS'] ?? realpathSync(tmpdir()), `ship-go-${name}-`));
}

export interface TestHost extends Host {
  readonly log: KeptLog;
}

/** This machine as a run sees it, with a log that keeps and folders of its own. */
export function testHost(over: Partial<Omit<Host, 'log'>> = {}): TestHost {
  const temp = over.temp ?? temporaryFolder('run');
  return {
    env: process.env,
    os: process.platform === 'win32' ? 'windows' : process.platform,
    arch: process.arch === 'x64' ? 'amd64' : process.arch,
    cpus: 2,
    cwd: process.cwd(),
    workspace: undefined,
    toolCache: join(temp, 'tools'),
    temp,
    signal: new AbortController().signal,
    onRunner: false,
    ...over,
    log: keptLog(),
  };
}
