/** Where an image stands. */
export interface Reference {
  /** As users write it: `docker.io`, `gcr.io`, `localhost:5000`. */
  readonly registry: string;
  /** `library/golang`. */
  readonly repository: string;
  /** `1.27.4-trixie`; `latest` where neither a tag nor a digest is said. */
  readonly tag: string;
  /** `sha256:…`; empty for none. */
  readonly digest: string;
}

/**
 * Reads an image reference as Docker does (github.com/distribution/reference): a first part without a dot, a colon
 * or the name localhost is no registry, and a name of one part is Docker's own. Undefined where it is none.
 */
export function parseReference(text: string): Reference | undefined {
  const match = /^([^@]+?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/.exec(
    text,
  );
  if (match?.[1] === undefined) return undefined;
  const [first = '', ...rest] = match[1].split('/');
  const named =
    rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
  const registry = named ? first : 'docker.io';
  const path = named ? rest.join('/') : match[1];
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  if (
    !/^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/.test(repository)
  ) {
    return undefined;
  }
  if (!/^[A-Za-z0-9.-]+(?::\d+)?$/.test(registry)) return undefined;
  return {
    registry,
    repository,
    tag: match[2] ?? (match[3] === undefined ? 'latest' : ''),
    digest: match[3] ?? '',
  };
}

/** A reference's own words without its digest: `golang:1.27`. */
export function withoutDigest(text: string): string {
  return text.replace(/@.*$/s, '');
}

/**
 * The address that serves a registry's API. Docker Hub's has another name than its images; a registry of this
 * very machine speaks HTTP, as for Docker.
 */
export function registryUrl(registry: string): URL {
  if (registry === 'docker.io' || registry === 'index.docker.io')
    return new URL('https://registry-1.docker.io/');
  const local = /^(?:localhost|127(?:\.\d+){3})(?::\d+)?$/.test(registry);
  return new URL(`${local ? 'http' : 'https'}://${registry}/`);
}
