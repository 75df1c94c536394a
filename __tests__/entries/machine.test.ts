import { mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { withHost } from '../../src/entries/machine.ts';
import type { Host } from '../../src/host.ts';
import { keptLog, temporaryFolder } from '../host.ts';

describe('where a run starts', () => {
  const before = { cwd: process.cwd(), env: { ...process.env } };
  let workspace: string;
  let temp: string;
  beforeEach(() => {
    workspace = temporaryFolder('workspace');
    temp = temporaryFolder('temp');
    mkdirSync(join(workspace, 'svc'));
    process.chdir(join(workspace, 'svc'));
    Object.assign(process.env, {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
      INPUT_TARGETS: 'x',
    });
  });
  afterEach(() => {
    process.chdir(before.cwd);
    for (const name of Object.keys(process.env))
      if (!(name in before.env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before.env);
  });

  const look = async (from: string | undefined): Promise<Host> =>
    await withHost(keptLog(), from, (host) => Promise.resolve(host));

  test('is the workspace for the step', async () => {
    expect(await look(workspace)).toMatchObject({ cwd: workspace, workspace, onRunner: true });
  });

  test('is the current folder for the command line, in a job too', async () => {
    expect(await look(undefined)).toMatchObject({
      cwd: join(workspace, 'svc'),
      workspace: undefined,
      onRunner: true,
    });
  });

  test('has its links resolved, as go and git give theirs', async () => {
    symlinkSync(workspace, join(temp, 'link'), 'junction');
    expect((await look(join(temp, 'link'))).workspace).toBe(workspace);
  });

  test('is given without the inputs of the step', async () => {
    expect((await look(undefined)).env['INPUT_TARGETS']).toBeUndefined();
  });

  test('must be there, else nothing is left behind', async () => {
    process.chdir(temp); // Windows deletes no folder that someone stands in
    rmSync(workspace, { recursive: true });
    await expect(look(workspace)).rejects.toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringMatching(/^The workspace .* cannot be read: .*Start from/),
      }),
    );
    expect(readdirSync(temp)).toEqual([]);
  });

  test('has a temporary folder of its own, deleted also when the work fails', async () => {
    let inside: string[] = [];
    const failing = withHost(keptLog(), undefined, (host) => {
      inside = readdirSync(temp).map((name) => join(temp, name));
      expect(inside).toEqual([host.temp]);
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    expect(inside).toHaveLength(1);
    expect(readdirSync(temp)).toEqual([]);
  });

  test('says where no temporary folder can be made', async () => {
    process.env['RUNNER_TEMP'] = join(process.execPath, 'below');
    await expect(look(undefined)).rejects.toThrow(/^A temporary folder in .*below cannot be made: .*TMPDIR/);
  });
});
