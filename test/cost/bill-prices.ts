import type { Price } from './prices.ts';

/** When the prices below were looked up. */
export const pricesOf = '2026-12-01';

const jakarta = 'AWS price list of ap-southeast-3, published 2026-09-18';

/** Unit prices of what grows with readers and deliveries; those of what watches stand in prices.ts. */
export const billPrices = {
  apiRequest: {
    usd: 4.25 / 1e6,
    per: 'request to the API, of the first 333 million',
    source: 'Singapore, Tokyo (aws.amazon.com/api-gateway/pricing); 3.50 in the United States',
    isRemembered: true,
  },
  invocation: { usd: 0.2 / 1e6, per: 'call of a function', source: 'aws.amazon.com/lambda/pricing; a million are free' },
  compute: { usd: 0.0000166667, per: 'GB-second of Lambda', source: 'aws.amazon.com/lambda/pricing; 400,000 are free' },
  readUnit: {
    usd: 0.1425 / 1e6,
    per: 'read unit of DynamoDB',
    source: 'half of Singapore’s 0.285 before November 2024; 0.125 in the United States (AWS News Blog, 2025-01-31)',
    isRemembered: true,
  },
  writeUnit: {
    usd: 0.7115 / 1e6,
    per: 'write unit of DynamoDB',
    source: 'half of Singapore’s 1.4231 before November 2024; 0.625 in the United States',
    isRemembered: true,
  },
  restorable: { usd: 0.228, per: 'GB and month that can be restored to any second', source: 'Singapore', isRemembered: true },
  stored: { usd: 0.025, per: 'GB and month in S3', source: jakarta },
  objectRead: { usd: 0.004 / 10_000, per: 'GET or HEAD of S3', source: jakarta },
  objectWrite: { usd: 0.005 / 1000, per: 'PUT, COPY, POST or LIST of S3', source: jakarta },
  sentByDoor: { usd: 0.12, per: 'GB that leaves CloudFront in Indonesia', source: 'aws.amazon.com/cloudfront/pricing; 1 TB is free' },
  doorRequest: {
    usd: 0.012 / 10_000,
    per: 'HTTPS request to CloudFront in Indonesia',
    source: 'aws.amazon.com/cloudfront/pricing; ten million are free',
    isRemembered: true,
  },
  doorFunction: {
    usd: 0.1 / 1e6,
    per: 'run of CloudFront’s own function, one a request for what the API answers',
    source: 'aws.amazon.com/cloudfront/pricing; two million are free',
  },
  message: { usd: 0.4 / 1e6, per: 'request to SQS', source: 'aws.amazon.com/sqs/pricing; a million are free' },
  log: { usd: 0.7, per: 'GB of log', source: 'an AWS bill of Singapore, May 2025; 5 GB are free' },
  keptLog: {
    usd: 0.03,
    per: 'GB and month of log that is kept',
    source: 'aws.amazon.com/cloudwatch/pricing; 5 GB are free',
    isRemembered: true,
  },
  firewall: { usd: 8, per: 'firewall of three rules and month', source: 'an AWS bill, May 2025: 5 for the list, 1 a rule' },
} as const satisfies Readonly<Record<string, Price>>;

/** What AWS gives each account every month, for ever. */
export const billAllowances = {
  invocations: 1e6,
  gigabyteSeconds: 400_000,
  doorRequests: 10e6,
  doorGigabytes: 1000,
  doorFunctionRuns: 2e6,
  messages: 1e6,
  logGigabytes: 5,
} as const;
