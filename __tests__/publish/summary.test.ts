import { describe, expect, test } from '@jest/globals';
import { fenceFor, markdownText } from '../../src/publish/markdown.ts';
import { jobSummary, SUMMARY_LIMIT } from '../../src/publish/summary.ts';
import { artifact, report, shipped } from './shipped.ts';

const silence = { warnings: [], notices: [] };

/** A summary as its reader sees it: character references resolved. */
function read(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

describe('the job summary', () => {
  test('has one table of binaries, each with target, size, linkage, Go and revision', () => {
    const rows = read(jobSummary(shipped(), silence))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows.slice(0, 4)).toEqual([
      '| Binary | Target | Size | Linkage | Go | Revision |',
      '| :-- | :-- | --: | :-- | :-- | :-- |',
      '| <code>api</code> | linux/amd64 | 8.41 MB | static | 1.27.4 | <code>0123456789ab</code> |',
      '| <code>api</code> | windows/arm64 | 8.41 MB | system | 1.27.4 | <code>0123456789ab</code> |',
    ]);
  });

  test('shows the Dockerfile folded, and each warning and notice', () => {
    const text = jobSummary(shipped(), {
      warnings: [{ message: 'old Go', at: { file: 'go.mod', line: 3 } }],
      notices: [{ message: 'fyi' }],
    });
    expect(text).toContain(
      '<details><summary>Dockerfile</summary>\n\n```dockerfile\n# syntax=docker/dockerfile:1\nFROM',
    );
    expect(text).toContain('nonroot AS api\n```\n\n</details>');
    expect(read(text)).toContain('- ⚠️ <code>go.mod:3</code> old Go\n- ℹ️ fyi\n');
  });

  test('has what the report advises, once for all the binaries that it is said of, and what they pass', () => {
    const artifacts = [artifact(), artifact({ os: 'darwin' }), artifact({ os: 'windows' })];
    const [one, two, three] = artifacts.map(({ path }) => report(path));
    if (one === undefined || two === undefined || three === undefined) throw new Error('three');
    const another = { ...three, lines: three.lines.filter(({ id }) => id !== 'metrics') };
    const text = jobSummary(shipped({ artifacts, report: [one, two, another] }), silence);
    expect(read(text)).toContain(
      [
        '### Report',
        '',
        '| Line | Verdict | What was seen | What to do | Binaries |',
        '| :-- | :-- | :-- | :-- | :-- |',
        '| <a href="https://go.dev/doc/">metrics</a> | advice | a|b | Serve metrics. | <code>linux_amd64/api</code>, <code>darwin_amd64/api</code> |',
        '',
        'Passed by all: small, static.',
      ].join('\n'),
    );
    // What a binary says of itself is a stranger's: no border of the table.
    expect(text).not.toContain('a|b');
    expect(text).not.toContain('supported-go');
    expect(jobSummary(shipped({ artifacts, report: [one, two, three] }), silence)).toContain('| all |');
  });

  test('without Dockerfile, notes and revision says none of them', () => {
    const record = { ...shipped().record, commit: '', source: '' };
    const artifacts = [artifact({ revision: null, modified: null })];
    const text = jobSummary(shipped({ image: undefined, record, artifacts }), silence);
    expect(text).not.toMatch(/details|Worth knowing|commit\//);
    expect(text).toContain('| none |');
  });

  test.each([
    ['a table’s border', 'a|b'],
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['a link', '[x](https://evil.example)'],
    ['a bare address', 'https://evil.example www.evil.example'],
    ['a mention', '@everyone #1'],
    ['a line end and a heading', 'a\n# b\r\n---'],
    ['an entity', '&lt;script&gt;'],
    ['code and emphasis', '`a` **b** ~~c~~'],
    ['a template', '{{record}} ${x}'],
  ])('shows %s in a message as it is', (_, hostile) => {
    const text = jobSummary(shipped({ image: undefined }), { ...silence, warnings: [{ message: hostile }] });
    const line =
      text
        .split('\n')
        .find((one) => one.startsWith('- ⚠️'))
        ?.slice('- ⚠️ '.length) ?? '';
    // Nothing but letters, digits, blanks, commas, slashes and dashes stands bare.
    expect(line.replace(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{N} ,/-]*$/u);
    expect(read(line)).toBe(hostile.replace(/\s+/g, ' '));
  });

  test('leaves out characters that turn or hide text', () => {
    expect(markdownText('a\u202eb\u200bc\u0007d')).toBe('abcd');
  });

  test('fences a Dockerfile that holds fences of its own', () => {
    expect(fenceFor('no ticks')).toBe('```');
    expect(fenceFor('a ```` b')).toBe('`````');
    const { image } = shipped();
    if (image === undefined) throw new Error('no image');
    const text = jobSummary(shipped({ image: { ...image, text: 'LABEL x="\n```\n</details>"' } }), silence);
    expect(text).toContain('````dockerfile\nLABEL x="\n```\n</details>"\n````');
  });

  test.each([
    ['https://github.com/example/svc', true],
    ['javascript:alert(1)', false],
    ['https://x.example/"onclick="', false],
    ['', false],
  ])('links the commit for the source %j: %p', (source, linked) => {
    const { record } = shipped();
    expect(jobSummary(shipped({ record: { ...record, source } }), silence).includes('/commit/')).toBe(linked);
  });
});

describe('a summary too long for the service', () => {
  test('loses the Dockerfile first, and says so', () => {
    const { image } = shipped();
    if (image === undefined) throw new Error('no image');
    const text = jobSummary(shipped({ image: { ...image, text: 'x'.repeat(SUMMARY_LIMIT) } }), silence);
    expect(text).not.toContain('<details>');
    expect(text).toContain('Left out, for the service takes no more: the Dockerfile.');
    expect(text.split('\n').filter((line) => line.startsWith('| <code>'))).toHaveLength(2);
  });

  test('then the report', () => {
    const { image } = shipped();
    const warnings = [{ message: 'x'.repeat(1000) }];
    const whole = jobSummary(shipped({ image: undefined }), { ...silence, warnings });
    const text = jobSummary(shipped({ image }), { ...silence, warnings }, Buffer.byteLength(whole));
    expect(text).toContain('the Dockerfile, the report.');
    expect(text).not.toContain('### Report');
    expect(text).toContain('xxxx');
  });

  test('then notes, then binaries, with their numbers, and never passes the limit', () => {
    const artifacts = Array.from({ length: 20_000 }, (_, index) => artifact({ name: `main-${index}` }));
    const warnings = Array.from({ length: 10 }, (_, index) => ({ message: `${index}` }));
    const text = jobSummary(shipped({ artifacts }), { ...silence, warnings });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(SUMMARY_LIMIT);
    expect(text).toMatch(/the Dockerfile, the report, 10 of 10 warnings and notices, \d+ of 20000 binaries/);
    expect(text.split('\n').filter((line) => line.startsWith('| <code>')).length).toBeGreaterThan(1_000);
  });
});
