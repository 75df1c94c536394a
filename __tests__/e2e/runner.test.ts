import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { git, runTestGoWith, STAMPED_MAIN } from '../modules.ts';
import { newServices, repositoryWith, runWorkflow } from './act.ts';
import { GO, TOOL_CACHE } from './bundle.ts';

const WORKFLOW = `
on: push
jobs:
  ship:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: ship
        uses: ./.github/ship-go
        env:
          RUNNER_TOOL_CACHE: ${TOOL_CACHE}
        with:
          go-version: ${GO}
          targets: linux/amd64
          working-directory: app
      - name: Later step
        env:
          OUTPUTS: \${{ toJSON(steps.ship.outputs) }}
          BINARY: \${{ fromJSON(steps.ship.outputs.binaries)[0].path }}
        run: |
          printf 'outputs=%s\\n' "$(printf '%s' "$OUTPUTS" | tr -d '\\n')"
          printf 'path=%s\\n' "$(go version)"
          printf 'environment=[%s][%s]\\n' "$GOROOT" "$GOTOOLCHAIN"
          go version -m "$BINARY" | grep vcs.revision
`;

/** act runs jobs on this machine itself only where there is a POSIX shell. */
const runner = process.platform === 'win32' ? describe.skip : describe;

runner('under a real workflow runner (act)', () => {
  const services = newServices();
  let dir: string;
  let first: { code: number | null; log: string };

  beforeAll(async () => {
    dir = repositoryWith(
      {
        '.github/workflows/ship.yml': WORKFLOW,
        'app/go.mod': 'module example.com/app\n\ngo 1.21\n\nrequire golang.org/x/text v0.3.0\n',
        'app/go.sum': [
          'golang.org/x/text v0.3.0 h1:g61tztE5qeGQ89tm6NTjjM9VPIm088od1l6aSorWRWg=',
          'golang.org/x/text v0.3.0/go.mod h1:NqM8EUOU14njkJ3fqMW+pc6Ldnwhi/IjpwHt7yyuwOQ=',
          '',
        ].join('\n'),
        'app/main.go': STAMPED_MAIN.replace(
          'var version',
          'import _ "golang.org/x/text/transform"\n\nvar version',
        ),
      },
      'app/v1.2.3',
    );
    first = await runWorkflow(dir, services);
  }, 900_000);

  test('the step succeeds, and a later step has its outputs, its Go and nothing else', () => {
    expect(first).toMatchObject({ code: 0 });
    const outputs = outputsIn(first.log);
    expect(outputs).toMatchObject({
      'go-version': GO,
      version: 'v1.2.3',
      commit: git(dir, 'rev-parse', 'HEAD'),
      dirty: 'false',
      artifacts: 'app/dist/artifacts.json',
      dockerfile: 'app/dist/Dockerfile',
      context: '.',
    });
    expect(first.log).toContain(`path=go version go${GO} `);
    expect(first.log).toContain('environment=[][]');
    expect(first.log).toContain(`vcs.revision=${git(dir, 'rev-parse', 'HEAD')}`);
  });

  test('output-dir is uploaded as an artifact, every file of the record, and the outputs name it', () => {
    const outputs = outputsIn(first.log);
    expect(outputs['artifact-id']).toMatch(/^\d+$/);
    expect(outputs['artifact-url']).toMatch(new RegExp(`/artifacts/${outputs['artifact-id'] ?? ''}$`));
    const [zip = ''] = readdirSync(services.artifacts, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('ship-go.zip'),
    );
    const file = join(services.artifacts, zip);
    expect(execFileSync('sha256sum', [file], { encoding: 'utf8' })).toContain(outputs['artifact-digest']);
    const listed = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).trimEnd().split('\n').sort();
    const record = JSON.parse(execFileSync('unzip', ['-p', file, 'ship-go.json'], { encoding: 'utf8' })) as {
      files: object;
    };
    expect(listed).toEqual([...Object.keys(record.files), 'ship-go.json'].sort());
  });

  test('the second run finds the caches that the first saved', async () => {
    expect(outputsIn(first.log)).toMatchObject({ 'cache-hit': 'false', 'cache-matched-key': '' });
    // As on a fresh machine.
    await runTestGoWith({ GOMODCACHE: services.goModules }, dir, 'clean', '-modcache');
    rmSync(services.goBuild, { recursive: true });
    const second = await runWorkflow(dir, services);
    expect(second).toMatchObject({ code: 0 });
    const outputs = outputsIn(second.log);
    expect(outputs['cache-hit']).toBe('true');
    expect(outputs['cache-matched-key']).toMatch(/1\.27\.4/);
  }, 300_000);
});

/** What the later step printed. */
function outputsIn(log: string): Record<string, string> {
  const [, text] = /\| outputs=(\{.*\})/.exec(log) ?? [];
  if (text === undefined) throw new Error(log);
  return JSON.parse(text) as Record<string, string>;
}
