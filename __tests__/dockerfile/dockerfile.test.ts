import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Image } from '../../src/dockerfile/compose.ts';
import { checkLinux, readTemplate, renderImage } from '../../src/dockerfile/dockerfile.ts';
import { UserError } from '../../src/errors.ts';
import type { ShipInputs } from '../../src/inputs.ts';
import { readRepository } from '../../src/module/revision.ts';
import { parseTarget } from '../../src/plan/targets.ts';
import { temporaryFolder, testHost } from '../host.ts';
import { buildDockerlint, check, TOOL_TIMEOUT } from './buildkit.ts';
import type { Report } from './buildkit.ts';
import { COMMIT, compose, goMain, goModule, makeArtifacts, makePlan, REPOSITORY } from './fixture.ts';

beforeAll(() => void buildDockerlint(), TOOL_TIMEOUT);

async function image(over: Parameters<typeof compose>[0] = {}): Promise<Image> {
  const rendered = await compose(over);
  if (rendered.image === undefined) throw new Error(rendered.notices.join('\n'));
  return rendered.image;
}

/** Passes every check of BuildKit's, and gives what it would build. */
function checked(text: string, platform = 'linux/amd64'): Report {
  const report = check(text, platform);
  expect(report.error).toBe('');
  expect(report.findings).toEqual([]);
  return report;
}

function stage(report: Report, name: string): Report['stages'][number] {
  const found = report.stages.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no stage ${name}`);
  return found;
}

/** The script that the stage `build` runs. */
function script(report: Report): string {
  return stage(report, 'build').runs?.at(-1)?.args[2] ?? '';
}

const EVERYTHING = {
  labels: { 'org.example.note': 'a "b" $c \\ `d`' },
  expose: ['8080/tcp', '53/udp'],
  runtimeEnv: { MODE: 'a $b' },
  args: ['-v', 'x y'],
  user: '1000:100',
  workdir: '/da ta/$x',
  stopSignal: 'SIGINT',
};

describe('the image', () => {
  test('has the configuration that a good engineer would give it', async () => {
    const { text } = await image({ inputs: EVERYTHING });
    const api = stage(checked(text), 'api');
    expect(api.base).toBe('gcr.io/distroless/static-debian13:nonroot');
    expect(api.config).toMatchObject({
      User: '1000:100',
      WorkingDir: '/da ta/$x',
      StopSignal: 'SIGINT',
      Entrypoint: ['/usr/local/bin/api'],
      Cmd: ['-v', 'x y'],
      ExposedPorts: { '8080/tcp': {}, '53/udp': {} },
      Labels: {
        'org.opencontainers.image.title': 'api',
        'org.opencontainers.image.source': 'https://git.example/me/r',
        'org.opencontainers.image.revision': COMMIT,
        'org.opencontainers.image.version': 'v1.4.0',
        'org.opencontainers.image.created': '2026-11-23T10:00:00Z',
        'org.opencontainers.image.base.name': 'gcr.io/distroless/static-debian13:nonroot',
        'org.example.note': 'a "b" $c \\ `d`',
      },
    });
    expect(api.config.Env).toContain('MODE=a $b');
  });

  test('is not root’s and starts at the root where nothing is said', async () => {
    const { config } = stage(checked((await image()).text), 'api');
    expect(config).toMatchObject({ User: '65532:65532', WorkingDir: '/' });
    expect(config).not.toHaveProperty('StopSignal');
  });

  test('names its base by digest where that is known, and keeps the name for readers', async () => {
    const [static13, go] = [
      'gcr.io/distroless/static-debian13:nonroot',
      'docker.io/library/golang:1.27.4-trixie',
    ];
    const [a, b] = ['a', 'b'].map((digit) => `sha256:${digit.repeat(64)}`);
    const { text, labels, baseImages } = await image({
      digests: new Map([
        [static13, a ?? ''],
        [go, b ?? ''],
      ]),
    });
    expect(text).toContain(`FROM ${static13}@${a} AS api\n`);
    expect(text).toContain(`FROM --platform=$BUILDPLATFORM ${go}@${b} AS build\n`);
    expect(labels).toMatchObject({
      'org.opencontainers.image.base.name': static13,
      'org.opencontainers.image.base.digest': a,
    });
    expect(baseImages).toEqual({ api: `${static13}@${a}` });
    checked(text);
  });

  test('says the digest that a base of the user’s was named with', async () => {
    const base = `alpine@sha256:${'c'.repeat(64)}`;
    const { labels } = await image({ inputs: { baseImage: base } });
    expect(labels['org.opencontainers.image.base.digest']).toBe(base.slice(7));
  });

  test.each([
    ['linux/amd64', '/linux_amd64/api'],
    ['linux/arm64', '/linux_arm64/api'],
    ['linux/arm64/v8', '/linux_arm64/api'],
    ['linux/arm', '/linux_armv7/api'],
    ['linux/amd64/v3', '/linux_amd64v3/api'],
  ])('for %s holds the file %s, executable', async (platform, source) => {
    const { copies } = stage(checked((await image()).text, platform), 'api');
    expect(copies).toEqual([{ src: source, dest: '/usr/local/bin/api', mode: 0o555 }]);
  });

  test("lets the user's labels win, and hands all of them over", async () => {
    const own = { 'org.opencontainers.image.title': 'Mine' };
    const { text, labels } = await image({ inputs: { labels: own } });
    expect(labels['org.opencontainers.image.title']).toBe('Mine');
    expect(stage(checked(text), 'api').config.Labels).toEqual(labels);
  });

  test('says nothing that is not known', async () => {
    const plan = makePlan({
      mains: [goMain('api', { module: undefined })],
      stamped: false,
      identity: { version: '', commit: '', date: '', branch: '', dirty: false },
    });
    const { labels } = await image({ plan: { ...plan, module: { ...plan.module, repository: undefined } } });
    expect(Object.keys(labels)).toEqual([
      'org.opencontainers.image.title',
      'org.opencontainers.image.base.name',
    ]);
  });

  test('says by a label that a prerelease of Go built it', async () => {
    const { text, labels } = await image({ plan: makePlan({ goVersion: '1.28rc1', prerelease: true }) });
    expect(labels['ship-go.go-version']).toBe('1.28rc1');
    expect(stage(checked(text), 'build').config.Env).toContain('GOTOOLCHAIN=go1.28rc1');
    expect((await image()).labels).not.toHaveProperty('ship-go.go-version');
  });
});

describe('several mains', () => {
  const mains = [goMain('api'), goMain('7z', { stage: 'app-7z' }), goMain('build', { stage: 'app-build' })];

  test('get a stage each, the default last, and one build for all', async () => {
    const plan = makePlan({ mains });
    const { text, target, baseImages } = await image({ plan });
    const report = checked(text);
    expect(report.stages.map(({ name }) => name)).toEqual(['build', 'app-7z', 'app-build', 'api']);
    expect(target).toBe('api');
    expect(Object.keys(baseImages)).toEqual(['7z', 'build', 'api']);
    expect(script(report).match(/go build/g)).toHaveLength(2); // one of them in a comment
    expect(text).toContain(
      '# The last stage, which is built by default, is api.\n# With --target: app-7z, app-build.',
    );
  });

  test('stand each on the base that they need', async () => {
    const plan = makePlan({ mains });
    const artifacts = makeArtifacts(plan).map((artifact) =>
      artifact.name === '7z' && artifact.arch === 'amd64'
        ? { ...artifact, interpreter: '/lib64/ld-linux-x86-64.so.2', needed: ['libc.so.6'] }
        : artifact,
    );
    const { baseImages } = await image({ plan, artifacts });
    expect(baseImages).toEqual({
      api: 'gcr.io/distroless/static-debian13:nonroot',
      '7z': 'gcr.io/distroless/base-nossl-debian13:nonroot',
      build: 'gcr.io/distroless/static-debian13:nonroot',
    });
  });

  test('are compiled for the targets that let them stand', async () => {
    const plan = makePlan({ mains, platforms: ['linux/amd64', 'linux/arm64'] });
    const [amd64, arm64] = plan.targets;
    if (amd64 === undefined || arm64 === undefined) throw new Error('two targets');
    const fewer = { ...plan, targets: [amd64, { ...arm64, mains: mains.slice(0, 1) }] };
    const text = script(checked((await image({ plan: fewer })).text));
    expect(text).toContain('set -- example.com/r/cmd/api example.com/r/cmd/7z example.com/r/cmd/build\n');
    expect(text).toContain('GOARM64=v8.0; set -- example.com/r/cmd/api ;;');
  });

  test('whose names are hostile stay names', async () => {
    const name = "it's $HOME `id` [x]*";
    const { text } = await image({ plan: makePlan({ mains: [goMain('x', { name, stage: 'x' })] }) });
    const report = checked(text);
    expect(stage(report, 'x').config.Entrypoint).toEqual([`/usr/local/bin/${name}`]);
    expect(stage(report, 'x').copies?.[0]?.dest).toBe(`/usr/local/bin/${name}`);
    expect(spawnSync('sh', ['-n'], { input: script(report) }).status).toBe(0);
  });
});

describe('platforms', () => {
  test('that the base does not have are left out, with one line', async () => {
    const plan = makePlan({
      platforms: ['linux/amd64/v3', 'linux/386', 'linux/arm/v6', 'windows/amd64', 'linux/arm/v7'],
    });
    const { image: made, notices } = await compose({ plan });
    expect(made?.platforms).toEqual(['linux/amd64/v3', 'linux/arm/v7']);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain('linux/386, linux/arm/v6, windows/amd64');
  });

  test("are all linux ones on a base of the user's, which needs no binaries", async () => {
    const plan = makePlan({ platforms: ['linux/386', 'linux/arm/v6', 'darwin/arm64'] });
    const made = await image({ plan, artifacts: undefined, inputs: { baseImage: 'alpine' } });
    expect(made.platforms).toEqual(['linux/386', 'linux/arm/v6']);
    expect(made.baseImages).toEqual({ api: 'docker.io/library/alpine' });
    checked(made.text, 'linux/arm/v6');
  });

  test('that no image can have give no Dockerfile, which is said', async () => {
    const plan = makePlan({ platforms: ['darwin/arm64', 'linux/386'] });
    const { image: made, notices } = await compose({ plan });
    expect(made).toBeUndefined();
    expect(notices).toEqual([expect.stringContaining('darwin/arm64, linux/386')]);
  });

  test.each(['dockerfile', 'base-image'] as const)('are an error then, where %s was given', async (input) => {
    const plan = makePlan({ platforms: ['darwin/arm64'] });
    const asked = compose({ plan, inputs: { given: new Set([input]) } });
    await expect(asked).rejects.toThrow(UserError);
    await expect(asked).rejects.toThrow(`\`${input}\``);
  });
});

describe('the stage build', () => {
  test('has the very arguments, settings and levels of the host', async () => {
    const plan = makePlan({
      mains: [goMain('api', { ldflags: "-s -w -X 'main.version=a b $HOME'" })],
      flags: ['-trimpath', '-tags=a,b', '-gcflags=all=-N -l'],
      settings: {
        build: { GOFLAGS: '-mod=vendor', GOEXPERIMENT: 'a"b' },
        fetch: { GOPRIVATE: 'x.y/*', GOPROXY: 'http://local' },
        ldflags: '',
        tags: [],
      },
    });
    const { text } = await image({ plan });
    const report = checked(text);
    const { Env } = stage(report, 'build').config;
    expect(Env).toEqual(expect.arrayContaining(['CGO_ENABLED=0', 'GOTOOLCHAIN=go1.27.4']));
    for (const setting of ['GOFLAGS=-mod=vendor', `GOEXPERIMENT='a"b'`, `GOPRIVATE='x.y/*'`]) {
      expect(script(report)).toContain(`\nexport ${setting}\n`);
    }
    expect(text).not.toContain('http://local');
    expect(script(report)).toContain(
      "'-ldflags=example.com/r/cmd/api=-s -w -X '\\''main.version=a b $HOME'\\'''",
    );
    expect(script(report)).toContain('linux_amd64) export GOOS=linux GOARCH=amd64 GOAMD64=v1 ;;');
  });

  test.each([
    ['off', 'off'],
    ['ci/my go.work', "'/src/ci/my go.work'"],
  ])('has the workspace that GOWORK named: %s', async (GOWORK, expected) => {
    const plan = makePlan({ settings: { build: { GOWORK }, fetch: {}, ldflags: '', tags: [] } });
    const report = checked((await image({ plan })).text);
    expect(script(report)).toContain(`\nexport GOWORK=${expected}\n`);
    expect(stage(report, 'build').config.WorkingDir).toBe('/src');
  });

  test('enters the folder of the module, from the context', async () => {
    const plan = makePlan();
    const inside = { ...plan, module: { ...plan.module, dir: '/r/my svc' } };
    const { text } = await image({ plan: inside, paths: { context: '/r', outputDir: '/r/my svc/dist' } });
    expect(script(checked(text))).toContain("\ngo build -C 'my svc' -o ");
    expect(text).toContain("docker build -f 'my svc/dist/Dockerfile' --build-context 'build=my svc/dist' .");
  });

  test('asserts each commit, and dirty where it was', async () => {
    const dirty = { ...REPOSITORY, commit: 'f'.repeat(40), dirty: ['x'] };
    const module = goMain('x').module;
    if (module === undefined) throw new Error('a module');
    const mains = [
      goMain('api'),
      goMain('other', { module: { ...module, repository: dirty } }),
      goMain('dep', { module: undefined }),
    ];
    const text = script(checked((await image({ plan: makePlan({ mains }) })).text));
    expect(text.match(/^check .*$/gm)).toEqual([
      `check api ${COMMIT} false`,
      `check other ${dirty.commit} true`,
    ]);
    const unstamped = script(checked((await image({ plan: makePlan({ stamped: false }) })).text));
    expect(unstamped).not.toMatch(/^check/m);
  });

  test('stops with a sentence where it could not give the same bytes', async () => {
    const { image: made } = await compose({ plan: makePlan({ cgo: true }) });
    const report = checked(made?.text ?? '');
    expect(made?.obstacle).toContain('cgo');
    const ran = spawnSync('sh', ['-c', script(report)]);
    expect(ran.status).toBe(1);
    expect(ran.stderr.toString()).toMatch(/^This image cannot be compiled in Docker: it uses cgo.*\n$/);
  });
});

describe('a template of the user', () => {
  const template = (text: string) =>
    compose({ context: { template: { name: 'dockerfile-template x.hbs', text } } });

  test('gets the documented data, quoted and raw', async () => {
    const { image: made } = await compose({
      inputs: EVERYTHING,
      context: {
        template: {
          name: 'x',
          text: '{{#each images}}{{stage}} {{entrypoint}} {{raw.env.MODE}} {{#each env}}{{this}}{{/each}}{{/each}}',
        },
      },
    });
    expect(made?.text).toBe('api ["/usr/local/bin/api"] a $b MODE="a \\$b"');
  });

  test.each([
    ['a name that does not exist', 'FROM x\n{{nothing}}', /dockerfile-template x\.hbs.*nothing/],
    ['a block that does not end', 'FROM x\n{{#each images}}', /dockerfile-template x\.hbs.*line 2/s],
    ['a way to the prototype', '{{constructor.name}}', /x\.hbs/],
  ])('with %s is refused with its name', async (_, text, message) => {
    await expect(template(text)).rejects.toThrow(UserError);
    await expect(template(text)).rejects.toThrow(message);
  });
});

test('a label with a line end is refused, naming it', async () => {
  await expect(compose({ inputs: { labels: { a: 'x\nRUN evil' } } })).rejects.toThrow(
    /^Input `labels`: the value of "a"/,
  );
});

test('in a real repository the rules beside the Dockerfile keep tracked files, and leave out what was built', async () => {
  const root = temporaryFolder('render');
  mkdirSync(join(root, 'docs'));
  writeFileSync(join(root, 'docs/a.md'), '');
  writeFileSync(join(root, '.dockerignore'), 'docs\n');
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '-qm', 'x'],
  ]) {
    execFileSync('git', args, { cwd: root });
  }
  const host = testHost();
  const repository = await readRepository(root, host);
  const plan = makePlan();
  const here = { ...plan, module: { ...plan.module, dir: root, root, repository, modules: [] } };
  writeFileSync(join(root, 'mine.hbs'), 'FROM {{go.image}}\n');
  const inputs = {
    ...{
      dockerfile: 'image/Dockerfile',
      dockerfileTemplate: 'mine.hbs',
      baseImage: 'auto',
      given: new Set(),
    },
    ...{ labels: {}, expose: [], runtimeEnv: {}, args: [] },
  } as unknown as ShipInputs;
  const template = await readTemplate(inputs, root, root);
  const input = {
    inputs,
    plan: here,
    artifacts: makeArtifacts(here),
    outputDir: join(root, 'dist'),
    template,
    linkers: undefined,
  };
  const unwanted = { ...input, inputs: { ...inputs, dockerfile: false as const } };
  expect(await renderImage(unwanted, host)).toBeUndefined();
  const made = await renderImage(input, host);
  expect(made?.files.map(({ path }) => path)).toEqual([
    'image/Dockerfile',
    'image/Dockerfile.dockerignore',
    'image/docker-bake.json',
  ]);
  expect(made?.text).toBe('FROM docker.io/library/golang:1.27.4-trixie\n');
  expect(made?.files[1]?.text).toMatch(
    /\ndocs\n[^]*\n!docs\/\*\*\n[^]*\n!\.git\/\*\*\n[^]*\ndist\ndist\/\*\*\n$/,
  );
  expect(made?.buildContexts).toEqual({ build: join(root, 'dist') });

  rmSync(join(root, '.dockerignore'));
  mkdirSync(join(root, '.dockerignore'));
  await expect(renderImage(input, host)).rejects.toThrow(/\.dockerignore cannot be read: EISDIR/);
});

test('a main of another repository has the commit of that on its label', async () => {
  const elsewhere = { ...REPOSITORY, root: '/other', commit: 'f'.repeat(40) };
  const mains = [goMain('api'), goMain('other', { module: goModule('/other', elsewhere) })];
  const { image } = await compose({ plan: makePlan({ mains }) });
  const labels = image?.text.match(/image\.revision="\w+"/g);
  expect(labels).toEqual([`image.revision="${'f'.repeat(40)}"`, `image.revision="${COMMIT}"`]);
});

test('a template is looked at before anything is built: one that is missing or no Handlebars is refused', async () => {
  const dir = temporaryFolder('template');
  writeFileSync(join(dir, 'broken.hbs'), 'FROM x\n{{#each images}}');
  mkdirSync(join(dir, 'svc'));
  const read = (dockerfileTemplate: string, from = dir) => readTemplate({ dockerfileTemplate }, from, dir);
  await expect(read('none.hbs')).rejects.toThrow(/dockerfile-template.*none\.hbs cannot be read/);
  await expect(read('broken.hbs')).rejects.toThrow(/dockerfile-template.*broken\.hbs.*line 2/s);
  expect((await read('')).name).toBe('templates/Dockerfile.hbs');

  const svc = join(dir, 'svc');
  await expect(read('broken.hbs', svc)).rejects.toThrow(
    `It stands at ${join(dir, 'broken.hbs')}; paths are relative to \`working-directory\`.`,
  );
  await expect(read('none.hbs', svc)).rejects.toThrow(/Give the path of a template, relative/);
});

describe('an image that was asked for outright is refused before anything is compiled', () => {
  const check = (targets: string, baseImage: string) => () => {
    checkLinux({ targets: targets.split(',').map(parseTarget), baseImage }, 'Input `dockerfile`');
  };

  test.each([
    ['windows/amd64', 'auto', /windows\/amd64 none is for linux\. Add a target such as linux\/amd64\.$/],
    ['windows/amd64', 'alpine', /none is for linux/],
    ['linux/386,linux/arm/v6', 'auto', /none is a platform of the distroless bases\. .*`base-image`/],
  ])('for %s on %s', (targets, baseImage, message) => {
    expect(check(targets, baseImage)).toThrow(UserError);
    expect(check(targets, baseImage)).toThrow(message);
  });

  test.each([
    ['linux/386', 'i386/alpine'],
    ['linux/386,linux/amd64/v3', 'auto'],
    ['windows/amd64,linux/arm', 'auto'],
  ])('but not for %s on %s', (targets, baseImage) => {
    expect(check(targets, baseImage)).not.toThrow();
  });
});
