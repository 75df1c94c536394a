import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect } from '@jest/globals';
import fc from 'fast-check';
import { bakeFile } from '../../src/dockerfile/bake.ts';
import { goMain } from '../dockerfile/fixture.ts';
import { temporaryFolder } from '../host.ts';
import { writeTree } from '../modules.ts';
import { bake, imageTest, LAB_TIMEOUT, labUp, machine } from './lab.ts';
import { imageOf, readLayout, shippedFile } from './layout.ts';
import type { Shipment } from './ship.ts';
import { recordedSum, shipIn } from './ship.ts';
import { SHOP_INPUTS, shopRepository } from './shop.ts';

const PLATFORMS = ['linux/amd64', 'linux/arm64'];

let shop: Shipment;
let file: string;
let root: string;

beforeAll(async () => {
  if (machine.kind === 'none') return;
  labUp();
  ({ root } = shopRepository());
  shop = await shipIn(root, SHOP_INPUTS);
  file = join('svc', 'shop', 'my dist', 'docker-bake.json');
}, LAB_TIMEOUT);

interface Printed {
  readonly group: Readonly<Record<string, { readonly targets: readonly string[] }>>;
  readonly target: Readonly<
    Record<
      string,
      { readonly labels: unknown; readonly tags: readonly string[]; readonly platforms: unknown }
    >
  >;
}

async function printed(
  cwd: string,
  path: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Printed> {
  return JSON.parse(await bake(cwd, ['--print', '-f', path], env)) as Printed;
}

imageTest('bake reads a target for every main, with labels, platforms and tags', async () => {
  const { group, target } = await printed(root, file, { REGISTRY: 'ghcr.io/acme' });
  expect([...(group['default']?.targets ?? [])].sort()).toEqual(Object.keys(target).sort());
  expect(Object.keys(target)).toHaveLength(shop.run.record.plan.mains.length);
  expect(target['shop']).toMatchObject({ labels: shop.image.labels, platforms: PLATFORMS });
  expect((await printed(root, file)).target['shop']?.tags).toEqual(['shop:1.4.0']);
  const env = { REGISTRY: 'ghcr.io/acme/', TAG: 'edge' };
  expect((await printed(root, file, env)).target['app-build']?.tags).toEqual(['ghcr.io/acme/app-build:edge']);
});

imageTest(
  'bake builds every main for every platform, of the very binaries that were recorded',
  async () => {
    const out = temporaryFolder('baked');
    const mains = shop.run.record.plan.mains;
    const outputs = mains.map(({ stage }) => `${stage}.output=type=oci,tar=false,dest=${join(out, stage)}`);
    const allow = ['--allow', `fs.write=${out}`, '--allow', 'network.host'];
    await bake(root, ['-f', file, ...allow, ...outputs.flatMap((one) => ['--set', one])]);
    for (const { name, stage } of mains) {
      const images = readLayout(join(out, stage));
      expect([...images.keys()]).toEqual(PLATFORMS);
      for (const [platform, image] of images) {
        const { path, sha256 } = shippedFile(image);
        expect([path, sha256]).toEqual([`/usr/local/bin/${name}`, recordedSum(shop, platform, name)]);
        expect(image.config.Labels?.['org.opencontainers.image.title']).toBe(name);
      }
    }
  },
  300_000,
);

imageTest(
  'a built image has the labels that went in, whatever they hold',
  async () => {
    const nasty = fc.constantFrom(
      ...['$', '%', '{', '}', '${X}', '%{if}', '"', '\\', '~', '$$', '%%', ' ', "'", '#', 'é', '😀'],
    );
    const text = fc
      .array(fc.oneof(nasty, fc.string({ maxLength: 2 })), { maxLength: 9 })
      .map((parts) => parts.join(''));
    const values = fc.sample(text, { numRuns: 2000, seed: 20261124 });
    const labels = Object.fromEntries(values.map((value, index) => [`k${index}`, value]));
    const output = 'o ${a} %{b} "c"';
    const folder = writeTree({
      [join(output, 'Dockerfile')]: 'FROM scratch AS api\nCOPY --from=build a /\n',
      [join(output, 'a')]: 'a',
    });
    const image = { main: goMain('api'), base: 'scratch', platforms: ['linux/amd64'], labels };
    const paths = { context: folder, outputDir: join(folder, output) };
    writeFileSync(
      join(folder, 'f.json'),
      bakeFile({ images: [image], paths, dockerfile: 'Dockerfile', tag: '' }),
    );
    const out = temporaryFolder('baked');
    const set = ['--set', `api.output=type=oci,tar=false,dest=${out}`, '--allow', `fs.write=${out}`];
    await bake(folder, ['-f', 'f.json', ...set]);
    expect(imageOf(out).config.Labels).toEqual(labels);
  },
  120_000,
);
