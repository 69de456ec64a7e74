import * as z from 'zod';
import { type City, globalRegion } from '../../cities/city.ts';
import type { AskAws, AwsAnswer } from '../aws/command-line.ts';
import { about, type Finding } from './finding.ts';

/**
 * What an account must allow before a city fits, with the code in Service Quotas by which more is asked for. A new account may have ten concurrent runs of functions instead of
 * a thousand (aws-samples/one-observability-demo #278); each request takes two at once, the authorizer's and its own.
 */
export const quotas = {
  concurrency: { service: 'lambda', code: 'L-B99A9384', name: 'runs of functions at once', fewest: 100, wanted: 1000 },
  apiResources: { service: 'apigateway', code: 'L-01C8A9E0', name: 'resources of an API', fewest: 300, wanted: 300 },
  roles: { service: 'iam', code: 'L-FE177D64', name: 'IAM roles', fewest: 45, wanted: 1000 },
  distributions: { service: 'cloudfront', code: 'L-24B04930', name: 'CloudFront distributions', fewest: 1, wanted: 200 },
} as const;

type Quota = (typeof quotas)[keyof typeof quotas];

const limitsSchema = z.object({ AccountLimit: z.object({ ConcurrentExecutions: z.number() }) });
const summarySchema = z.object({ SummaryMap: z.object({ Roles: z.number(), RolesQuota: z.number() }) });
const quotaSchema = z.object({ Quota: z.object({ Value: z.number() }) });
const distributionsSchema = z.object({
  DistributionList: z.object({ Quantity: z.number().optional(), Items: z.array(z.json()).default([]) }).optional(),
});

/** Whether the account's quotas leave room for the city. */
export async function quotaChecks({ region }: City, aws: AskAws): Promise<Finding[]> {
  const [limits, summary, resources, distributions, mostDistributions] = await Promise.all([
    aws(region, 'lambda', 'get-account-settings'),
    aws(globalRegion, 'iam', 'get-account-summary'),
    quotaOf(region, quotas.apiResources, aws),
    aws(globalRegion, 'cloudfront', 'list-distributions'),
    quotaOf(globalRegion, quotas.distributions, aws),
  ]);
  return [
    room(quotas.concurrency, region, limits, (body) => limitsSchema.parse(body).AccountLimit.ConcurrentExecutions),
    room(quotas.roles, globalRegion, summary, (body) => {
      const { Roles, RolesQuota } = summarySchema.parse(body).SummaryMap;
      return RolesQuota - Roles;
    }),
    room(quotas.apiResources, region, resources, (body) => quotaSchema.parse(body).Quota.Value),
    'code' in distributions
      ? about(quotas.distributions.name).unchecked(distributions.says)
      : room(
          quotas.distributions,
          globalRegion,
          mostDistributions,
          (body) => quotaSchema.parse(body).Quota.Value - countOf(distributions.body),
        ),
  ];
}

function quotaOf(region: string, { service, code }: Quota, aws: AskAws): Promise<AwsAnswer> {
  return aws(region, 'service-quotas', 'get-service-quota', '--service-code', service, '--quota-code', code);
}

function countOf(body: unknown): number {
  const list = distributionsSchema.parse(body).DistributionList;
  return list?.Quantity ?? list?.Items.length ?? 0;
}

function room(quota: Quota, region: string, answer: AwsAnswer, free: (body: unknown) => number): Finding {
  const told = about(quota.name);
  if ('code' in answer) return told.unchecked(answer.says);
  const left = free(answer.body);
  if (left >= quota.fewest) return told.ok(`${left}, and ${quota.fewest} are needed at least`);
  return told.blocker(
    `${left}, and ${quota.fewest} are needed at least: aws service-quotas request-service-quota-increase --region ${region} --service-code ${quota.service} --quota-code ${quota.code} --desired-value ${quota.wanted}`,
  );
}
