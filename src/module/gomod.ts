/** The lines of a go.mod or go.work that are read before there is a Go. */
export interface ModFile {
  /** Module path; empty in a go.work, or where the line is missing. */
  readonly module: string;
  /** The `go` line; empty when there is none. */
  readonly go: string;
  /** The `toolchain` line without `go`; empty when there is none or it is `default`. */
  readonly toolchain: string;
  /** The folders of a go.work's `use` lines, as written. */
  readonly use: readonly string[];
}

/**
 * Reads a go.mod or a go.work: lines, blocks, comments and quoted strings as the Go modules reference
 * ("Lexical elements") has them. Only what is needed to choose a Go and to find the modules is read;
 * the go command itself judges the rest.
 */
export function parseModFile(text: string): ModFile {
  const found = { module: '', go: '', toolchain: '', use: [] as string[] };
  const take = (verb: string, value: string): void => {
    if (verb === 'module') found.module = value;
    else if (verb === 'go') found.go = value;
    else if (verb === 'toolchain') found.toolchain = value === 'default' ? '' : value.replace(/^go/, '');
    else if (verb === 'use') found.use.push(value);
  };
  let block = '';
  for (const line of text.split(/\r?\n/)) {
    const [first, second] = words(line);
    if (first === undefined) continue;
    if (block !== '') {
      if (first === ')') block = '';
      else take(block, first);
    } else if (second === '(') {
      block = first;
    } else if (second !== undefined) {
      take(first, second);
    }
  }
  return found;
}

/** The words of one line, comments left out and quotes taken off. */
function words(line: string): string[] {
  const found: string[] = [];
  const word = /\s*(?:\/\/.*|"((?:[^"\\]|\\.)*)"|`([^`]*)`|([()])|((?:(?!\/\/)[^\s()"`])+))/y;
  for (let match = word.exec(line); match !== null; match = word.exec(line)) {
    const [, quoted, raw, bracket, plain] = match;
    const value = quoted === undefined ? (raw ?? bracket ?? plain) : quoted.replace(/\\(.)/g, '$1');
    if (value === undefined) break;
    found.push(value);
  }
  return found;
}
