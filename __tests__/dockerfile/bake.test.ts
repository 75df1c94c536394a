import { expect, test } from '@jest/globals';
import { bakePath, literal } from '../../src/dockerfile/bake.ts';
import { compose, makePlan } from './fixture.ts';

async function bake(over: Parameters<typeof compose>[0] = {}): Promise<Record<string, never>> {
  const { image } = await compose(over);
  const file = image?.files.find(({ path }) => path === image.bake);
  return JSON.parse(file?.text ?? '') as Record<string, never>;
}

test('has a target for every main, with its platforms, labels and tags', async () => {
  const plan = makePlan({ names: ['api', 'worker.v2'], platforms: ['linux/amd64', 'linux/arm64'] });
  expect(await bake({ plan, paths: { context: '/r', outputDir: '/r/svc/dist' } })).toMatchObject({
    variable: { REGISTRY: { default: '' }, TAG: { default: '1.4.0' } },
    group: { default: { targets: ['worker_v2', 'api'] } },
    target: {
      api: {
        context: '.',
        dockerfile: 'svc/dist/Dockerfile',
        contexts: { build: './svc/dist' },
        target: 'api',
        platforms: ['linux/amd64', 'linux/arm64'],
        labels: { 'org.opencontainers.image.title': 'api' },
        tags: [expect.stringMatching(/^\$\{REGISTRY .*\}api:\$\{TAG\}$/)],
      },
      worker_v2: { target: 'worker.v2', tags: [expect.stringMatching(/\}worker-v2:\$\{TAG\}$/)] },
    },
  });
});

test('a release candidate is in the tag', async () => {
  const plan = makePlan({ goVersion: '1.28rc1', prerelease: true });
  expect(await bake({ plan })).toMatchObject({ variable: { TAG: { default: '1.4.0-go1.28rc1' } } });
});

test.each([
  ['Dockerfile', 'docker-bake.json'],
  ['docker/Dockerfile.prod', 'docker/docker-bake.json'],
])('beside %s stands %s', (dockerfile, path) => {
  expect(bakePath(dockerfile)).toBe(path);
});

test.each([
  ['plain $X %d {a}', 'plain $X %d {a}'],
  ['${X} %{if}', '$${X} %%{if}'],
  ['$${X}', '$$${X}'],
])('%s is written as %s', (text, written) => {
  expect(literal(text)).toBe(written);
});
