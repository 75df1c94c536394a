import { describe, expect, test } from '@jest/globals';
import { collect } from '../../src/collect/collect.ts';
import { parseInputs } from '../../src/inputs.ts';
import { binary, goModule, plan, repository } from '../inspect/plans.ts';

const collected = (rendered: readonly string[]) =>
  collect(
    parseInputs({}),
    plan(),
    [binary()],
    rendered.map((path) => ({ path, text: '' })),
    '0',
  );

describe('two files at one path are an error before anything is written:', () => {
  test.each([
    ['a Dockerfile where a binary belongs', ['linux_amd64/r']],
    ['the same in other letters', ['Linux_AMD64/R']],
    ['a Dockerfile below a binary', ['linux_amd64/r/Dockerfile']],
    ['a Dockerfile where the binaries have their folder', ['LINUX_amd64']],
    ['two rendered files', ['Dockerfile', 'dockerfile']],
    ['a Dockerfile in the place of the record', ['Ship-Go.json']],
  ])('%s', (_, rendered) => {
    expect(() => collected(rendered)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(/cannot stand side by side.*`dockerfile`.*`packages`/),
      }),
    );
  });

  test('and none where each has its own', () => {
    const { files } = collected(['docker/Dockerfile', 'docker/Dockerfile.dockerignore']);
    expect(files.map(({ path }) => path)).toEqual([
      'linux_amd64/r',
      '.gitignore',
      'artifacts.json',
      'buildinfo.json',
      'checksums.txt',
      'docker/Dockerfile',
      'docker/Dockerfile.dockerignore',
      'linux_amd64/r.buildinfo.txt',
      'ship-go.json',
    ]);
  });
});

describe('the record', () => {
  const inFolder = (root: string, dir: string, outputDir: string) => {
    const at = repository({ root });
    const { module } = plan();
    return collect(
      parseInputs({ 'output-dir': outputDir, 'artifact-name': `ship-go-${dir.length}` }),
      plan({ module: { ...module, root, dir, repository: at, modules: [goModule({ repository: at })] } }),
      [binary()],
      [],
      '0',
    ).record;
  };

  test('says where go is run, which is not always where the go.mod stands', () => {
    const record = inFolder('/r', '/r/cmd/api', 'dist');
    expect([record.plan.directory, record.inputs['working-directory']]).toEqual(['cmd/api', 'cmd/api']);
    expect(record.planSha256).not.toBe(inFolder('/r', '/r', 'dist').planSha256);
  });

  test('is the same wherever the checkout stands and whatever its upload is called', () => {
    const one = inFolder('/r', '/r/svc', '/r/svc/dist');
    expect(inFolder('/home/me/work', '/home/me/work/svc', '/home/me/work/svc/dist')).toEqual(one);
    expect(JSON.stringify(one)).not.toContain('"/r');
  });
});
