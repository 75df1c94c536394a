import { resolve } from 'node:path';
import type { Position } from '../host.ts';
import { isInside, outputPath } from '../paths.ts';

/** One error that the go command reported. */
export interface Diagnostic {
  readonly message: string;
  /** Its place in the workspace; undefined for the linker's, and for files elsewhere (a dependency's). */
  readonly at: Position | undefined;
}

/** What one failed build printed. */
export interface FailedBuild {
  /** `linux/amd64`. */
  readonly target: string;
  readonly output: string;
}

/** `cmd/a/main.go:6:14: message`; the column is missing from assembler and older linker errors. */
const POSITIONED = /^(?<file>.*?\.[A-Za-z]+):(?<line>\d+)(?::(?<column>\d+))?: (?<text>.+)$/;
/** C compilers add these to an error; they are none themselves. */
const REMARK = /^(?:note|warning|remark): /;
/** Last words of the assembler and the compiler, which repeat that there were errors. */
const EPILOGUE = /^asm: assembly of .* failed$|: too many errors$/;
/** A tool that is given an unknown flag says all those that it knows: a hundred lines that hide the one that counts. */
const USAGE = /\nusage: (?:.*\n?)*/;

/**
 * The errors in what `go build` printed: positioned lines with the tab-indented ones that continue them, or,
 * where a package's part holds none (the linker's, import cycles), that part as one error.
 *
 * @param dir absolute folder that the command ran in; its paths start there
 * @param workspace absolute folder that positions are relative to
 */
export function parseDiagnostics(output: string, dir: string, workspace: string): Diagnostic[] {
  return parts(output).flatMap((part) => {
    const { errors } = positionedErrors(part, dir, workspace);
    const text = part.trim();
    return errors.length > 0 || text === '' ? errors : [{ message: text, at: undefined }];
  });
}

/** Whether the output says more than its diagnostics do: a C compiler's excerpts and remarks, a linker's own words. */
export function saysMore(output: string): boolean {
  return parts(output).some((part) => {
    const { errors, others } = positionedErrors(part, '.', '.');
    return errors.length > 0 && others.length > 0;
  });
}

/** `# import/path` opens the part of one package; what stands before the first is the command's own. */
function parts(output: string): string[] {
  return output
    .replaceAll('\r\n', '\n')
    .split(/^# .*\n/m)
    .map((part) => part.replace(USAGE, '\n'));
}

/** The errors with a place, and the lines that belong to none. */
function positionedErrors(
  part: string,
  dir: string,
  workspace: string,
): { errors: Diagnostic[]; others: string[] } {
  const errors: Diagnostic[] = [];
  const others: string[] = [];
  let open = false;
  for (const line of part.split('\n')) {
    const last = errors.at(-1);
    if (open && last !== undefined && line.startsWith('\t')) {
      errors[errors.length - 1] = { ...last, message: `${last.message}\n${line.trim()}` };
      continue;
    }
    const found = EPILOGUE.test(line) ? undefined : POSITIONED.exec(line)?.groups;
    open = found !== undefined && !REMARK.test(found.text ?? '');
    if (found === undefined || !open) {
      if (line.trim() !== '' && !EPILOGUE.test(line)) others.push(line);
      continue;
    }
    const { file = '', line: row = '', column, text = '' } = found;
    const path = resolve(dir, file);
    const place = isInside(workspace, path) ? outputPath(workspace, path) : undefined;
    const at =
      place === undefined
        ? undefined
        : { file: place, line: Number(row), ...(column === undefined ? {} : { column: Number(column) }) };
    // Without a place to point at, the message must say where.
    errors.push({ message: at === undefined ? line : text, at });
  }
  return { errors, others };
}

/** Several builds' errors, each once, with the targets that met it. */
export function mergeDiagnostics(
  builds: readonly FailedBuild[],
  dir: string,
  workspace: string,
): (Diagnostic & { readonly targets: readonly string[] })[] {
  const merged = new Map<string, Diagnostic & { targets: string[] }>();
  for (const { target, output } of builds) {
    for (const diagnostic of parseDiagnostics(output, dir, workspace)) {
      const key = JSON.stringify(diagnostic);
      const known = merged.get(key);
      if (known === undefined) merged.set(key, { ...diagnostic, targets: [target] });
      else if (!known.targets.includes(target)) known.targets.push(target);
    }
  }
  return [...merged.values()];
}
