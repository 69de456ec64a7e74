/** Limits of the pages that people see. Part of `limits`. */
export const pageLimits = {
  /** Datasets and due dates on the first page: a screen. */
  newestShown: 6,
  dueShown: 5,
  /** Versions that a dataset's page lists; /v1 has them all. */
  shownVersions: 10,
} as const;
