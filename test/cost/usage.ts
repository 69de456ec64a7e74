/** A city in a busy month, from which everything that is billed by use is counted. Each is more than is likely. */
export const usage = {
  /** Datasets an OPD: the measure. */
  datasetsPerOpd: 60,
  /** As if every dataset were monthly; a plan is yearly for the most part. */
  deliveriesPerDatasetAndMonth: 1,
  /** What of a delivery asks for another count: rejected once, sent again, published. */
  changesPerDelivery: 2,
  /** Of these, how many change a gauge, as if every delivery were late: one in time leaves its OPD as delivered as it was. */
  gaugesPerDelivery: 1,
  /** Nine hours on 22 days, in each of which something is uploaded somewhere. */
  workingHours: 198,
  /** Ten people of the walidata and overseers, four times on each of 22 days. */
  boardViews: 880,
  /** Each OPD looks at itself on each working day. */
  ownViewsPerOpd: 22,
  /** A dashboard in CloudWatch opened twice on each working day. */
  dashboardViews: 44,
  /** Four weeks and a bit, and a month: each closed once and made final once. */
  reportRuns: 11,
  days: 30.4,
  hours: 730,
} as const;
