import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { afterEach, expect, test } from '@jest/globals';
import { writeSummary } from '../../src/publish/runner.ts';
import { temporaryFolder, testHost } from '../host.ts';

const before = process.env.GITHUB_STEP_SUMMARY;
afterEach(() => {
  core.summary.emptyBuffer(); // what could not be written stays there
  // To undefined would be the text "undefined".
  if (before === undefined) delete process.env.GITHUB_STEP_SUMMARY;
  else process.env.GITHUB_STEP_SUMMARY = before;
});

/** The toolkit reads the process's own environment. */
function runner(file: string | undefined) {
  if (file === undefined) delete process.env.GITHUB_STEP_SUMMARY;
  else process.env.GITHUB_STEP_SUMMARY = file;
  return testHost({ onRunner: true, env: { GITHUB_STEP_SUMMARY: file } });
}

test('a runner without job summaries is left alone, without a word', async () => {
  const host = runner(undefined);
  await writeSummary('# x', host);
  expect([host.log.warnings, host.log.notices]).toEqual([[], []]);
});

test('a summary that cannot be written is a warning: the build is done by then', async () => {
  const host = runner(join(temporaryFolder(), 'not-there'));
  await writeSummary('# x', host);
  expect(host.log.warnings).toEqual([
    { message: expect.stringMatching(/job summary could not be written: .*not-there/) },
  ]);
});

test('a summary is added to what stands there', async () => {
  const file = join(temporaryFolder(), 'summary');
  writeFileSync(file, 'first\n');
  await writeSummary('# x', runner(file));
  expect(readFileSync(file, 'utf8')).toBe('first\n# x\n');
});
