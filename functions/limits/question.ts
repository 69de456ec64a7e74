/** Limits of asking instead of guessing; part of `limits`. */
export const questionLimits = {
  /** Questions about one file, all rounds together: more is an interview, and what is left stays text and is told. */
  maxQuestions: 3,
  /** A question's or a reading's id: a column's place and what is asked of it. */
  maxQuestionIdCharacters: 60,
  /** An upload whose questions nobody answers is cancelled after this: far below the 90 days at which what lies in the inbox raises an alarm (data-model.md). */
  questionDays: 30,
  /** Cells that show what a reading makes of a column: of two ways of writing, where there are two. */
  shownExamples: 2,
  /** Of cells that are numbers or dates or neither, so many must be one of the first: fewer are texts that happen to be short. */
  leastDigitsShare: 0.8,
  /** In a hundred cells that can be read both ways, one that can't is evidence; among thousands it is a slip of the pen. */
  leastEvidenceShare: 0.01,
  /** Thousands beside fractions by the same mark: so many times as many of one make it the rule, and the column is asked about. */
  clearRuleFactor: 4,
} as const;
