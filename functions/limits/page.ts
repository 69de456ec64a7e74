/** Limits of the pages that people see. Part of `limits`. */
export const pageLimits = {
  /** Datasets and due dates on the first page: a screen. */
  newestShown: 6,
  /** Pictures on the first page, and the open datasets that they are looked for among: each costs a few reads. */
  homePictures: 3,
  homePictureCandidates: 6,
  dueShown: 5,
  /** An answer from this size on is sent compressed: a smaller one fits one packet as it is, and CloudFront begins here, too. */
  minCompressedBytes: 1_000,
  /** Cards on an OPD's page: the list has the rest. */
  opdDatasetsShown: 24,
  /** Open datasets whose columns a page of a kecamatan looks at, the newest first; the next page has the next ones: each is a read. */
  areaStandardsRead: 60,
  /** Standards on a page of the library: a few screens. */
  libraryEntriesShown: 25,
  /** Datasets whose standards the library looks at for who uses it, the newest first: each is a read, unless the function remembers it. */
  libraryStandardsRead: 500,
  /** Of these at once: the SDK's connections. */
  libraryStandardsAtOnce: 50,
  /** Addresses in the site map: more need an index of maps (https://www.sitemaps.org/protocol.html). */
  siteMapAddresses: 50_000,
  /** Versions that a dataset's page lists; /v1 has them all. */
  shownVersions: 10,
} as const;
