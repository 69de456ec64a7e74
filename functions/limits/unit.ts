/** Limits of collecting from units (kumpul unit). */
export const unitLimits = {
  /** A city has 104 kelurahan, and a large OPD some hundreds of schools; all of an OPD's are read together. */
  maxUnitsOfOpd: 500,
  /** Who delivers for one unit: a clerk, who stands in, and the head. */
  maxAccountsOfUnit: 10,
  /** Datasets that one unit delivers: as many as a large OPD has in all. */
  maxDatasetsOfUnit: 80,
  /** How far back the uploads of one unit are listed: a year's reports. Those of all units are read for it, so that there is an end. */
  unitUploadDays: 366,
  /** Of these days are read at once, however many uploads of other units are in them: a month of 104 kelurahan by day is 3,200. */
  unitUploadWindowDays: 31,
  /** Of a dataset without periods, the days back in which a unit's newest upload is looked for. */
  collectionDays: 92,
} as const;
