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

/** One error for all of them, to be thrown once the others are done: it names which, and its `errors` say why. */
export function faultsOf(what: string, failed: readonly Failed[]): AggregateError {
  return new AggregateError(
    failed.map(({ error }) => error),
    `${what}: ${failed.map(({ name }) => name).join(', ')}`,
  );
}
