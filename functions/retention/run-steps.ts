/** One of several things that a run does: its name, and how it is done, with numbers for the log. */
export type Step = { readonly name: string; readonly does: () => Promise<Readonly<Record<string, number>>> };
type Log = {
  readonly info: (name: string, numbers: Readonly<Record<string, number>>) => void;
  readonly error: (message: string, fault: { readonly step: string; readonly error: string }) => void;
};

/** Does these steps one after another. A fault of one holds up no other; the run fails with it in the end, so that it comes again. */
export async function runSteps(steps: readonly Step[], log: Log): Promise<void> {
  const faults: unknown[] = [];
  for (const { name, does } of steps) {
    try {
      log.info(name, await does());
    } catch (error) {
      log.error('step failed', { step: name, error: String(error) });
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${steps.length} steps failed`);
}
