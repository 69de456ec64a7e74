/** Name → value; the same set in any order is the same series. */
export type Dimensions = Readonly<Record<string, string>>;

export type Metric = { readonly namespace: string; readonly name: string; readonly dimensions: Dimensions };

/** What CloudWatch keeps of values: how many, their sum, the smallest and the largest. One value that came `count` times has both ends equal. */
export type Summary = { readonly count: number; readonly sum: number; readonly minimum: number; readonly maximum: number };

/** One observation of a metric. `at` is milliseconds since 1970. */
export type Sample = Metric & Summary & { readonly at: number; readonly unit: string };

/** A value that was observed `count` times. */
export function summaryOf(value: number, count = 1): Summary {
  return { count, sum: value * count, minimum: value, maximum: value };
}
