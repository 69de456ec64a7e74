import * as z from 'zod';

// Limits: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html and API_GetMetricData.html
const maxData = 1000;
const maxValues = 150;
const maxDimensions = 30;
const maxQueries = 500;

const name = z.string().min(1).max(255);
const Dimensions = z
  .array(z.strictObject({ Name: name, Value: z.string().min(1).max(1024) }))
  .max(maxDimensions)
  .default([]);
const epochSeconds = z.number().nonnegative();
const count = z.number().positive();

const datum = z.strictObject({
  MetricName: name,
  Dimensions,
  Timestamp: epochSeconds.optional(),
  Value: z.number().optional(),
  Values: z.array(z.number()).max(maxValues).optional(),
  Counts: z.array(count).max(maxValues).optional(),
  StatisticValues: z.strictObject({ SampleCount: count, Sum: z.number(), Minimum: z.number(), Maximum: z.number() }).optional(),
  Unit: z.string().default('None'),
  StorageResolution: z.union([z.literal(1), z.literal(60)]).optional(),
});

const query = z.strictObject({
  Id: z.string().regex(/^[a-z][A-Za-z0-9_]*$/),
  MetricStat: z.strictObject({
    Metric: z.strictObject({ Namespace: name, MetricName: name, Dimensions }),
    Period: z
      .int()
      .refine(
        (period) => [1, 5, 10, 20, 30].includes(period) || (period > 0 && period % 60 === 0),
        'must be 1, 5, 10, 20, 30 or a multiple of 60',
      ),
    Stat: z.string(),
    Unit: z.string().optional(),
  }),
  Label: z.string().optional(),
  ReturnData: z.boolean().default(true),
});

/** What each operation takes. Metric math and SEARCH (`Expression`) are not modelled, so a query that uses them is refused. */
export const metricShapes = {
  PutMetricData: z.strictObject({ Namespace: name, MetricData: z.array(datum).min(1).max(maxData) }),
  GetMetricData: z.strictObject({
    MetricDataQueries: z.array(query).min(1).max(maxQueries),
    StartTime: epochSeconds,
    EndTime: epochSeconds,
    ScanBy: z.enum(['TimestampDescending', 'TimestampAscending']).default('TimestampDescending'),
  }),
  ListMetrics: z.strictObject({
    Namespace: name.optional(),
    MetricName: name.optional(),
    Dimensions: z.array(z.strictObject({ Name: name, Value: z.string().optional() })).default([]),
    RecentlyActive: z.literal('PT3H').optional(),
    NextToken: z.string().regex(/^\d+$/).optional(),
  }),
};

export type Datum = z.infer<typeof datum>;
export type Query = z.infer<typeof query>;
export type MetricInput<Name extends keyof typeof metricShapes> = z.infer<(typeof metricShapes)[Name]>;
