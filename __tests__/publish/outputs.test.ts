import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { imageTag } from '../../src/dockerfile/tag.ts';
import { outputsOf } from '../../src/publish/outputs.ts';
import { artifact, shipped, uploaded } from './shipped.ts';

describe('outputs', () => {
  test('are all those of the contract, paths relative to the workspace', () => {
    const { values, warnings } = outputsOf(shipped(), uploaded);
    const { binaries, ...others } = values;
    expect(others).toEqual({
      'go-version': '1.27.4',
      'go-prerelease': 'false',
      'go-root': '/tools/go/1.27.4/x64',
      version: 'v1.4.2',
      commit: '0123456789abcdef0123456789abcdef01234567',
      date: '2026-11-23T10:00:00Z',
      dirty: 'false',
      'build-info': 'svc/dist/buildinfo.json',
      artifacts: 'svc/dist/artifacts.json',
      checksums: 'svc/dist/checksums.txt',
      report: 'svc/dist/report.json',
      dockerfile: 'svc/dist/Dockerfile',
      context: '.',
      'build-contexts': 'build=svc/dist',
      platforms: 'linux/amd64,linux/arm64',
      labels: 'org.opencontainers.image.version=v1.4.2\n"note=a, ""b"" and #c"',
      target: 'api',
      'image-tag': '1.4.2',
      'bake-file': 'svc/dist/docker-bake.json',
      'base-image': 'gcr.io/distroless/static-debian13:nonroot',
      'artifact-id': '7',
      'artifact-url': 'https://github.com/example/svc/actions/runs/1/artifacts/7',
      'artifact-digest': 'aa'.repeat(32),
      'cache-hit': 'false',
      'cache-matched-key': 'ship-go-1-build-linux-amd64-go1.27.4-',
    });
    expect(warnings).toEqual([]);
    expect(JSON.parse(binaries ?? '')).toEqual([
      artifact({ path: 'svc/dist/linux_amd64/api' }),
      artifact({ os: 'windows', arch: 'arm64', path: 'svc/dist/windows_arm64/api.exe' }),
    ]);
  });

  test('of a run without image and upload are empty, not absent', () => {
    const { values } = outputsOf(shipped({ image: undefined }), undefined);
    const empty = ['dockerfile', 'context', 'build-contexts', 'platforms', 'labels', 'target', 'base-image'];
    for (const name of [...empty, 'artifact-id', 'artifact-url', 'artifact-digest'])
      expect([name, values[name]]).toEqual([name, '']);
  });

  test('name the base of each main where they differ', () => {
    const { image } = shipped();
    if (image === undefined) throw new Error('no image');
    const { values } = outputsOf(
      shipped({ image: { ...image, baseImages: { api: 'static', job: 'cc' } } }),
      uploaded,
    );
    expect(values['base-image']).toBe('{"api":"static","job":"cc"}');
  });

  test.each([
    ['just under', 100_000, false],
    ['just over', 100_001, true],
  ])('binaries %s 100 KB', (_, bytes, tooLong) => {
    const one = (filler: string) => shipped({ artifacts: [artifact({ interpreter: filler })] });
    const bare = Buffer.byteLength(outputsOf(one(''), uploaded).values.binaries ?? '');
    const { values, warnings } = outputsOf(one('x'.repeat(bytes - bare)), uploaded);
    expect(values.binaries === '[]').toBe(tooLong);
    expect(warnings).toEqual(tooLong ? [expect.stringContaining('svc/dist/artifacts.json')] : []);
  });
});

test.each([
  ['v1.4.2', '1.27.4', false, '1.4.2'],
  ['v1.4.2', '1.28rc1', true, '1.4.2-go1.28rc1'],
  ['v1.4.2+dirty', '1.27.4', false, '1.4.2-dirty'],
  ['v0.0.0-20261123100000-0123456789ab', '1.27.4', false, '0.0.0-20261123100000-0123456789ab'],
  ['vendor/x y', '1.27.4', false, 'vendor-x-y'],
  ['.hidden', '1.27.4', false, 'hidden'],
  ['+++', '1.27.4', false, 'untagged'],
  ['', '1.28rc1', true, ''],
  ['x'.repeat(200), '1.28rc1', true, `${'x'.repeat(118)}-go1.28rc1`],
])('version %j with Go %s is the image tag of that name', (version, go, prerelease, tag) => {
  expect(imageTag(version, { version: go, prerelease })).toBe(tag);
  expect(tag).toMatch(/^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?$/);
});

test('labels and build contexts survive the parsing of the step that takes them', () => {
  // What docker/build-push-action does with list inputs of which commas are kept: its toolkit's Util.getInputList.
  const read = (list: string): string[] => {
    const options = { relax_quotes: true, relax_column_count: true, skip_empty_lines: true };
    const records: string[][] = parse(list, options);
    return records.map((record) => record.join(',').trim());
  };
  const nasty = fc.constantFrom(
    '"',
    '""',
    ',',
    "'",
    '#',
    '\\',
    '=',
    '$',
    '`',
    ';',
    ' ',
    '\t',
    '|',
    'é',
    '😀',
    'a',
  );
  const text = fc.array(fc.oneof(nasty, fc.string({ maxLength: 2 })), { maxLength: 8 }).map((parts) =>
    // A line end has been refused before; blanks at the ends are what that step cuts.
    parts
      .join('')
      .replace(/[\r\n\0]/g, '')
      .trim(),
  );
  const values = fc.sample(text, { numRuns: 4000, seed: 20261124 });
  const labels = Object.fromEntries(values.map((value, index) => [`k${index}`, value]));
  const { image } = shipped();
  if (image === undefined) throw new Error('a fixture with an image');
  const buildContexts = { build: '/w/a, "b" #c' };
  const { values: outputs } = outputsOf(shipped({ image: { ...image, labels, buildContexts } }), undefined);
  expect(read(outputs['labels'] ?? '')).toEqual(
    Object.entries(labels).map(([key, value]) => `${key}=${value}`),
  );
  expect(read(outputs['build-contexts'] ?? '')).toEqual(['build=a, "b" #c']);
});
