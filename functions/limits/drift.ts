/** Limits of what a delivery is compared with what stands by (limits.ts spreads them). */
export const driftLimits = {
  /** A delivery whose rows fell or grew by this much is looked at first: a file cut in half, or pasted twice (issue 3). */
  driftRowsPercent: 40,
  /** Of fewer rows, any change is a large share. */
  minDriftRows: 10,
  /** Numbers ten times as large, or a tenth, are most often another unit or a lost decimal point. */
  driftRangeFactor: 10,
  /** A column whose largest number is so many times its middle: there, ten times as large is an ordinary month, and a hundred times is not. */
  unevenFactor: 20,
  /** Of fewer rows than `minDriftRows` the middle of the numbers moves more; a lost decimal mark or another unit moves it by a thousand. */
  fewRowsFactor: 100,
  /** The middle of more numbers is that of about so many of them, drawn by lot: it is asked for powers of ten alone. */
  maxMiddleNumbers: 100_000,
  /** Fractions of which this share could as well be thousands (`1.250`): the others may have lost a zero. */
  thousandsShare: 0.8,
  /** A column of real fractions with three decimals has them in most of its cells: then `1.250` is no news. */
  thousandthsShare: 0.3,
  /** The chance, one in twenty, above which days that all come before the thirteenth are no sign that day and month changed places. */
  mostChanceOfEarlyDays: 0.05,
  /** Half of the values that told rows apart: less is a file of fewer places or kinds. */
  lostValuesFactor: 2,
  /** Of fewer known values, half is one or two. */
  minKnownValues: 6,
  /** A column was filled when at most this share was empty, and is mostly empty above the other. */
  filledEmptyShare: 0.25,
  mostlyEmptyShare: 0.5,
  /** A text column of more distinct values is no category, and new values in it are no news. */
  maxCategoryValues: 50,
  /** New values named in a report: enough to see a slip of the pen. */
  maxDriftSamples: 5,
  /** Of fewer rows all may be others by chance. */
  minReplacedRows: 3,
  /** Drift told one by one in a report or to the steward. */
  maxListedDrift: 20,
  /** Rows named for each kind of change of a period; the counts count all. */
  maxChangeSamples: 10,
  /** Periods whose changed rows are named: each costs a look through the file. */
  maxSampledPeriods: 10,
} as const;
