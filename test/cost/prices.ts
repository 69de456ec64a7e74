/** What AWS asks for one unit, in US dollars, and who says so. */
export type Price = {
  readonly usd: number;
  readonly per: string;
  readonly source: string;
  /** Nobody looked it up again: the sum takes it three times. */
  readonly isRemembered?: true;
};

const cloudWatch = 'aws.amazon.com/cloudwatch/pricing';
// The price list of Jakarta itself could not be opened from where this was written; Singapore is AWS's nearest region, whose bill was.
const singapore = 'an AWS bill of Singapore, May 2025';

/** Unit prices. */
export const prices = {
  alarm: { usd: 0.1, per: 'metric of an alarm and month', source: `bills of Ireland and London, 2022; ten are free (${cloudWatch})` },
  metric: { usd: 0.3, per: 'metric and month, by the hours in which it is told', source: `${singapore}; ten are free` },
  dashboard: { usd: 3, per: 'dashboard and month', source: `${cloudWatch}; three of at most 50 metrics are free` },
  metricsRead: { usd: 0.01 / 1000, per: 'metric asked for by GetMetricData', source: `${cloudWatch}; none is free`, isRemembered: true },
  logs: { usd: 0.7, per: 'GB of log', source: `${singapore}; 5 GB are free` },
  logsScanned: { usd: 0.005, per: 'GB that a query of logs reads', source: cloudWatch, isRemembered: true },
  compute: {
    usd: 0.0000166667,
    per: 'GB-second of Lambda',
    source: 'aws.amazon.com/lambda/pricing; a table of regions whose price differs does not have Jakarta',
  },
  read: { usd: 0.285 / 1e6, per: 'read unit of DynamoDB', source: 'Singapore before AWS halved it in November 2024', isRemembered: true },
  write: {
    usd: 1.4231 / 1e6,
    per: 'write unit of DynamoDB',
    source: 'Singapore before AWS halved it in November 2024',
    isRemembered: true,
  },
  schedule: { usd: 0, per: 'rule of EventBridge by the clock', source: 'aws.amazon.com/eventbridge/pricing: rules cost nothing' },
  logGroup: { usd: 0, per: 'log group', source: `${cloudWatch}: what lies in it costs` },
  secret: { usd: 0.4, per: 'secret and month', source: 'aws.amazon.com/secrets-manager/pricing' },
  key: { usd: 1, per: 'key of KMS and month', source: 'aws.amazon.com/kms/pricing' },
  budget: {
    usd: 0,
    per: 'budget, of the first two',
    source: 'AWS Budgets API reference: the first two are free, each other 0.02 USD a day',
  },
} as const satisfies Readonly<Record<string, Price>>;

/** What AWS gives each account free of charge every month, for ever (aws.amazon.com/cloudwatch/pricing, "Free tier"). */
export const allowances = { alarms: 10, metricMonths: 10, dashboards: 3, metricsOnADashboard: 50 } as const;
