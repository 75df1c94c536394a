import { expect, test } from '@jest/globals';
import { parseReference, registryUrl } from '../../src/registry/reference.ts';

const SUM = `sha256:${'a'.repeat(64)}`;

test.each<[string, [string, string, string, string]]>([
  ['alpine', ['docker.io', 'library/alpine', 'latest', '']],
  ['golang:1.27.4-trixie', ['docker.io', 'library/golang', '1.27.4-trixie', '']],
  ['docker.io/library/golang:1.27', ['docker.io', 'library/golang', '1.27', '']],
  ['docker.io/golang', ['docker.io', 'library/golang', 'latest', '']],
  ['acme/api', ['docker.io', 'acme/api', 'latest', '']],
  ['gcr.io/distroless/static-debian13:nonroot', ['gcr.io', 'distroless/static-debian13', 'nonroot', '']],
  ['localhost/x', ['localhost', 'x', 'latest', '']],
  ['localhost:5000/x/y:t', ['localhost:5000', 'x/y', 't', '']],
  [`ghcr.io/a/b@${SUM}`, ['ghcr.io', 'a/b', '', SUM]],
  [`ghcr.io/a/b:t@${SUM}`, ['ghcr.io', 'a/b', 't', SUM]],
])('%s is read as Docker reads it', (text, [registry, repository, tag, digest]) => {
  expect(parseReference(text)).toEqual({ registry, repository, tag, digest });
});

test.each(['', 'A', 'a//b', 'a/b:', 'a b', `x@sha256:1`, 'gcr.io/', '-a', 'ghcr.io/../x', 'x:y:z'])(
  '%j is no reference',
  (text) => {
    expect(parseReference(text)).toBeUndefined();
  },
);

test.each([
  ['docker.io', 'https://registry-1.docker.io/'],
  ['gcr.io', 'https://gcr.io/'],
  ['registry.example:8443', 'https://registry.example:8443/'],
  ['localhost:5000', 'http://localhost:5000/'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000/'],
  ['localhost.example', 'https://localhost.example/'],
])('%s is served at %s', (registry, url) => {
  expect(registryUrl(registry).href).toBe(url);
});
