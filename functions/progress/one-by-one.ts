/** What failed, and why. */
export type Failed = { readonly name: string; readonly error: unknown };

/** Does this for each, one after another, so that one that fails holds up no other; gives those that failed. */
export async function oneByOne<T>(all: readonly T[], nameOf: (one: T) => string, act: (one: T) => Promise<void>): Promise<Failed[]> {
  const failed: Failed[] = [];
  for (const one of all) {
    try {
      await act(one);
    } catch (error) {
      failed.push({ name: nameOf(one), error });
    }
  }
  return failed;
}

/** The same, so many at a time: for what waits for a store most of its time. */
export async function severalAtOnce<T>(
  all: readonly T[],
  atOnce: number,
  nameOf: (one: T) => string,
  act: (one: T) => Promise<void>,
): Promise<Failed[]> {
  const waiting = [...all];
  const failed: Failed[] = [];
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) failed.push(...(await oneByOne([one], nameOf, act)));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, work));
  return failed;
}

/** One error for all of them, to be thrown once the others are done: it names which, and its `errors` say why. */
export function faultsOf(what: string, failed: readonly Failed[]): AggregateError {
  return new AggregateError(
    failed.map(({ error }) => error),
    `${what}: ${failed.map(({ name }) => name).join(', ')}`,
  );
}
