/** Limits of asking instead of guessing; part of `limits`. */
export const questionLimits = {
  /** Questions about one file, all rounds together: more is an interview, and what is left stays text and is told. */
  maxQuestions: 3,
  /** A question's or a reading's id: a column's place and what is asked of it. */
  maxQuestionIdCharacters: 60,
  /** An upload whose questions nobody answers is cancelled after this: far below the 90 days at which what lies in the inbox raises an alarm (data-model.md). */
  questionDays: 30,
} as const;
