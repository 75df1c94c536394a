import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { decideUpload, uploadFiles } from '../../src/publish/upload.ts';
import type { ArtifactService } from '../../src/publish/upload.ts';
import { testHost } from '../host.ts';

const runner = {
  ACTIONS_RUNTIME_TOKEN: 't',
  ACTIONS_RESULTS_URL: 'http://localhost/',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'example/svc',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
};

describe('whether to upload', () => {
  test.each([
    ['no name', '', true, runner, 'none'],
    ['a terminal', 'ship-go', false, runner, 'none'],
    ['the first attempt', 'ship-go', true, runner, 'upload'],
    ['no attempt given', 'mine', true, { ...runner, GITHUB_RUN_ATTEMPT: undefined }, 'upload'],
    ['a later attempt', 'ship-go', true, { ...runner, GITHUB_RUN_ATTEMPT: '2' }, 'replace'],
    ['data residency', 'ship-go', true, { ...runner, GITHUB_SERVER_URL: 'https://x.ghe.com' }, 'upload'],
    ['no service', 'ship-go', true, { ...runner, ACTIONS_RUNTIME_TOKEN: undefined }, 'skip'],
    ['no service in a matrix', 'ship-go-11', true, { ...runner, ACTIONS_RESULTS_URL: '' }, 'skip'],
    ['no service for a given name', 'mine', true, { ...runner, ACTIONS_RESULTS_URL: '' }, 'refuse'],
    ['Enterprise Server', 'ship-go', true, { ...runner, GITHUB_SERVER_URL: 'https://git.corp' }, 'skip'],
    [
      'another forge, a given name',
      'mine',
      true,
      { ...runner, GITHUB_SERVER_URL: 'https://codeberg.org' },
      'refuse',
    ],
  ])('%s', (_, name, onRunner, env, act) => {
    expect(decideUpload(name, { env, onRunner }).act).toBe(act);
  });
});

/** A service that keeps what it is told. The real one needs a runner: the end-to-end tests have it. */
function service(over: Partial<ArtifactService> = {}) {
  const calls: unknown[] = [];
  const stand: ArtifactService = {
    listArtifacts: () => Promise.resolve({ artifacts: [{ name: 'ship-go' }] }),
    deleteArtifact: (name) => Promise.resolve(calls.push(['delete', name])),
    uploadArtifact: (...args) => {
      calls.push(['upload', ...args]);
      return Promise.resolve({ id: 7, digest: 'd1' });
    },
    ...over,
  };
  return { calls, load: () => Promise.resolve(stand) };
}

const inputs = { artifactName: 'ship-go', artifactRetentionDays: 3 };
const shipped = { outputDir: '/w/dist', record: { files: { 'linux_amd64/api': '', 'checksums.txt': '' } } };
const host = (env: Record<string, string | undefined> = runner) => testHost({ onRunner: true, env });

describe('uploading', () => {
  test('sends the files of the record and the record itself', async () => {
    const { calls, load } = service();
    expect(await uploadFiles(inputs, shipped, host(), load)).toEqual({
      id: '7',
      url: 'https://github.com/example/svc/actions/runs/42/artifacts/7',
      digest: 'd1',
    });
    const files = ['/w/dist/linux_amd64/api', '/w/dist/checksums.txt', '/w/dist/ship-go.json'];
    expect(calls).toEqual([['upload', 'ship-go', files, '/w/dist', { retentionDays: 3 }]]);
  });

  test('replaces what an earlier attempt left, and only asks to delete what is there', async () => {
    const again = host({ ...runner, GITHUB_RUN_ATTEMPT: '2' });
    const there = service();
    await uploadFiles(inputs, shipped, again, there.load);
    expect(there.calls[0]).toEqual(['delete', 'ship-go']);
    const gone = service({ listArtifacts: () => Promise.resolve({ artifacts: [{ name: 'other' }] }) });
    await uploadFiles(inputs, shipped, again, gone.load);
    expect(gone.calls).toHaveLength(1);
  });

  test('without a service is told as a notice under the default name, and never loads the client', async () => {
    const without = host({ ...runner, ACTIONS_RESULTS_URL: '' });
    const load = () => Promise.reject(new Error('must not be loaded'));
    expect(await uploadFiles(inputs, shipped, without, load)).toBeUndefined();
    expect(without.log.notices).toEqual([expect.stringContaining('ACTIONS_RESULTS_URL')]);
    await expect(uploadFiles({ ...inputs, artifactName: 'mine' }, shipped, without, load)).rejects.toThrow(
      /artifact-name.*"mine".*empty string/s,
    );
  });

  test.each([
    [
      '(409) Conflict: an artifact with this name already exists on the workflow run',
      /Another job.*artifact-name/,
    ],
    ['insufficient usage', /could not be uploaded: insufficient usage/],
    [Object.assign(new Error(''), { statusCode: 401 }), /could not be uploaded: status 401/],
  ])('that fails with "%s" is an error that says what to do', async (said, message) => {
    const { load } = service({
      uploadArtifact: () => Promise.reject(said instanceof Error ? said : new Error(said)),
    });
    const failed = uploadFiles(inputs, shipped, host(), load);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toBeInstanceOf(UserError);
  });
});
