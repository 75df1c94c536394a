import { join } from 'node:path';
import { beforeAll, expect } from '@jest/globals';
import fc from 'fast-check';
import { compose, goMain, makePlan } from '../dockerfile/fixture.ts';
import { writeTree } from '../modules.ts';
import { build, imageTest, LAB_TIMEOUT, labUp } from './lab.ts';
import { imageOf, shippedFile } from './layout.ts';

beforeAll(labUp, LAB_TIMEOUT);

const nasty = fc.constantFrom(
  ...['"', "'", '\\', '$', '${X}', '`', '#', ' ', '\t', '<<EOF', '=', '[', ']', '{{', '}}', '*', '?', '%'],
  ...[',', '&', '|', ';', '>', '!', '~', '--', 'a', '😀', 'é', '\u2028'],
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 2 })), { maxLength: 8 })
  .map((parts) => parts.join('').replace(/[\r\n\0]/g, ''));

function sample(count: number, seed: number): string[] {
  return fc.sample(text, { numRuns: count, seed });
}

imageTest(
  'a built image has the labels, environment and arguments that went in, whatever they hold',
  async () => {
    const labels = Object.fromEntries(sample(1500, 1).map((value, index) => [`k${index}`, value]));
    const env = Object.fromEntries(sample(500, 2).map((value, index) => [`E${index}`, value]));
    const args = sample(500, 3);
    const name = `a 'b" $c [d] \\e ~`;
    const plan = makePlan({ mains: [goMain(name, { stage: 'api' })], platforms: ['linux/amd64'] });
    const workdir = '/da ta/$HOME';
    const { image } = await compose({ plan, inputs: { labels, runtimeEnv: env, args, workdir } });
    if (image === undefined) throw new Error('no image');
    const context = writeTree({
      ...Object.fromEntries(image.files.map((file) => [join('dist', file.path), file.text])),
      [join('dist', 'linux_amd64', name)]: 'binary',
    });
    const built = await build({
      context,
      dockerfile: 'dist/Dockerfile',
      platforms: ['linux/amd64'],
      contexts: { build: 'dist' },
    });
    if (!built.ok) throw new Error(built.log.slice(-2000));
    const { config, layers, ...rest } = imageOf(built.layout);
    expect(config.Labels).toMatchObject(labels);
    expect(config.Env?.filter((pair) => /^E\d/.test(pair))).toEqual(
      Object.entries(env).map(([key, value]) => `${key}=${value}`),
    );
    expect(config.Cmd).toEqual(args);
    expect(config.WorkingDir).toBe(workdir);
    expect(config.Entrypoint).toEqual([`/usr/local/bin/${name}`]);
    expect(shippedFile({ config, layers: layers.slice(0, -1).concat(layers.slice(-1)), ...rest }).path).toBe(
      `/usr/local/bin/${name}`,
    );
  },
  120_000,
);
