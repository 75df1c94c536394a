import { describe, expect, test } from '@jest/globals';
import { linkName, moduleOf, readName, STANDARD, withoutTypes } from '../../src/advice/names.ts';

describe('a function’s name', () => {
  const table = new Set(['main.run', 'main.main', 'main.app.stop', 'main.Map[...]']);
  test.each([
    ['main.run', 'main', 'main.run', false],
    ['main.run.func1', 'main', 'main.run', false],
    ['main.run.func1.2', 'main', 'main.run', false],
    ['main.run.gowrap1', 'main', 'main.run', false],
    ['main.run-range1', 'main', 'main.run', false],
    // A closure of stop that was inlined into run, not a method.
    ['main.run.stop.func2', 'main', 'main.run', false],
    ['main.gone.func1', 'main', 'main.gone', false],
    ['main.init', 'main', 'main.init', false],
    ['main.init.0', 'main', 'main.init', false],
    ['main.init.0.func1', 'main', 'main.init', false],
    ['main.init.OnceFunc.func3', 'main', 'main.init', false],
    ['main.glob..func1', 'main', 'main.glob', false],
    ['main.Map[...]', 'main', 'main.Map[...]', false],
    ['main.Map[...].func1', 'main', 'main.Map[...]', false],
    ['main.app.stop', 'main', 'main.app.stop', true],
    ['main.app.stop.func1', 'main', 'main.app.stop', true],
    ['main.(*app).stop', 'main', 'main.(*app).stop', true],
    ['main.(*app).stop.func1.2', 'main', 'main.(*app).stop', true],
    ['main.(*app).stop-fm', 'main', 'main.(*app).stop', true],
    ['main.(*list[...]).Each.func1', 'main', 'main.(*list[...]).Each', true],
    ['a.com/b.v2/c%2ed.(*T).M', 'a.com/b.v2/c.d', 'a.com/b.v2/c%2ed.(*T).M', true],
    ['net/http.(*Server).Serve', 'net/http', 'net/http.(*Server).Serve', true],
  ])('%s is of the package %s and stands in %s', (name, path, root, method) => {
    expect(readName(name, (one) => table.has(one))).toEqual({ package: path, root, method });
  });

  test.each(['type:.eq.main.app', 'go:main.inittasks', 'struct { sync.Mutex }.Lock'])(
    '%s is the compiler’s own and shows no use',
    (name) => {
      expect(readName(name, () => false)).toMatchObject({ root: name, method: true });
    },
  );
});

test.each([
  ['gopkg.in/yaml.v3', 'gopkg.in/yaml%2ev3'],
  ['gopkg.in/DataDog/dd-trace-go.v1/profiler', 'gopkg.in/DataDog/dd-trace-go.v1/profiler'],
  ['net/http', 'net/http'],
])('%s is linked as %s', (path, linked) => {
  expect(linkName(path)).toBe(linked);
});

test.each([
  ['lambda.StartHandlerFunc[...]', 'lambda.StartHandlerFunc'],
  ['lambda.(*T[...]).M', 'lambda.(*T).M'],
  ['lambda.Start', 'lambda.Start'],
])('%s without its types is %s', (name, plain) => {
  expect(withoutTypes(name)).toBe(plain);
});

test.each([
  ['main', 'hello'],
  ['hello/internal/x', 'hello'],
  ['example.com/a/b/c', 'example.com/a/b'],
  ['example.com/a/bc', 'example.com/a'],
  ['net/http', STANDARD],
  ['vendor/golang.org/x/net/idna', STANDARD],
  ['helloworld', STANDARD],
])('the package %s is of %s', (path, module) => {
  const info = { Main: { Path: 'hello' }, Deps: [{ Path: 'example.com/a' }, { Path: 'example.com/a/b' }] };
  expect(moduleOf(path, info)).toBe(module);
});
