import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host.ts';
import { commitAll, runTestGo, runTestGoWith, writeTree } from '../modules.ts';
import type { GitServer } from './git-server.ts';
import { gitServer } from './git-server.ts';
import { imageTest, LAB_TIMEOUT, labUp, machine } from './lab.ts';
import { filesUnder, holds, imageOf, shippedFile } from './layout.ts';
import type { Shipment } from './ship.ts';
import { recordedSum, shipIn } from './ship.ts';

// A forge takes a token in the password's place. Each host has its own entry in the netrc file.
const HOSTS = [
  { address: '127.0.0.1', login: 'me', secret: 'pass-Word-4711' },
  { address: '127.0.0.2', login: 'x-access-token', secret: 'ghs-Token-0815' },
];
// Modules that no earlier run had BuildKit's module cache keep: these have to be fetched.
const unique = basename(temporaryFolder('private')).toLowerCase();
const modulePath = (address: string): string => `${address}/acme/${unique}.git`;

const servers = machine.kind === 'none' ? [] : await Promise.all(HOSTS.map(start));
const there = servers.filter((server) => server !== undefined);
if (there.length < servers.length) {
  process.stderr.write(
    'Tests of private modules are skipped: port 80 of loopback is taken, or not for this user.\n',
  );
}
const privateTest = there.length < HOSTS.length ? test.skip : imageTest;

function start({ address, login, secret }: (typeof HOSTS)[number]): Promise<GitServer | undefined> {
  return gitServer(address, login, secret);
}

const home = temporaryFolder('home');
const netrc = join(home, '.netrc');
let shipment: Shipment;

beforeAll(async () => {
  if (there.length < HOSTS.length) return;
  labUp();
  for (const [index, { address }] of HOSTS.entries()) {
    const dir = writeTree({
      'go.mod': `module ${modulePath(address)}\n\ngo 1.26.0\n`,
      'private.go': `package private\n\nconst Text = "of ${address}"\n`,
    });
    commitAll(dir, 'v1.0.0');
    there[index]?.serve(`acme/${unique}.git`, dir);
  }
  writeFileSync(
    netrc,
    HOSTS.map(({ address, login, secret }) => `machine ${address} login ${login} password ${secret}\n`).join(
      '',
    ),
    { mode: 0o600 },
  );
  const dir = writeTree({
    'go.mod': `module example.com/open\n\ngo 1.26.0\n\n${HOSTS.map(({ address }) => `require ${modulePath(address)} v1.0.0\n`).join('')}`,
    'main.go': `package main

import (
${HOSTS.map(({ address }, index) => `\tp${index} "${modulePath(address)}"`).join('\n')}
)

func main() { println(${HOSTS.map((_, index) => `p${index}.Text`).join(', ')}) }
`,
  });
  const hosts = HOSTS.map(({ address }) => address).join(',');
  const env = {
    HOME: home,
    GOPATH: join(home, 'go'),
    GOFLAGS: '-modcacherw',
    GOCACHE: (await runTestGo(home, 'env', 'GOCACHE')).trim(),
    GOPRIVATE: hosts,
    // They speak HTTP: nothing here has a certificate.
    GOINSECURE: hosts,
  };
  await runTestGoWith(env, dir, 'mod', 'tidy');
  commitAll(dir);
  shipment = await shipIn(dir, { targets: 'linux/amd64' }, env);
}, LAB_TIMEOUT);

afterAll(() => {
  for (const { close } of there) close();
});

privateTest(
  'without the secret the build fails, for the private modules cannot be had',
  async () => {
    const { ok, log } = await shipment.self();
    expect(ok).toBe(false);
    expect(log).toMatch(
      /could not read Username|Authentication failed|terminal prompts disabled|no protocol found/,
    );
  },
  120_000,
);

privateTest(
  'with the secret it gives the recorded bytes, and the secret appears nowhere',
  async () => {
    const { ok, log, layout } = await shipment.self({ secrets: { netrc } });
    if (!ok) throw new Error(log);
    expect(shippedFile(imageOf(layout)).sha256).toBe(recordedSum(shipment, 'linux/amd64', 'open'));
    const { outputDir } = shipment.run;
    const written = filesUnder(outputDir).map((file) => readFileSync(join(outputDir, file), 'latin1'));
    // What is looked for can be found: the main's own text is.
    expect(holds(layout, 'of 127.0.0.2')).toBe(true);
    for (const { secret, login } of HOSTS) {
      const coded = Buffer.from(`${login}:${secret}`).toString('base64');
      for (const text of [secret, coded]) {
        expect(holds(layout, text)).toBe(false);
        expect(log).not.toContain(text);
        expect(written.filter((one) => one.includes(text))).toEqual([]);
        expect(shipment.host.log.lines.join('\n')).not.toContain(text);
      }
    }
  },
  120_000,
);

privateTest(
  'with the binaries handed over no secret is needed',
  async () => {
    const { ok, log, layout } = await shipment.named();
    if (!ok) throw new Error(log);
    expect(shippedFile(imageOf(layout)).sha256).toBe(recordedSum(shipment, 'linux/amd64', 'open'));
  },
  120_000,
);
