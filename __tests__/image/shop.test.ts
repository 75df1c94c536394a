import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from '@jest/globals';
import { runTestGo, writeTree } from '../modules.ts';
import { runImage } from './container.ts';
import type { Built } from './lab.ts';
import { build, imageTest, LAB_TIMEOUT, labUp, machine } from './lab.ts';
import type { PlatformImage } from './layout.ts';
import { filesUnder, holds, imageOf, readLayout, shippedFile, unpack } from './layout.ts';
import type { Shipment } from './ship.ts';
import { recordedSum, shipIn } from './ship.ts';
import { SHOP_INPUTS, shopRepository, SMALL_MAINS } from './shop.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];
const WAYS = ['self', 'named'] as const;

let shop: Shipment;
let commit: string;
let base: ReadonlyMap<string, PlatformImage>;
const builds = new Map<string, Built>();

beforeAll(async () => {
  if (machine.kind === 'none') return;
  labUp();
  const repository = shopRepository();
  commit = repository.commit;
  shop = await shipIn(repository.root, SHOP_INPUTS);
  for (const way of WAYS) builds.set(way, succeeded(await shop[way]()));
  // The base alone: BuildKit pulls it for us, and a label adds no layer.
  const context = writeTree({ Dockerfile: `FROM ${shop.image.baseImages['shop'] ?? ''}\nLABEL a=b\n` });
  base = readLayout(
    succeeded(await build({ context, dockerfile: 'Dockerfile', platforms: PLATFORMS })).layout,
  );
}, LAB_TIMEOUT);

function succeeded(one: Built): Built {
  if (!one.ok) throw new Error(one.log);
  return one;
}

const layoutOf = (way: string): string => builds.get(way)?.layout ?? '';
const layersOf = ({ history }: PlatformImage): number =>
  history.filter(({ empty_layer }) => empty_layer !== true).length;

imageTest.each(WAYS)('%s: the image holds, for each platform, the very binary that was recorded', (way) => {
  const images = readLayout(layoutOf(way));
  expect([...images.keys()]).toEqual(PLATFORMS);
  for (const [platform, image] of images) {
    const { path, mode, sha256 } = shippedFile(image);
    expect({ path, mode, sha256 }).toEqual({
      path: '/usr/local/bin/shop',
      mode: 0o555,
      sha256: recordedSum(shop, platform, 'shop'),
    });
  }
});

imageTest.each(WAYS)('%s: the binary in the image says its commit, unmodified', async (way) => {
  for (const image of readLayout(layoutOf(way)).values()) {
    const said = await runTestGo(unpack(image.layers.slice(-1)), 'version', '-m', 'usr/local/bin/shop');
    expect(said).toContain(`vcs.revision=${commit}`);
    expect(said).toContain('vcs.modified=false');
  }
});

imageTest('named: nothing is compiled, and no golang image is pulled', () => {
  expect(builds.get('self')?.log).toMatch(/golang:.* build \d\/\d\] RUN/s);
  expect(builds.get('named')?.log).not.toMatch(/golang:| build \d\/\d\]/);
});

imageTest.each(WAYS)('%s: the image is its base and one layer, which holds one file', (way) => {
  for (const [platform, image] of readLayout(layoutOf(way))) {
    const bare = base.get(platform);
    if (bare === undefined) throw new Error(`no base for ${platform}`);
    expect(image.layers.length).toBe(bare.layers.length + 1);
    expect(layersOf(image)).toBe(layersOf(bare) + 1);
    const least = bare.size + shippedFile(image).size;
    expect(image.size).toBeGreaterThan(least);
    expect(image.size).toBeLessThan(least * 1.01);
  }
});

imageTest.each(WAYS)('%s: no source, no toolchain and nothing else of the folder is in the image', (way) => {
  expect(holds(layoutOf(way), 'not for the image')).toBe(false);
  const files = filesUnder(unpack(imageOf(layoutOf(way)).layers));
  expect(files.filter((file) => /\.go$|go\.mod|\.git|secret|usr\/local\/go/.test(file))).toEqual([]);
});

imageTest('the configuration is what was asked for, whatever the text holds', () => {
  const { config } = imageOf(layoutOf('self'));
  expect(config).toMatchObject({
    User: '65532:65532',
    WorkingDir: '/',
    Entrypoint: ['/usr/local/bin/shop'],
    Cmd: ['-v', 'x y'],
    ExposedPorts: { '8080/tcp': {} },
  });
  expect(config.Env).toContain('MODE=a $b "c"');
  expect(config.Labels).toEqual({ ...shop.image.labels, 'org.example.note': 'a "b" $c `d`' });
  expect(config.Labels).toMatchObject({
    'org.opencontainers.image.version': 'v1.4.0',
    'org.opencontainers.image.revision': commit,
    'org.opencontainers.image.base.name': 'gcr.io/distroless/static-debian13:nonroot',
  });
});

/** What the service says of itself once it serves. */
async function said(image: PlatformImage): Promise<Record<string, unknown>> {
  const container = runImage(image);
  await container.said('ready\n');
  container.terminate();
  const { code, output } = await container.ended;
  expect(output).toContain('stopped by itself\n');
  expect(code).toBe(0);
  return JSON.parse(output.split('\n')[0] ?? '') as Record<string, unknown>;
}

const CONFINED = {
  version: 'v1.4.0',
  args: ['-v', 'x y'],
  mode: 'a $b "c"',
  pid: 1,
  uid: 65532,
  gid: 65532,
  capabilities: '0000000000000000',
  directory: '/',
  readOnly: true,
  interfaces: ['lo'],
  served: 'served',
  roots: true,
  zones: true,
};

imageTest.each(WAYS)(
  '%s: it runs as nobody, confined, with TLS roots and time zones, and stops by itself',
  async (way) => {
    expect(await said(imageOf(layoutOf(way)))).toEqual(CONFINED);
  },
);

imageTest('it runs from a dist that lost its file modes, as downloaded artifacts do', async () => {
  for (const file of filesUnder(shop.run.outputDir)) chmodSync(join(shop.run.outputDir, file), 0o644);
  const { layout } = succeeded(await shop.named({ platforms: ['linux/amd64'] }));
  expect(shippedFile(imageOf(layout)).sha256).toBe(recordedSum(shop, 'linux/amd64', 'shop'));
  expect(await said(imageOf(layout))).toEqual(CONFINED);
});

imageTest(
  'each of several mains has a target, whatever its name',
  async () => {
    const { mains } = shop.run.record.plan;
    expect(mains.map(({ name }) => name).sort()).toEqual([...SMALL_MAINS, 'shop'].sort());
    for (const { name, stage } of mains.filter((main) => main.name !== 'shop')) {
      for (const way of WAYS) {
        const { layout, log } = succeeded(await shop[way]({ target: stage }));
        for (const [platform, image] of readLayout(layout)) {
          const { path, sha256 } = shippedFile(image);
          expect([path, sha256]).toEqual([`/usr/local/bin/${name}`, recordedSum(shop, platform, name)]);
        }
        // All of them came of one command, before.
        if (way === 'self') expect(log).toMatch(/CACHED/);
        expect((await runImage(imageOf(layout)).ended).output).toBe(`${name}\n`);
      }
    }
  },
  120_000,
);

imageTest('the Dockerfile says the commands that these builds were', () => {
  const text = readFileSync(join(shop.run.outputDir, 'Dockerfile'), 'utf8');
  expect(text).toContain("docker build -f 'svc/shop/my dist/Dockerfile' .");
  expect(text).toContain(
    "docker build -f 'svc/shop/my dist/Dockerfile' --build-context 'build=svc/shop/my dist' .",
  );
});
