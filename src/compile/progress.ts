import type { Log } from '../host.ts';

/** How far compiling has come. Times in milliseconds. */
export interface Progress {
  readonly total: number;
  readonly done: number;
  readonly elapsed: number;
  readonly running: readonly { readonly target: string; readonly elapsed: number }[];
}

/** Follows the builds and tells the log. */
export interface ProgressReport {
  start(target: string): void;
  /** A build has succeeded. */
  finish(target: string): void;
  /** No more is to come, in whatever way it ended. */
  stop(): void;
}

/** `2 of 6 compiled after 14 s, now linux/arm64 (3 s), windows/amd64 (1 s)`. */
export function progressText({ total, done, elapsed, running }: Progress): string {
  const now = running.map(({ target, elapsed }) => `${target} (${seconds(elapsed)})`).join(', ');
  return `${done} of ${total} compiled after ${seconds(elapsed)}${now === '' ? '' : `, now ${now}`}`;
}

/** `0.4 s`, `14 s`, `2 min 5 s`. */
export function seconds(milliseconds: number): string {
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const whole = Math.round(milliseconds / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Tells the log every `interval` milliseconds how far it is, and of each target when it is done. */
export function reportProgress(total: number, log: Log, interval = 500): ProgressReport {
  const began = performance.now();
  const running = new Map<string, number>();
  let done = 0;
  const tell = () => {
    const now = performance.now();
    log.progress(
      progressText({
        total,
        done,
        elapsed: now - began,
        running: [...running].map(([target, since]) => ({ target, elapsed: now - since })),
      }),
    );
  };
  const timer = setInterval(tell, interval);
  return {
    start: (target) => {
      running.set(target, performance.now());
      tell();
    },
    finish: (target) => {
      done += 1;
      const took = seconds(performance.now() - (running.get(target) ?? began));
      running.delete(target);
      log.info(`${target} compiled in ${took} (${done} of ${total})`);
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}
