import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.ts';
import { commitAll, runTestGo, writeTree } from '../modules.ts';
import { runImage } from './container.ts';
import { imageTest, LAB_TIMEOUT, labUp, machine } from './lab.ts';
import { imageOf, shippedFile } from './layout.ts';
import { has } from './modules.ts';
import type { Shipment } from './ship.ts';
import { recordedSum, shipIn } from './ship.ts';

const TIMEOUT = 300_000;
const AMD64 = { targets: 'linux/amd64' };
const distroless = (kind: string): string => `gcr.io/distroless/${kind}-debian13:nonroot`;

/** A test that also needs a compiler or a C library of the machine; reported as skipped without it. */
const needs = (there: boolean): typeof test.skip => (there ? imageTest : test.skip);
const preprocess = (header: string): boolean => has('sh', '-c', `echo '#include <${header}>' | gcc -E -`);

beforeAll(labUp, LAB_TIMEOUT);

/** Builds a main's image from its recorded binary, runs it, and gives what it printed. */
async function printed(shipment: Shipment, name: string): Promise<string> {
  const stage = shipment.run.record.plan.mains.find((main) => main.name === name)?.stage ?? '';
  const { ok, log, layout } = await shipment.named({ target: stage });
  if (!ok) throw new Error(log);
  const image = imageOf(layout);
  expect(shippedFile(image).sha256).toBe(recordedSum(shipment, 'linux/amd64', name));
  const { code, output } = await runImage(image).ended;
  expect([code, output]).toEqual([0, expect.any(String)]);
  return output;
}

function linkageOf({ run }: Shipment, name: string): string {
  return run.artifacts.find((artifact) => artifact.name === name)?.linkage ?? '';
}

describe('mains of one module, each linked its own way, stand each on the smallest base that runs it', () => {
  const GO_MOD = 'module example.com/linked\n\ngo 1.26.0\n\nrequire github.com/mattn/go-sqlite3 v1.14.53\n';
  const MAINS = {
    'cmd/plain/main.go': 'package main\n\nfunc main() { println("plain") }\n',
    'cmd/sqlite/main.go': `package main

import (
	"database/sql"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		panic(err)
	}
	var sum int
	if err := db.QueryRow("select 40 + 2").Scan(&sum); err != nil {
		panic(err)
	}
	println("sqlite", sum)
}
`,
    'cmd/ssl/main.go': `package main

// #cgo LDFLAGS: -lssl -lcrypto
// #include <openssl/ssl.h>
// #include <openssl/evp.h>
import "C"

func main() {
	println("ssl", C.SSL_CTX_new(C.TLS_method()) != nil, C.EVP_MD_size(C.EVP_sha256()))
}
`,
    'cmd/cxx/main.go':
      'package main\n\n// int length(void);\nimport "C"\n\nfunc main() { println("c++", C.length()) }\n',
    'cmd/cxx/length.cpp':
      '#include <sstream>\nextern "C" int length(void) { std::ostringstream s; s << "four" << 4; return s.str().size(); }\n',
  };
  const there = preprocess('openssl/ssl.h') && has('g++', '--version');
  let linked: Shipment;

  beforeAll(async () => {
    if (machine.kind === 'none' || !there) return;
    const dir = writeTree({ 'go.mod': GO_MOD, ...MAINS });
    await runTestGo(dir, 'mod', 'tidy');
    commitAll(dir);
    linked = await shipIn(dir, { ...AMD64, cgo: 'true' });
  }, LAB_TIMEOUT);

  needs(there).each([
    ['plain', 'static', 'static', 'plain\n'],
    ['sqlite', 'dynamic', 'base-nossl', 'sqlite 42\n'],
    ['ssl', 'dynamic', 'base', 'ssl true 32\n'],
    ['cxx', 'dynamic', 'cc', 'c++ 5\n'],
  ])(
    '%s, which is linked %s, runs on %s',
    async (name, linkage, base, output) => {
      expect(linkageOf(linked, name)).toBe(linkage);
      expect(linked.image.baseImages[name]).toBe(distroless(base));
      expect(await printed(linked, name)).toBe(output);
    },
    TIMEOUT,
  );
});

imageTest(
  'a position-independent executable without cgo, which asks for a loader and no library, runs on base-nossl',
  async () => {
    const dir = writeTree({
      'go.mod': 'module example.com/pie\n\ngo 1.26.0\n',
      'main.go': 'package main\n\nfunc main() { println("pie") }\n',
    });
    commitAll(dir);
    const pie = await shipIn(dir, { ...AMD64, 'build-flags': '-buildmode=pie' });
    expect(linkageOf(pie, 'pie')).toBe('pie');
    expect(pie.image.baseImages).toEqual({ pie: distroless('base-nossl') });
    expect(await printed(pie, 'pie')).toBe('pie\n');
    const { ok, log, layout } = await pie.self();
    if (!ok) throw new Error(log);
    expect(shippedFile(imageOf(layout)).sha256).toBe(recordedSum(pie, 'linux/amd64', 'pie'));
  },
  TIMEOUT,
);

const C_MAIN =
  'package main\n\n// #include <stdlib.h>\nimport "C"\n\nfunc main() { println("c", C.abs(-7)) }\n';

function cModule(files: Readonly<Record<string, string>> = {}): string {
  const dir = writeTree({ 'go.mod': 'module example.com/c\n\ngo 1.26.0\n', 'main.go': C_MAIN, ...files });
  commitAll(dir);
  return dir;
}

imageTest(
  'a static position-independent executable with cgo runs on static',
  async () => {
    const c = await shipIn(cModule(), {
      ...AMD64,
      cgo: 'true',
      'build-flags': '-buildmode=pie',
      ldflags: '-linkmode=external "-extldflags=-static-pie"',
    });
    expect(linkageOf(c, 'c')).toBe('static-pie');
    expect(c.image.baseImages).toEqual({ c: distroless('static') });
    expect(await printed(c, 'c')).toBe('c 7\n');
  },
  TIMEOUT,
);

needs(has('musl-gcc', '--version'))(
  'what is linked against musl is refused, saying what to do, and runs on static when it is linked so',
  async () => {
    const dir = cModule();
    const inputs = { ...AMD64, cgo: 'true', ldflags: '-linkmode=external' };
    const musl = { CC_FOR_linux_amd64: 'musl-gcc' };
    const refused = shipIn(dir, inputs, musl);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      /c for linux\/amd64 is linked against musl \(\/lib\/ld-musl.*Link it statically/,
    );
    const linked = await shipIn(dir, { ...inputs, ldflags: '-linkmode=external -extldflags=-static' }, musl);
    expect(linkageOf(linked, 'c')).toBe('static');
    expect(await printed(linked, 'c')).toBe('c 7\n');
  },
  TIMEOUT,
);

imageTest(
  'a library that no base has is refused, naming it, the package that brought it in, and what to do',
  async () => {
    const dir = cModule({
      'main.go': 'package main\n\nimport "example.com/c/odd"\n\nfunc main() { println(odd.Number()) }\n',
      'odd/odd.go':
        'package odd\n\n// #cgo LDFLAGS: -L${SRCDIR} -lodd\n// int number(void);\nimport "C"\n\nfunc Number() int { return int(C.number()) }\n',
    });
    const compiler = [
      '-shared',
      '-Wl,-soname,libodd.so.3',
      '-x',
      'c',
      '-',
      '-o',
      join(dir, 'odd', 'libodd.so'),
    ];
    execFileSync('gcc', compiler, { input: 'int number(void) { return 7; }\n' });
    commitAll(dir);
    const refused = shipIn(dir, { ...AMD64, cgo: 'true' });
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      /c for linux\/amd64 needs the library libodd\.so\.3, which no distroless base has\. Build without `cgo`.* It is brought in by the package example\.com\/c\/odd\.$/,
    );
  },
  TIMEOUT,
);
