import { beforeAll, expect } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { runTestGo } from '../modules.ts';
import type { Built } from './lab.ts';
import { imageTest, LAB_TIMEOUT, labUp, machine } from './lab.ts';
import { imageOf, shippedFile, unpack } from './layout.ts';
import type { Checkout } from './modules.ts';
import {
  autocrlf,
  cgo,
  dependent,
  filtered,
  machineSettings,
  plainModule,
  shallowClone,
  submodule,
  trackedDist,
  workspace,
  worktree,
} from './modules.ts';
import type { Shipment } from './ship.ts';
import { recordedSum, shipIn } from './ship.ts';

beforeAll(labUp, LAB_TIMEOUT);

const TIMEOUT = 300_000;

/** Ships for this machine's platform alone, which is enough where the platform does not matter. */
async function shipped({ dir, inputs, env }: Checkout, more = {}): Promise<Shipment> {
  return await shipIn(dir, { targets: 'linux/amd64', ...inputs, ...more }, env);
}

/** The binary in an image, which must have been built and be the one that was recorded. */
function expectRecorded(shipment: Shipment, { ok, log, layout }: Built): void {
  if (!ok) throw new Error(log);
  const { path, sha256 } = shippedFile(imageOf(layout));
  const name = path.replace('/usr/local/bin/', '');
  expect(sha256).toBe(recordedSum(shipment, 'linux/amd64', name));
}

imageTest.each<[string, () => Checkout | Promise<Checkout>]>([
  ['a module without a go.sum', plainModule],
  ['a machine with GOFLAGS, GOEXPERIMENT and GOFIPS140', machineSettings],
  ['a workspace', workspace],
  ['a module with dependencies', dependent],
  ['a shallow clone', shallowClone],
])(
  '%s: both ways give the bytes that were recorded',
  async (_, checkout) => {
    const shipment = await shipped(await checkout());
    expectRecorded(shipment, await shipment.self());
    expectRecorded(shipment, await shipment.named());
  },
  TIMEOUT,
);

imageTest(
  'the settings of the machine are in the binary that Docker compiled',
  async () => {
    const { layout, log } = await (await shipped(machineSettings())).self();
    expect(log).not.toContain('ERROR');
    const said = await runTestGo(
      unpack(imageOf(layout).layers.slice(-1)),
      'version',
      '-m',
      'usr/local/bin/hello',
    );
    for (const setting of ['-tags=special', '-gcflags=-l', 'GOFIPS140=v1.0.0', 'X:nogreenteagc']) {
      expect(said).toContain(setting);
    }
  },
  TIMEOUT,
);

imageTest(
  'a vendored module: both ways, and Docker fetches nothing',
  async () => {
    const shipment = await shipped(await dependent(true));
    expectRecorded(shipment, await shipment.self({ args: { GOPROXY: 'off' } }));
    expectRecorded(shipment, await shipment.named());
  },
  TIMEOUT,
);

imageTest.each<[string, () => Checkout, RegExp]>([
  ['cgo', cgo, /cannot be compiled in Docker: it uses cgo, with the C compiler of the machine/],
  ['a git filter', filtered, /cannot be compiled in Docker: git filters change files such as a\.bin/],
  ['core.autocrlf', autocrlf, /cannot be compiled in Docker: git changes line ends here/],
  ['a worktree', worktree, /cannot be compiled in Docker: its \.git is a file/],
  ['a submodule', submodule, /cannot be compiled in Docker: its \.git is a file/],
])(
  '%s: Docker stops with a sentence, and takes the binaries that were built',
  async (_, checkout, sentence) => {
    const shipment = await shipped(checkout());
    const { ok, log } = await shipment.self();
    expect(ok).toBe(false);
    expect(log).toMatch(sentence);
    const named = await shipment.named();
    expectRecorded(shipment, named);
    const said = await runTestGo(
      unpack(imageOf(named.layout).layers.slice(-1)),
      'version',
      '-m',
      'usr/local/bin/hello',
    );
    expect(said).toContain(`vcs.revision=${shipment.run.record.commit}`);
  },
  TIMEOUT,
);

imageTest(
  'a build context without the commit stops with a sentence, and ships nothing unstamped',
  async () => {
    const shipment = await shipped(plainModule());
    const { renameSync } = await import('node:fs');
    renameSync(`${shipment.run.context}/.git`, `${shipment.run.context}/gone`);
    const { ok, log } = await shipment.self();
    expect(ok).toBe(false);
    expect(log).toMatch(
      /hello does not say commit [0-9a-f]{40}, vcs\.modified=false\. Is \.git in the build context/,
    );
  },
  TIMEOUT,
);

imageTest(
  'a tracked dist is refused, and another output-dir works',
  async () => {
    const { dir } = trackedDist();
    await expect(shipped({ dir })).rejects.toThrow(UserError);
    const shipment = await shipped({ dir }, { 'output-dir': 'out' });
    expectRecorded(shipment, await shipment.self());
    expectRecorded(shipment, await shipment.named());
  },
  TIMEOUT,
);

imageTest(
  'an older Go is compiled with the image that it has, on the Debian of its time',
  async () => {
    const shipment = await shipped(plainModule('1.21'), { 'go-version': '1.21.13' });
    expect(shipment.image.text).toContain('golang:1.21.13-bookworm');
    expectRecorded(shipment, await shipment.self());
  },
  TIMEOUT,
);

imageTest(
  'a release candidate, which may have no image, is compiled with exactly that Go',
  async () => {
    const shipment = await shipped(plainModule('1.25.0'), { 'go-version': '1.26rc1' });
    expect(shipment.image.text).not.toContain('golang:1.26rc1');
    const built = await shipment.self();
    expectRecorded(shipment, built);
    const said = await runTestGo(
      unpack(imageOf(built.layout).layers.slice(-1)),
      'version',
      'usr/local/bin/hello',
    );
    expect(said).toBe('usr/local/bin/hello: go1.26rc1\n');
  },
  TIMEOUT,
);

imageTest(
  'a release without an image is compiled with exactly that Go, by the flag that the head of the file names',
  async () => {
    // No Go is newer than all that we know: one that the lab has no image of stands in for it.
    const shipment = await shipped(plainModule(), { 'go-version': '1.26.11' });
    if (machine.kind === 'lab')
      expect((await shipment.self()).log).toMatch(/golang:1\.26\.11-trixie.*not found/);
    const instead = { 'golang:1.26.11-trixie': 'docker-image://docker.io/library/golang:1.27.4-trixie' };
    expectRecorded(shipment, await shipment.self({ contexts: instead }));
  },
  TIMEOUT,
);
