/** Limits of minutes of the review (berita acara pemeriksaan). Part of `limits`. */
export const minutesLimits = {
  /** A name with its degrees, before and after. */
  maxPartyNameCharacters: 120,
  /** A post, with the whole name of the office. */
  maxPartyPostCharacters: 160,
  /** The number of a letter, with its year and codes. */
  maxLetterNumberCharacters: 60,
  /** A town. */
  maxLetterPlaceCharacters: 60,
  /** What is to be done about a dataset: two sentences, printed in a table. */
  maxFollowUpCharacters: 300,
  /** Datasets with a follow-up: ten times the largest OPD's late ones; all of them are in one item with the letter. */
  maxFollowUps: 200,
  /** Minutes of one OPD and period that came one after the other: who has more writes a letter about it. All are in one item. */
  maxMinutesOfPeriod: 20,
  /** Files that were signed of one writing, the wrong ones that were replaced included. */
  maxSignedFiles: 10,
  /** A signed PDF: ours has some 50 KB, a scanned one of ten pages some MB; it is read into memory once. */
  maxSignedFileBytes: 20 * 1024 * 1024,
  /** Characters of a verification number, five bits each: a hundred bits, which nobody guesses. */
  checkNumberCharacters: 20,
  /** Days before a period from which on uploads that were decided in it are found: a delivery that waited longer was forgotten. Said on the paper. */
  minutesLookbackDays: 400,
  /** Checksums listed of one dataset: a quarter's days. What is beyond is said, and stands on the versions' pages. */
  maxMinutesChecksums: 93,
  /** Returns of one dataset that are listed with their reasons, the latest; all are counted. */
  maxMinutesReturns: 20,
} as const;
