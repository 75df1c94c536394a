import { readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';
import { errorText, UserError } from '../errors.ts';
import type { IgnoreRules } from './ignore.ts';
import type { DockerfileData } from './template-data.ts';

/** A template and how to name it in an error. */
export interface Template {
  /** `` Input `dockerfile-template`: deploy/Dockerfile.hbs ``, or ours. */
  readonly name: string;
  readonly text: string;
}

/** Our own template of the Dockerfile. */
export async function ownTemplate(): Promise<Template> {
  const text = await readFile(new URL('../../templates/Dockerfile.hbs', import.meta.url), 'utf8');
  return { name: 'templates/Dockerfile.hbs', text };
}

/** Our template of the ignore file. */
export async function ignoreTemplate(): Promise<Template> {
  const text = await readFile(new URL('../../templates/dockerignore.hbs', import.meta.url), 'utf8');
  return { name: 'templates/dockerignore.hbs', text };
}

/**
 * The text that a Handlebars template makes of the data. Nothing is escaped, as every value is quoted already;
 * a name that the data does not have is an error, not an empty place.
 *
 * @throws UserError naming the template and, where Handlebars says one, the line.
 */
export function render(template: Template, data: DockerfileData | IgnoreRules): string {
  try {
    const compiled = Handlebars.create().compile(template.text, { noEscape: true, strict: true });
    return compiled(data);
  } catch (error) {
    throw unusable(template, error);
  }
}

/**
 * Refuses a template that is no Handlebars, without rendering it.
 *
 * @throws UserError as `render` does.
 */
export function checkTemplate(template: Template): void {
  try {
    Handlebars.parse(template.text);
  } catch (error) {
    throw unusable(template, error);
  }
}

function unusable({ name }: Template, error: unknown): UserError {
  return new UserError(
    `${name} cannot be rendered: ${errorText(error).trim()}\nWhat a template may use stands in docs/dockerfile-template.md.`,
  );
}
