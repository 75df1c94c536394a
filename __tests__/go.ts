import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Toolchain } from '../src/go/command.ts';
import { installGo } from '../src/toolchain/toolchain.ts';
import { testHost } from './host.ts';

const asked = new Map<string, Promise<Toolchain>>();

/**
 * A real, installed Go, from the module proxy; kept between runs in a tool cache under the machine's
 * temporary folder. Several jest workers may ask at once.
 */
export function testGo(version = '1.27.4'): Promise<Toolchain> {
  const toolCache = join(realpathSync(tmpdir()), 'ship-go-test-tools');
  const source = { toolchainSource: 'module-proxy', goDownloadBaseUrl: 'https://go.dev/dl' } as const;
  const toolchain = asked.get(version) ?? installGo({ version }, source, testHost({ toolCache }));
  asked.set(version, toolchain);
  return toolchain;
}
