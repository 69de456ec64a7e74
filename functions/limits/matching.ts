/** Limits of matching a list against the register. Part of `limits`. */
export const matchingLimits = {
  /** Longer names are compared in the order they are written in: each word more multiplies the orders. */
  maxNameWordsInAnyOrder: 6,
  /** Rows of one birth date whose names are compared one with another; of more (1 January for everybody), names spelled alike alone. */
  maxRowsOfOneBirthDate: 100,
  /** Other rows that a row's suspicion names: a clerk looks at a few, and a list of one NIK must not grow by its square. */
  maxDoubleRowsNamed: 20,
  /** Rows that a sentence names: a clerk looks up a few, and of very many none. */
  maxRowsNamed: 50,
  /** A list that is sent as a file: a hundred thousand rows with twenty columns more than are read. The file itself is deleted once it was read. */
  maxMatchListBytes: 64 * 1024 * 1024,
  /** How long a list's result can be fetched, and the list is waited for. */
  matchListDays: 1,
  /** A file of a list that is older is nobody's: five tries of a run that is killed each time take two hours. The nightly run removes it, so none is a day and a half old. */
  unsettledListHours: 4,
  /** Rows of one page of a result: some 3 MB where each row has all suspicions, and a function answers 6 MB at most. */
  matchedRowsPerPage: 5_000,
  /** NIKs of a list that must all end in 0 before that is Excel's doing: of ten it is chance once in ten billion lists. */
  minDestroyedNiks: 10,
  /** Findings of a file that the sentence of a refusal repeats. */
  maxRefusalsNamed: 5,
} as const;
