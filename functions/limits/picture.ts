/** Limits of data pictures: what an eye tells apart, and what a page carries. */
export const pictureLimits = {
  /** Colours that everybody tells apart on one paper (Okabe and Ito have eight, with black and a pale yellow). */
  maxLines: 6,
  /** Bars that are compared at a glance; the rest are summed, or named as left out. */
  maxBars: 12,
  /** Ticks of an axis: more are read one by one. */
  maxTicks: 7,
  /** Tints of one hue that are told apart, printed in grey, too. */
  maxMapClasses: 5,
  /** Areas listed by rank beside a map: as high as the map is. */
  maxRankedAreas: 15,
  /** Points of a map: 20 KB of page, and beyond it a map of a city is one stain. */
  maxPoints: 2_000,
  /** Points that the table below their map lists one by one; more are counted by kecamatan. */
  maxPointRows: 100,
  /** Different values with which a column still sorts rows into categories. */
  maxCategories: 30,
  /** Names of what a picture leaves out, in the note below it. */
  maxNamesInNote: 5,
  /** Pictures proposed for one dataset: the page shows the first. */
  maxPlans: 3,
  /** A line needs a direction: two points have one whatever happened. */
  minPeriods: 3,
  /** Periods that a picture leads to, its own in the middle: a year of months, in two or three lines of a phone. */
  maxOfferedPeriods: 12,
} as const;
