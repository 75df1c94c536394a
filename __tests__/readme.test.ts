import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseCommandLine } from '../src/arguments.ts';
import { INPUT_NAMES, INPUTS } from '../src/input-table.ts';
import { parseInputs, type RawInputs } from '../src/inputs.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');
const readme = read('README.md');
const action = parse(read('action.yml')) as { inputs: object; outputs: object };

/** The cells of the table below a heading, its two head rows left out. */
function table(heading: string): string[][] {
  const [, section = ''] = readme.split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0]?.split('\n') ?? [];
  const cells = rows.filter((row) => row.startsWith('|')).map((row) => row.split(/(?<!\\)\|/).slice(1, -1));
  return cells.slice(2).map((row) => row.map((cell) => cell.trim()));
}

/** The fenced blocks of a language. */
function fences(language: string): string[] {
  return [...readme.matchAll(/^```(\w+)\n([^]*?)^```$/gm)]
    .filter(([, of]) => of === language)
    .map(([, , text]) => text ?? '');
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The steps of a block, whether it shows a workflow, its jobs, or the steps alone. */
function stepsOf(block: string): Step[] {
  const shown = parse(block) as { steps?: Step[]; jobs?: Record<string, { steps: Step[] }> };
  return shown.steps ?? Object.values(shown.jobs ?? {}).flatMap(({ steps }) => steps);
}

test('the table of inputs has every input with its default', () => {
  const shown = table('Inputs').map(([name, value]) => [name, value]);
  const code = (text: string) => (text === '' ? '' : `\`${text}\``);
  expect(shown).toEqual(INPUT_NAMES.map((name) => [code(name), code(INPUTS[name].default)]));
});

test('the table of outputs has every output', () => {
  expect(table('Outputs').map(([name]) => name)).toEqual(
    Object.keys(action.outputs).map((name) => `\`${name}\``),
  );
});

describe('each workflow', () => {
  const blocks = fences('yaml').map((block) => [block.replace(/\s+/g, ' ').slice(0, 60), block] as const);

  test('is there to be read', () => {
    expect(blocks.length).toBeGreaterThan(5);
  });

  test.each(blocks)('has steps: %s', (_, block) => {
    const steps = stepsOf(block);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step.uses ?? step.run).toMatch(/\S/);
  });

  test.each(blocks)('gives this step inputs that it takes: %s', (_, block) => {
    for (const step of stepsOf(block)) {
      if (!step.uses?.startsWith('OWNER/ship-go@')) continue;
      const given = Object.entries(step.with ?? {});
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(given.map(([name]) => name)));
      const known = given.filter(([, value]) => !String(value).includes('${{'));
      const raw: RawInputs = Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
      expect(() => parseInputs(raw)).not.toThrow();
    }
  });

  test.each(blocks)('uses outputs that there are: %s', (_, block) => {
    const used = [...block.matchAll(/steps\.ship\.outputs\.([\w-]+)/g)].map(([, name]) => name);
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(used));
  });
});

test('each command of ship-go is one that it knows, and what is built is there', () => {
  const commands = [
    ...fences('sh')
      .join('')
      .matchAll(/^node dist\/cli\/index\.js (.*)$/gm),
  ].map(([, words]) => (words ?? '').split(' '));
  expect(commands.map((words) => parseCommandLine(words).command)).toEqual(['build', 'inspect']);
  expect(existsSync(join(root, commands[0]?.[1] ?? '', 'go.mod'))).toBe(true);
});

test.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/dockerfile-template.md'])(
  'the links of %s within the repository lead somewhere',
  (file) => {
    const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '');
    expect(links.filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  },
);

test('the picture of the summary is small', () => {
  expect(statSync(join(root, 'docs/summary.png')).size).toBeLessThan(150_000);
});
