import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUT_NAMES, INPUTS, type InputName } from '../src/input-table.ts';
import { parseInputs, recordInputs, type RawInputs, type ShipInputs } from '../src/inputs.ts';

describe('defaults', () => {
  test('are those of the contract', () => {
    const inputs = parseInputs({});
    expect(inputs).toMatchObject({
      workingDirectory: '.',
      goVersion: '',
      rcFallback: 'stable',
      unsupportedGo: 'warn',
      toolchainSource: 'auto',
      goDownloadBaseUrl: 'https://go.dev/dl',
      cache: 'true',
      packages: [],
      outputDir: 'dist',
      stamp: { auto: true, lines: [] },
      cgo: false,
      strip: true,
      buildvcs: true,
      dirty: 'warn',
      sizeBudget: undefined,
      dockerfile: 'Dockerfile',
      baseImage: 'auto',
      artifactName: 'ship-go',
    });
    expect(inputs.targets.map(({ name }) => name)).toEqual(['linux/amd64', 'linux/arm64']);
    expect([...inputs.given]).toEqual([]);
  });

  test.each(INPUT_NAMES.filter((name) => name !== 'artifact-name'))('an empty %s is its default', (name) => {
    expect(parseInputs({ [name]: '' })).toEqual(parseInputs({}));
  });

  test('an empty artifact-name means none', () => {
    expect(parseInputs({ 'artifact-name': '' }).artifactName).toBe('');
  });
});

test('action.yml declares exactly the inputs of the table, with their texts and defaults', () => {
  const action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')) as {
    inputs: Record<string, { description: string; default?: string }>;
  };
  const declared = Object.entries(action.inputs).map(([name, { description, default: value }]) => [
    name,
    description,
    value ?? '',
  ]);
  const matrix = "${{ strategy.job-total > 1 && format('ship-go-{0}', strategy.job-index) || 'ship-go' }}";
  expect(declared).toEqual(
    INPUT_NAMES.map((name) => [
      name,
      INPUTS[name].help,
      name === 'artifact-name' ? matrix : INPUTS[name].default,
    ]),
  );
});

const accepted: [RawInputs, Partial<ShipInputs>][] = [
  [
    { packages: './cmd/..., !./cmd/x\n# a comment\n./tools' },
    { packages: ['./cmd/...', '!./cmd/x', './tools'] },
  ],
  [{ tags: 'netgo,osusergo\nsqlite_fts5' }, { tags: ['netgo', 'osusergo', 'sqlite_fts5'] }],
  [{ ldflags: '-X "main.a=b c"\n-w' }, { ldflags: '-X "main.a=b c" -w' }],
  [{ 'build-flags': '-mod=vendor\n--trimpath' }, { buildFlags: ['-mod=vendor', '--trimpath'] }],
  ...['-buildmode=pie', '--buildmode=exe', '-buildmode=default', '-trimpath=1', '-gcflags=all=-l', '-a'].map(
    (line): [RawInputs, Partial<ShipInputs>] => [{ 'build-flags': line }, { buildFlags: [line] }],
  ),
  [
    { 'build-flags': '-asmflags=-S', gcflags: '-N' },
    { buildFlags: ['-asmflags=-S'], gcflags: '-N' },
  ],
  [{ labels: 'a.b/c=x,y=z\nempty=' }, { labels: { 'a.b/c': 'x,y=z', empty: '' } }],
  [{ 'runtime-env': 'TZ=Europe/Berlin\nA=b=c' }, { runtimeEnv: { TZ: 'Europe/Berlin', A: 'b=c' } }],
  [
    { 'runtime-env': 'DB_PASSWORD_FILE=/run/secrets/db\nPUBLIC_KEY=x\nMONKEY=1\nURL=https://a.b/c@d:e' },
    {
      runtimeEnv: {
        DB_PASSWORD_FILE: '/run/secrets/db',
        PUBLIC_KEY: 'x',
        MONKEY: '1',
        URL: 'https://a.b/c@d:e',
      },
    },
  ],
  [{}, { user: '65532:65532', workdir: '/', stopSignal: '', pinDigests: false }],
  [{ user: '1000' }, { user: '1000:1000' }],
  [{ user: '0:5' }, { user: '0:5' }],
  [{ workdir: '/data//x/./' }, { workdir: '/data/x' }],
  [{ 'stop-signal': 'int' }, { stopSignal: 'SIGINT' }],
  [{ 'stop-signal': 'SIGRTMIN+3' }, { stopSignal: 'SIGRTMIN+3' }],
  [{ 'stop-signal': '15' }, { stopSignal: '15' }],
  [{ 'pin-digests': 'true' }, { pinDigests: true }],
  [{ args: '--config\n/etc/a, b.yaml' }, { args: ['--config', '/etc/a, b.yaml'] }],
  [{ expose: '8080, 53/udp\n9000-9002/TCP' }, { expose: ['8080/tcp', '53/udp', '9000-9002/tcp'] }],
  [{ 'size-budget': '25MB' }, { sizeBudget: 25_000_000 }],
  [{ 'size-budget': '25MiB' }, { sizeBudget: 26_214_400 }],
  [{ 'size-budget': '1.5 KiB' }, { sizeBudget: 1536 }],
  [{ require: 'graceful-shutdown, metrics' }, { require: ['graceful-shutdown', 'metrics'] }],
  [{ dockerfile: 'false' }, { dockerfile: false }],
  [{ dockerfile: './docker/Dockerfile.prod' }, { dockerfile: 'docker/Dockerfile.prod' }],
  [{ stamp: 'none' }, { stamp: { auto: false, lines: [] } }],
  [
    { stamp: 'auto\nexample.com/r/v2/internal.Version=v{{version}}, at {{date}}' },
    {
      stamp: {
        auto: true,
        lines: [{ variable: 'example.com/r/v2/internal.Version', template: 'v{{version}}, at {{date}}' }],
      },
    },
  ],
  [
    { stamp: 'main.version=1' },
    { stamp: { auto: false, lines: [{ variable: 'main.version', template: '1' }] } },
  ],
  [
    { 'go-download-base-url': 'http://mirror.example/go/' },
    { goDownloadBaseUrl: 'http://mirror.example/go' },
  ],
  [
    { cgo: 'true', strip: 'False', buildvcs: 'FALSE' },
    { cgo: true, strip: false, buildvcs: false },
  ],
  [{ 'artifact-retention-days': '7' }, { artifactRetentionDays: 7 }],
  [{ 'base-image': 'reg.example:5000/a/b@sha256:0123' }, { baseImage: 'reg.example:5000/a/b@sha256:0123' }],
];
test.each(accepted)('%j is read as %j', (raw, expected) => {
  expect(parseInputs(raw)).toMatchObject(expected);
});

const refused: [InputName, string, RegExp][] = [
  ['rc-fallback', 'maybe', /accepted: stable, fail/],
  ['unsupported-go', 'yes', /accepted: warn, fail, ignore/],
  ['toolchain-source', 'web', /accepted: auto, download, module-proxy/],
  ['cache', 'write', /accepted: true, false, read/],
  ['dirty', 'no', /accepted: warn, fail, ignore/],
  ['cgo', 'yes', /accepted: true, false/],
  ['strip', '1', /accepted: true, false/],
  ['buildvcs', 'auto', /accepted: true, false/],
  ['size-budget', '25', /25MB .* or 25MiB/],
  ['size-budget', '-1MB', /a number with a unit/],
  ['require', 'shutdown', /"shutdown"; accepted: .*graceful-shutdown/],
  ['require', 'supported-go', /unsupported-go: fail/],
  ['targets', 'linux', /os\/arch/],
  ['targets', ',', /is empty/],
  ['version', 'v1 beta', /one word/],
  ['stamp', 'none\nauto', /stands alone/],
  ['stamp', 'version', /import\/path\.variable=text/],
  ['stamp', 'main.1x=a', /import\/path\.variable=text/],
  ['stamp', 'main.a={{Version}}', /\{\{Version\}\} is not known.*\{\{goVersion\}\}/],
  ['stamp', 'main.a={{}}', /is not known/],
  ['stamp', 'main.a={{constructor}}', /is not known/],
  ['stamp', `main.a="it's"`, /both kinds of quotes/],
  ['ldflags', "-X 'main.a=b", /quote that is not closed/],
  ['ldflags', 'all=-s', /package pattern/],
  ['gcflags', '"-N', /quote that is not closed/],
  ['tags', 'a b', /build tags/],
  ['build-flags', '-o=x', /output-dir/],
  ['build-flags', '-C=x', /working-directory/],
  ['build-flags', '--ldflags=-s', /input ldflags/],
  ['build-flags', '-buildvcs=false', /input buildvcs/],
  ['build-flags', '-n', /build nothing/],
  ['build-flags', '-json', /what go build says/],
  ['build-flags', '-mod vendor', /after `=`/],
  ['build-flags', 'race', /one flag a line/],
  ['build-flags', '-trimpath=false', /may not hold "-trimpath=false": .*same bytes.*; leave it out/],
  ['build-flags', '--trimpath=', /may not hold/],
  ...['c-archive', 'c-shared', 'plugin', 'shared', 'archive', ''].map((mode): [InputName, string, RegExp] => [
    'build-flags',
    `-buildmode=${mode}`,
    /builds programs; accepted: -buildmode=default, -buildmode=exe, -buildmode=pie/,
  ]),
  ['build-flags', '-buildmode', /builds programs/],
  ['dockerfile', '../Dockerfile', /under output-dir/],
  ['dockerfile', '/Dockerfile', /under output-dir/],
  ['dockerfile', 'C:\\Dockerfile', /under output-dir/],
  ['dockerfile', 'ship-go.json', /its own file/],
  ['dockerfile', 'Artifacts.JSON', /its own file/],
  ['dockerfile', 'buildinfo.json/Dockerfile', /its own file/],
  ['dockerfile', 'checksums.txt', /its own file/],
  ['dockerfile', '.gitignore', /its own file/],
  ['dockerfile', 'x/docker-bake.json', /its own file/],
  ['dockerfile', 'linux_amd64/api.buildinfo.txt', /its own file/],
  ['dockerfile', 'Dockerfile.dockerignore', /its own file/],
  ['base-image', 'alpine RUN evil', /image reference/],
  ['labels', 'no-value', /key=value/],
  ['labels', 'a b=c', /key=value/],
  ['runtime-env', '1A=b', /NAME=value/],
  ['runtime-env', 'DB_PASSWORD=hunter2', /DB_PASSWORD looks like a secret by its name.*DB_PASSWORD_FILE/],
  ['runtime-env', 'API_KEY=x', /looks like a secret by its name/],
  ['runtime-env', 'DB=postgres://me:hunter2@db/x', /DB looks like a secret by its value/],
  ['runtime-env', 'X=-----BEGIN RSA PRIVATE KEY-----', /by its value/],
  ['user', 'nobody', /numbers, as UID or UID:GID/],
  ['user', '1:2:3', /numbers/],
  ['user', '4294967295', /numbers/],
  ['workdir', 'data', /absolute path/],
  ['workdir', '/a/../b', /without `\.\.`/],
  ['stop-signal', 'SIGNONE', /signal of Linux/],
  ['stop-signal', '0', /signal of Linux/],
  ['stop-signal', 'kill', /no program can catch/],
  ['stop-signal', '9', /no program can catch/],
  ['pin-digests', 'yes', /true, false/],
  ['expose', '0', /from 1 to 65535/],
  ['expose', '8080/http', /from 1 to 65535/],
  ['expose', '9000-8000', /from 1 to 65535/],
  ['artifact-name', 'a/b', /refuses/],
  ['artifact-retention-days', '0', /from 1 on/],
  ['go-download-base-url', 'go.dev/dl', /http or https/],
  ['go-download-base-url', 'file:///etc', /http or https/],
];
test.each(refused)('%s: %j is refused by its name, with what is accepted', (name, value, message) => {
  expect(() => parseInputs({ [name]: value })).toThrow(message);
  expect(() => parseInputs({ [name]: value })).toThrow(name);
});

test.each(['-constructor', '-toString=x', '--hasOwnProperty'])(
  'build-flags: %s is the go command’s to refuse, whatever JavaScript means by it',
  (line) => {
    expect(parseInputs({ 'build-flags': line }).buildFlags).toEqual([line]);
  },
);

test('gcflags stand in one place: of two -gcflags the go command would take one, silently', () => {
  expect(() => parseInputs({ gcflags: 'all=-l', 'build-flags': '-v\n--gcflags=-N' })).toThrow(
    /`gcflags` is "all=-l", and `build-flags` holds "--gcflags=-N": only one .* Put both into one/,
  );
});

test('labels cannot hold a newline: each line is an item of its own and must be one', () => {
  expect(() => parseInputs({ labels: 'a=b\nRUN evil' })).toThrow(/"RUN evil"/);
});

describe('the record', () => {
  const place = { dir: '/r/svc', context: '/r' };

  test('holds every input that shapes what is written by its contract name, and no credentials', () => {
    const recorded = recordInputs(
      parseInputs({ 'go-download-base-url': 'https://user:secret@mirror.example/go' }),
      place,
    );
    // Each job of a matrix has its own: what they leave is to be merged to one.
    const upload: readonly InputName[] = ['artifact-name', 'artifact-retention-days'];
    expect(Object.keys(recorded)).toEqual(INPUT_NAMES.filter((name) => !upload.includes(name)));
    expect(JSON.stringify(recorded)).not.toContain('secret');
    expect(recorded['go-download-base-url']).toBe('https://mirror.example/go');
  });

  test.each<[RawInputs, Readonly<Record<string, unknown>>]>([
    [
      {},
      { 'working-directory': 'svc', 'output-dir': 'dist', 'dockerfile-template': '', 'go-version-file': '' },
    ],
    [{ 'working-directory': '/r/svc' }, { 'working-directory': 'svc' }],
    [{ 'output-dir': '/r/svc/dist' }, { 'output-dir': 'dist' }],
    [{ 'output-dir': '/r/out' }, { 'output-dir': '../out' }],
    [{ 'output-dir': './build//ship-go/' }, { 'output-dir': 'build/ship-go' }],
    [{ 'dockerfile-template': '/r/Dockerfile.hbs' }, { 'dockerfile-template': '../Dockerfile.hbs' }],
    [{ 'go-version-file': '/r/svc/go.mod' }, { 'go-version-file': 'go.mod' }],
  ])('has the paths of %j from the working directory, and that from the context', (raw, expected) => {
    expect(recordInputs(parseInputs(raw), place)).toMatchObject(expected);
  });
});

test('what was given outright is told from what was defaulted', () => {
  const { given } = parseInputs({ 'base-image': 'alpine', dockerfile: 'Dockerfile', targets: 'linux/amd64' });
  expect([...given]).toEqual(['base-image', 'targets']);
});
