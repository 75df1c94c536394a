import { describe, expect, test } from '@jest/globals';
import { EVIDENCE, FUNCTIONS, SERVERS, SIGNALS } from '../../src/advice/evidence.ts';
import { namesOf } from '../../src/advice/names.ts';
import { programOf } from '../../src/advice/program.ts';
import { lookFor } from '../../src/advice/seen.ts';
import type { CallGraph } from '../../src/inspect/calls.ts';

/** Calls as they are told: from a function to those that call it. Real programs are in report.test.ts. */
function graph(
  callers: Readonly<Record<string, readonly string[]>>,
  over: Partial<CallGraph> = {},
): CallGraph {
  const names = new Set([...Object.keys(callers), ...Object.values(callers).flat()]);
  return {
    source: 'call-sites',
    has: (name) => names.has(name),
    find: (match) => [...names].filter(match),
    callers: (name) => callers[name] ?? [],
    references: () => [],
    ...over,
  };
}

const [http, grpc] = SERVERS;
const [signal] = SIGNALS;
const [lambda] = FUNCTIONS;
if (http === undefined || grpc === undefined || signal === undefined || lambda === undefined)
  throw new Error('rows');
const shutdown = 'net/http.(*Server).Shutdown';
const stop = 'google.golang.org/grpc.(*Server).stop';
const gracefulStop = 'google.golang.org/grpc.(*Server).GracefulStop';

describe('a function is used', () => {
  test.each<[string, Record<string, string[]>, string]>([
    ['by a function', { [shutdown]: ['main.run.func1'] }, `main.run calls ${shutdown}`],
    ['by an initialiser', { [shutdown]: ['a.com/b.init.0'] }, `a.com/b.init calls ${shutdown}`],
    [
      'through a method that is called itself',
      { [shutdown]: ['a.com/e.(*Echo).Shutdown'], 'a.com/e.(*Echo).Shutdown': ['main.main'] },
      `main.main leads to ${shutdown}`,
    ],
    [
      'through several, however they go round',
      {
        [shutdown]: ['main.(*a).x.func1'],
        'main.(*a).x': ['main.(*b).y', 'main.(*a).x'],
        'main.(*b).y': ['main.(*a).x', 'main.main'],
      },
      `main.main leads to ${shutdown}`,
    ],
  ])('%s', (_, calls, said) => {
    expect(lookFor(http.stop, programOf(graph(calls), {}))).toEqual({ state: 'used', said });
  });

  test('where its address is taken', () => {
    const calls = graph({ [shutdown]: [], 'main.run': [] }, { references: () => ['main.run'] });
    expect(lookFor(http.stop, programOf(calls, {}))).toEqual({
      state: 'used',
      said: `main.run hands on ${shutdown}`,
    });
  });

  test('where the compiler put its code into its caller’s', () => {
    const inliners = new Map([[gracefulStop, ['main.main']]]);
    expect(lookFor(grpc.stop, programOf(graph({ [stop]: ['main.main'] }), {}, inliners))).toEqual({
      state: 'used',
      said: `main.main calls ${gracefulStop}`,
    });
  });

  test('also one with type parameters', () => {
    const name = 'github.com/aws/aws-lambda-go/lambda.StartHandlerFunc[...]';
    expect(lookFor(lambda, programOf(graph({ [name]: ['main.main'] }), {})).state).toBe('used');
  });
});

describe('a function is there and not seen to be used', () => {
  test.each<[string, Record<string, string[]>, RegExp]>([
    ['where nobody calls it', { [shutdown]: [] }, /is in the binary, but is not seen to be called/],
    ['where the standard library does', { [shutdown]: ['net/http/httptest.Close'] }, /not seen to be called/],
    [
      'where a method does that nobody calls',
      { [shutdown]: ['main.(*app).stop'] },
      /main\.\(\*app\)\.stop calls .* interface or reflection/,
    ],
    [
      'where only methods lead to it',
      { [shutdown]: ['a.com/b.T.x'], 'a.com/b.T.x': ['a.com/b.(*U).y'] },
      /interface/,
    ],
  ])('%s', (_, calls, said) => {
    expect(lookFor(http.stop, programOf(graph(calls), {}))).toEqual({
      state: 'present',
      said: expect.stringMatching(said),
    });
  });

  test('where calls cannot be read, and says so', () => {
    const calls = graph({ [shutdown]: ['main.main'] }, { source: 'presence', callers: () => [] });
    expect(lookFor(http.stop, programOf(calls, {}))).toEqual({
      state: 'present',
      said: `${shutdown} is in the binary, but who calls it is read only on amd64 and arm64`,
    });
  });

  test('where it may have been inlined and that cannot be read', () => {
    const program = { ...programOf(graph({ [stop]: ['main.main'] }), {}), inliners: undefined };
    expect(lookFor(grpc.stop, program)).toEqual({
      state: 'present',
      said: `${stop} is in the binary, and what calls it for cannot be read`,
    });
  });
});

describe('a function counts as absent', () => {
  test('where it is', () => {
    expect(lookFor(http.stop, programOf(graph({ 'main.main': [] }), {})).state).toBe('absent');
  });

  test('where only those call it who show nothing', () => {
    const calls = graph({ 'os/signal.Notify': ['github.com/gdamore/tcell/v2.(*tScreen).engage'] });
    expect(lookFor(signal, programOf(calls, {})).state).toBe('absent');
    const both = graph({
      'os/signal.Notify': ['github.com/gdamore/tcell/v2.(*tScreen).engage', 'main.main'],
    });
    expect(lookFor(signal, programOf(both, {})).state).toBe('used');
  });
});

test('no two rows ask for one function', () => {
  const names = EVIDENCE.flatMap(namesOf);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
