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
} as const;
