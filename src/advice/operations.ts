import {
  type Evidence,
  LISTENS,
  METRICS,
  PROFILING,
  type ServerEvidence,
  SERVERS,
  SIGNALS,
} from './evidence.ts';
import { advise, type Judgement, notApplicable, pass, unknown } from './line.ts';
import type { Program } from './program.ts';
import { lookFor, type Seen } from './seen.ts';

/** The lines that are about how a service is run: each asks first whether it is one. */
export interface Operations {
  readonly 'graceful-shutdown': Judgement;
  readonly metrics: Judgement;
  readonly profiling: Judgement;
}

/** Judges whether a program that serves can be stopped, measured and profiled. */
export function judgeOperations(program: Program): Operations {
  const serving = servingOf(program);
  return {
    'graceful-shutdown': judgeShutdown(serving, program),
    metrics: judgeRows(METRICS, serving, program, {
      none: 'no metrics library is used',
      advice: 'Serve metrics, with Prometheus’s promhttp, OpenTelemetry or expvar, on a port of their own.',
    }),
    profiling: judgeRows(PROFILING, serving, program, {
      none: 'nothing that profiles is used',
      advice:
        'Serve the handlers of net/http/pprof on a port that only operators reach, or start a profiler’s agent.',
    }),
  };
}

/** Whether a program serves anything. */
interface Serving {
  readonly serves: 'yes' | 'perhaps' | 'no';
  readonly said: string;
  /** Those that surely serve. */
  readonly servers: readonly ServerEvidence[];
}

const NOTHING_SERVED: Serving = { serves: 'no', said: 'nothing is served', servers: [] };

function servingOf(program: Program): Serving {
  const seen = SERVERS.map((server) => ({ server, seen: lookFor(server.serve, program) }));
  const sure = seen.filter((one) => one.seen.state === 'used');
  if (sure.length > 0) {
    return {
      serves: 'yes',
      said: clauses(sure.map((one) => one.seen)),
      servers: sure.map(({ server }) => server),
    };
  }
  const perhaps = [...seen.map((one) => one.seen), ...LISTENS.map((row) => lookFor(row, program))].filter(
    ({ state }) => state !== 'absent',
  );
  // One is enough for doubt.
  return perhaps.length === 0
    ? NOTHING_SERVED
    : { serves: 'perhaps', said: clauses(perhaps.slice(0, 1)), servers: [] };
}

const PERHAPS = 'whether it serves cannot be seen';
const READ_THE_SOURCE = 'Look at the source for it.';

function judgeShutdown({ serves, said, servers }: Serving, program: Program): Judgement {
  if (serves === 'no') return notApplicable(said);
  if (serves === 'perhaps') return unknown(`${PERHAPS}: ${said}`, READ_THE_SOURCE);
  const stops = servers.map(({ stop }) => ({ what: stop.what, ...lookFor(stop, program) }));
  const signals = SIGNALS.map((row) => lookFor(row, program));
  const stopped = stops.filter(({ state }) => state === 'used');
  const missing = stops.filter(({ state }) => state === 'absent').map(({ what }) => what);
  const caught = signals.filter(({ state }) => state === 'used');
  const advice =
    'Catch SIGTERM with signal.NotifyContext, and then let requests in flight end: (*http.Server).Shutdown, or GracefulStop for gRPC.';
  if (missing.length === stops.length)
    return advise(`${said}; nothing calls ${missing.join(' or ')}`, advice);
  if (signals.every(({ state }) => state === 'absent')) {
    return advise(`${said}; nothing calls signal.Notify, so SIGTERM ends it at once`, advice);
  }
  if (stopped.length < stops.length) {
    const doubts = [
      ...stops.filter(({ state }) => state === 'present').map((stop) => stop.said),
      ...missing.map((what) => `nothing calls ${what}`),
    ];
    return unknown([...stopped.map((stop) => stop.said), ...doubts].join('; '), READ_THE_SOURCE);
  }
  const evidence = clauses([...stopped, ...(caught.length > 0 ? caught : signals)]);
  return caught.length > 0 ? pass(evidence) : unknown(evidence, READ_THE_SOURCE);
}

/** A line for which any row of evidence is enough. */
function judgeRows(
  rows: readonly Evidence[],
  { serves, said }: Serving,
  program: Program,
  text: { readonly none: string; readonly advice: string },
): Judgement {
  if (serves === 'no') return notApplicable(said);
  const seen = rows.map((row) => lookFor(row, program));
  const used = seen.filter(({ state }) => state === 'used');
  if (used.length > 0) return pass(clauses(used));
  const present = seen.filter(({ state }) => state === 'present');
  if (present.length > 0) return unknown(clauses(present), text.advice);
  if (serves === 'perhaps') return unknown(`${text.none}, and ${PERHAPS}: ${said}`, text.advice);
  return advise(`${said}; ${text.none}`, text.advice);
}

/** At most three: who wants all of them reads the source. */
function clauses(seen: readonly Seen[]): string {
  return seen
    .slice(0, 3)
    .map(({ said }) => said)
    .join('; ');
}
