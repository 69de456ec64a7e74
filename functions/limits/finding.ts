/** Limits of findings about aid lists. Part of `limits`. */
export const findingLimits = {
  /** A finding's owner looks at it within this: a list is paid out each month at most, and a fortnight leaves another one. */
  findingVerdictDays: 14,
  /** People of one finding that are kept to be opened, as keyed hashes: their rows are found one by one while somebody waits, and a clerk looks at no more in a week. */
  maxFindingPersons: 500,
  /** Safety locks asked for at once: fifty batches of a hundred. A list that has little to do with the register has a hundred thousand suspects. */
  findingLocksAtOnce: 5_000,
  /** What one night compares at once lies on this machine's disk: the register of a large city and its longest lists. */
  findingPartsBytes: 6 * 1024 * 1024 * 1024,
} as const;
