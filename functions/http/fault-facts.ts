type FaultFacts = { readonly errorName: string; readonly place?: readonly string[] | undefined; readonly errorMessage?: string };

/** Of a fault its name and place; its words only where AWS says them, since others (DuckDB, JSON) quote what they were reading: a cell, a filter. */
export function faultFacts(error: unknown): FaultFacts {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const place = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { errorName: error.name, ...('$metadata' in error ? { errorMessage: error.message } : {}), place };
}
