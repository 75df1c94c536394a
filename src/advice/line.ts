/** What a line of the report says. `unknown` is never a guess: it says what would have to be known. */
export type Verdict = 'pass' | 'advice' | 'unknown' | 'not-applicable';

/** Every line of a report, in its order, and where to read more. */
export const LINKS = {
  'supported-go': 'https://go.dev/doc/devel/release#policy',
  small: 'https://pkg.go.dev/cmd/link',
  static: 'https://pkg.go.dev/cmd/cgo',
  stamped: 'https://pkg.go.dev/runtime/debug#BuildInfo',
  'fast-start': 'https://pkg.go.dev/runtime#hdr-Environment_Variables',
  'graceful-shutdown': 'https://pkg.go.dev/net/http#Server.Shutdown',
  metrics: 'https://go.dev/doc/diagnostics#runtime-events',
  profiling: 'https://go.dev/doc/diagnostics#profiling',
  context: 'https://pkg.go.dev/context',
  postmortem: 'https://go.dev/doc/diagnostics#debugging',
  function: 'https://pkg.go.dev/github.com/aws/aws-lambda-go/lambda',
} as const;

/** The name of a line: `graceful-shutdown`. */
export type LineId = keyof typeof LINKS;

/** All of them, in the report's order. */
export const LINE_IDS = Object.keys(LINKS) as readonly LineId[];

/** What is judged of one line. */
export interface Judgement {
  readonly verdict: Verdict;
  /** What was seen. */
  readonly evidence: string;
  /** One sentence on what to do; empty where there is nothing to be done. */
  readonly advice: string;
}

/** One line of a report. */
export interface Line extends Judgement {
  readonly id: LineId;
  readonly link: string;
}

/** What one binary's report says; one entry of report.json. */
export interface Report {
  /** Relative to output-dir with `/`; in the command's answer as it was given. */
  readonly path: string;
  readonly lines: readonly Line[];
}

/** What is as it is advised. */
export function pass(evidence: string, advice = ''): Judgement {
  return { verdict: 'pass', evidence, advice };
}

/** What could be better, and how. */
export function advise(evidence: string, advice: string): Judgement {
  return { verdict: 'advice', evidence, advice };
}

/** What cannot be known here, and how it could be. */
export function unknown(evidence: string, advice: string): Judgement {
  return { verdict: 'unknown', evidence, advice };
}

/** What does not concern this binary, or was not looked at. */
export function notApplicable(evidence: string, advice = ''): Judgement {
  return { verdict: 'not-applicable', evidence, advice };
}
