import { UserError } from '../errors.ts';
import { PLACEHOLDERS, type StampRequest } from './build-inputs.ts';
import type { Declarations } from './declarations.ts';
import type { Identity } from './plan.ts';

/** One `-X`: `variable` is `main.version` or `import/path.name`. */
export interface Stamp {
  readonly variable: string;
  readonly text: string;
}

/** A variable that a `stamp` line names, in two parts: `main` and `version`, `example.com/r/build` and `Commit`. */
export interface NamedVariable {
  readonly package: string;
  readonly name: string;
}

const automatic = ['version', 'commit', 'date'] as const;

/** Every name of a variable that a request may stamp: what the sources are searched for. */
export function requestedNames(request: StampRequest): string[] {
  const named = request.lines.map((line) => splitVariable(line.variable).name);
  return [...new Set([...(request.auto ? automatic : []), ...named])];
}

/**
 * The parts of a variable as `stamp` names it; the name stands after the last dot.
 *
 * @throws UserError when there is none.
 */
export function splitVariable(variable: string): NamedVariable {
  const match = /^([^\s=]+)\.([\p{L}_][\p{L}\p{Nd}_]*)$/u.exec(variable);
  if (match === null) {
    throw new UserError(
      `Input \`stamp\`: ${JSON.stringify(variable)} is no variable. Accepted is import/path.variable=text, such as main.version={{version}}.`,
    );
  }
  return { package: match[1] ?? '', name: match[2] ?? '' };
}

/** A stamp's text with its placeholders, all of which are known, filled in. */
export function fillTemplate(template: string, identity: Identity, goVersion: string): string {
  const values: Record<(typeof PLACEHOLDERS)[number], string> = {
    version: identity.version,
    commit: identity.commit,
    date: identity.date,
    branch: identity.branch,
    goVersion,
  };
  // All at once: what a value holds is no template.
  return template.replace(
    new RegExp(`\\{\\{\\s*(${PLACEHOLDERS.join('|')})\\s*\\}\\}`, 'g'),
    (_, name) => values[name as keyof typeof values],
  );
}

/**
 * What is stamped into each main, in order: what `auto` finds, then the named variables. A text that is empty
 * is not stamped, so a default in the source stands. `alreadySet` are the variables that the user's own linker
 * flags set: `auto` leaves those alone.
 *
 * @throws UserError for a named variable that no main has (or its package has not), that is not a string, or
 *   whose initialiser is not a constant: the linker would say nothing.
 */
export function decideStamps(
  request: StampRequest,
  mains: readonly string[],
  declarations: ReadonlyMap<string, Declarations>,
  fill: (template: string) => string,
  alreadySet: ReadonlySet<string>,
): ReadonlyMap<string, readonly Stamp[]> {
  const stamps = new Map<string, Stamp[]>(mains.map((main) => [main, []]));
  const add = (main: string, stamp: Stamp): void => {
    const list = stamps.get(main) ?? [];
    const others = list.filter((one) => one.variable !== stamp.variable);
    stamps.set(main, stamp.text === '' ? others : [...others, stamp]);
  };
  if (request.auto) {
    for (const main of mains) {
      for (const name of automatic) {
        const stampable = declarations.get(main)?.variables.get(name) === 'string';
        if (stampable && !alreadySet.has(`main.${name}`)) {
          add(main, { variable: `main.${name}`, text: fill(`{{${name}}}`) });
        }
      }
    }
  }
  for (const { variable, template } of request.lines) {
    const named = splitVariable(variable);
    const text = fill(template);
    const own = named.package === 'main' ? mains : mains.filter((main) => main === named.package);
    if (own.length === 0) {
      requireStampable(variable, named.name, [named.package], declarations);
      for (const main of mains) add(main, { variable, text });
    } else {
      for (const main of requireStampable(variable, named.name, own, declarations)) {
        // The linker knows every main as `main`, whatever its import path.
        add(main, { variable: `main.${named.name}`, text });
      }
    }
  }
  return stamps;
}

/**
 * Refuses the stamp of a package that no main is linked with: the linker would say nothing. `found` are the
 * packages that exist, `linked` all that some main is made of.
 *
 * @throws UserError naming the variable.
 */
export function checkLinked(
  request: StampRequest,
  found: readonly string[],
  linked: readonly string[],
): void {
  for (const { variable } of request.lines) {
    const { package: path } = splitVariable(variable);
    if (path === 'main' || linked.includes(path)) continue;
    throw new UserError(
      found.includes(path)
        ? `Input \`stamp\`: ${variable} would be stamped nowhere: no main imports ${path}, and the linker would say nothing. Import it, or leave the line out.`
        : `Input \`stamp\`: ${variable} does not exist: there is no package ${path} in the module or its dependencies. Mend the import path.`,
    );
  }
}

/** Those of the packages that declare the variable, every one of them in a way that the linker can set. */
function requireStampable(
  variable: string,
  name: string,
  packages: readonly string[],
  declarations: ReadonlyMap<string, Declarations>,
): string[] {
  const found = packages.filter((one) => declarations.get(one)?.variables.has(name) === true);
  for (const one of found) {
    const kind = declarations.get(one)?.variables.get(name);
    if (kind === 'string') continue;
    const why =
      kind === 'other'
        ? 'is not a string'
        : 'has an initialiser that is not a constant string of its own package';
    throw new UserError(
      `Input \`stamp\`: ${variable} cannot be stamped: ${name} in ${one} ${why}, and the linker would leave it as it is, silently. Declare it, for every target that has it, as: var ${name} = "dev" (or var ${name} string).`,
    );
  }
  if (found.length === 0) {
    const unread = packages.map((one) => declarations.get(one)?.unread).find((one) => one !== undefined);
    throw new UserError(
      `Input \`stamp\`: ${variable} does not exist: ${packages.join(', ')} ${packages.length === 1 ? 'declares' : 'declare'} no package-level variable ${name}. ` +
        (unread === undefined
          ? `Declare it (var ${name} string), or mend the name; names are case-sensitive.`
          : `A file could not be read: ${unread}`),
    );
  }
  return found;
}
