/** Every entry, each loaded only when it is the one that runs: the bundle holds all, a run pays for its own. */
const entries = {
  main: () => import('./main.ts'),
  cli: () => import('./cli.ts'),
};

/** Called by the launchers in dist/. */
export async function run(name: keyof typeof entries): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that closes the pipe (`| head`) has seen enough: that is no failure of the run.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const entry = await entries[name]();
  await entry.run();
}
