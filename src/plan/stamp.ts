/** One `-X`: `variable` is `main.version` or `import/path.name`. */
export interface Stamp {
  readonly variable: string;
  readonly text: string;
}
