import { describe, expect, test } from '@jest/globals';
import { runnerLog, terminalLog } from '../../src/publish/log.ts';

function sink(over: { isTTY?: boolean; columns?: number } = {}) {
  const kept = { text: '', write: (text: string) => void (kept.text += text), ...over };
  return kept;
}

/** What a runner would act on: commands outside of stop-commands, read as the runner reads lines. */
function commands(text: string): string[] {
  let token: string | undefined;
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const command = /^\s*::([^:\s]+)[^:]*::(.*)$/.exec(line) ?? /##\[([^\]\s]+)[^\]]*\](.*)$/.exec(line);
    if (command === null) return [];
    const [, name = '', value = ''] = command;
    if (token !== undefined) {
      if (name === token) token = undefined;
      return [];
    }
    if (name === 'stop-commands') token = value;
    return name === 'stop-commands' ? [] : [line];
  });
}

describe('the log on a runner', () => {
  test.each([
    ['a command', '::error::pwned'],
    ['a command after blanks', 'ok\n   ::add-path::/evil'],
    ['the old form anywhere in a line', 'text ##[add-path]/evil'],
    ['a command after a carriage return', 'text\r::set-output name=x::y'],
    ['an attempt to end the fence', '::stop-commands::x\n::x::\n::error::pwned'],
    ['the end of a fence that is not ours', '::T1::\n::T0::\n::error::pwned'],
  ])('makes text inert: %s', (_, text) => {
    const out = sink();
    runnerLog(out).info(text);
    expect(commands(out.text)).toEqual([]);
    expect(out.text).toContain(text);
  });

  test('fences with a new token each time, and plain text not at all', () => {
    const out = sink();
    const log = runnerLog(out);
    log.info('plain: text');
    log.info('::a::');
    log.info('::a::');
    const tokens = [...out.text.matchAll(/::stop-commands::(.+)/g)].map(([, token]) => token);
    expect(out.text.startsWith('plain: text\n::stop')).toBe(true);
    expect(new Set(tokens).size).toBe(2);
  });

  test('annotates with escaped message and properties', () => {
    const out = sink();
    const log = runnerLog(out);
    log.error('100 %\nbad::end', { file: 'a,b:c.go', line: 3, column: 9 });
    log.warning('careful', { file: 'x.go', line: 1 });
    log.notice('by the way');
    expect(out.text).toBe(
      '::error file=a%2Cb%3Ac.go,line=3,col=9::100 %25%0Abad::end\n' +
        '::warning file=x.go,line=1::careful\n' +
        '::notice::by the way\n',
    );
  });

  test('annotates a source position once, and says what more there is as text', () => {
    const out = sink();
    const log = runnerLog(out);
    log.error('first', { file: 'x.go', line: 1 });
    log.error('second', { file: 'x.go', line: 1 });
    log.error('elsewhere', { file: 'x.go', line: 2 });
    expect(commands(out.text)).toEqual([
      '::error file=x.go,line=1::first',
      '::error file=x.go,line=2::elsewhere',
    ]);
    expect(out.text).toContain('error: x.go:1: second\n');
  });

  test.each([
    ['error', 9, 'leaving the tenth for the failure of the run'],
    ['warning', 10, 'as many as the service keeps'],
  ] as ['error' | 'warning', number, string][])(
    'annotates at most so many of level %s: %d, %s',
    (level: 'error' | 'warning', count: number) => {
      const out = sink();
      const log = runnerLog(out);
      for (let line = 1; line <= 15; line++) log[level]('bad', { file: 'x.go', line });
      expect(commands(out.text)).toHaveLength(count);
      expect(out.text).toContain(`${level}: x.go:15: bad\n`);
    },
  );

  test('keeps warnings and notices once for the summary', () => {
    const log = runnerLog(sink());
    log.warning('w', { file: 'x.go' });
    log.warning('w', { file: 'x.go' });
    log.notice('n');
    expect(log.warnings).toEqual([{ message: 'w', at: { file: 'x.go' } }]);
    expect(log.notices).toEqual([{ message: 'n' }]);
  });

  test('groups, and closes the group when the work fails', async () => {
    const out = sink();
    const work = runnerLog(out).group('a\n::error::b', () => Promise.reject(new Error('no')));
    await expect(work).rejects.toThrow('no');
    expect(out.text).toBe('::group::a%0A::error::b\n::endgroup::\n');
  });

  test('tells progress after fifteen seconds in which nothing was said', () => {
    let now = 0;
    const out = sink();
    const log = runnerLog(
      out,
      () => 'T',
      () => now,
    );
    for (; now <= 46_000; now += 500) log.progress(`at ${now}`);
    expect(out.text).toBe('at 15000\nat 30000\nat 45000\n');
    log.info('compiled');
    for (; now <= 62_500; now += 500) log.progress(`at ${now}`);
    expect(out.text).toMatch(/compiled\nat 61500\n$/);
  });

  test('hides debugging behind its own command', () => {
    const out = sink();
    runnerLog(out).debug('::error::x\ny');
    expect(out.text).toBe('::debug::::error::x%0Ay\n');
  });
});

describe('the log in a terminal', () => {
  test('is plain where there is no terminal', () => {
    const out = sink();
    const log = terminalLog({}, out);
    log.info('one');
    log.warning('two', { file: 'x.go', line: 3 });
    log.error('three');
    log.error('in a file, which the failure itself names', { file: 'x.go', line: 3 });
    expect(out.text).toBe('one\nwarning: x.go:3: two\nerror: three\n');
  });

  test.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ NO_COLOR: '' }, true],
    [{ TERM: 'dumb' }, false],
  ])('on a terminal with %j colours are %p', (env, coloured) => {
    const out = sink({ isTTY: true });
    terminalLog(env, out).error('x');
    expect(out.text).toBe(coloured ? '\u001b[31merror:\u001b[39m x\n' : 'error: x\n');
  });

  test('replaces progress in place, cut to the width, and clears it before a line that stays', () => {
    const out = sink({ isTTY: true, columns: 11 });
    const log = terminalLog({ NO_COLOR: '1' }, out);
    log.progress('one of two, long');
    log.progress('two');
    log.info('done');
    log.info('more');
    expect(out.text).toBe('\r\u001b[2Kone of two\r\u001b[2Ktwo\r\u001b[2Kdone\nmore\n');
  });

  test('takes control characters out of text', () => {
    const out = sink({ isTTY: true });
    const log = terminalLog({ NO_COLOR: '1' }, out);
    log.info('a\u001b]0;title\u0007b\u001b[2Jc\rd\te\nf\u0085g');
    expect(out.text).toBe('abcd\te\nfg\n');
  });

  test.each(['::error::pwned', 'text ##[add-path]/evil', 'a\n  ::add-mask::x\n'])(
    'makes %j inert where a runner reads it, and only there',
    (text) => {
      const out = sink();
      const log = terminalLog({ GITHUB_ACTIONS: 'true' }, out);
      log.info(text);
      log.error(text);
      expect(commands(out.text)).toEqual([]);
      expect(out.text).toContain(text);
      const terminal = sink();
      terminalLog({}, terminal).info(text);
      expect(terminal.text).toBe(`${text}\n`);
    },
  );

  test('shows debugging only when asked', () => {
    const out = sink();
    terminalLog({}, out).debug('quiet');
    terminalLog({ RUNNER_DEBUG: '1' }, out).debug('loud');
    expect(out.text).toBe('loud\n');
  });
});
