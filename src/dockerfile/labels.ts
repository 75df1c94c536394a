import type { Main, Plan } from '../plan/plan.ts';

/** The Go that built the image, on images built by a prerelease of it alone. */
export const GO_VERSION_LABEL = 'ship-go.go-version';

/**
 * The labels of a main's image: those of the OCI image specification ("Pre-Defined Annotation Keys") that are
 * known, and the user's, which win.
 */
export function imageLabels(
  plan: Plan,
  main: Main,
  base: { readonly name: string; readonly digest: string },
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const repository = main.module?.repository ?? plan.module.repository;
  const known = {
    'org.opencontainers.image.title': main.name,
    'org.opencontainers.image.source': repository?.source ?? '',
    'org.opencontainers.image.revision': repository?.commit ?? '',
    'org.opencontainers.image.version': plan.identity.version,
    // The commit's time, not now: one commit, one image.
    'org.opencontainers.image.created': plan.identity.date,
    'org.opencontainers.image.base.name': base.name === 'scratch' ? '' : base.name,
    'org.opencontainers.image.base.digest': base.digest,
    [GO_VERSION_LABEL]: plan.prerelease ? plan.goVersion : '',
  };
  return { ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== '')), ...own };
}
