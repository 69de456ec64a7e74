import * as z from 'zod';
import { type City, deploymentNameOf, globalRegion } from '../../cities/city.ts';
import type { AskAws } from '../aws/command-line.ts';
import { about, type Finding } from './finding.ts';

/** What the stacks' own rule `CheckBootstrapVersion` asks for (aws-cdk-lib, DefaultStackSynthesizer). */
const oldestBootstrap = 6;

const stacksSchema = z.object({
  Stacks: z
    .array(
      z.object({
        StackStatus: z.string(),
        Outputs: z.array(z.object({ OutputKey: z.string(), OutputValue: z.string() })).default([]),
      }),
    )
    .min(1),
});
/** A stack in one of these takes no deployment; from one in review the CDK goes on by itself. */
const broken = /^(ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED|DELETE_FAILED|UPDATE_ROLLBACK_FAILED|(?!REVIEW_).*_IN_PROGRESS)$/;

/** What of the account must stand before anything is made in it: the region, the bootstraps, the sign-in's name, and no stack that hangs. */
export async function accountChecks(city: City, account: string, aws: AskAws): Promise<Finding[]> {
  const regions = city.region === globalRegion ? [city.region] : [city.region, globalRegion];
  const found = await Promise.all([
    regionIsOpen(city.region, aws),
    ...regions.map((region) => bootstrap(city.id, region, account, aws)),
    ...stacksOf(city).map(({ name, region }) => stack(name, region, aws)),
    signInName(city, account, aws),
  ]);
  return found.flat();
}

/** Those that the next deployment makes or changes, each with its region. */
export function stacksOf(city: City): { readonly name: string; readonly region: string }[] {
  const first = `satu-data-${deploymentNameOf(city)}`;
  const elsewhere = { 'door-watch': city.frontDoor !== undefined, firewall: city.firewall, cost: true };
  const here = { site: true, compute: true, door: true, copies: city.copies !== undefined };
  const parts = (region: string, are: Readonly<Record<string, boolean>>) =>
    Object.entries(are).flatMap(([part, is]) => (is ? [{ name: `${first}-${part}`, region }] : []));
  return [{ name: first, region: city.region }, ...parts(city.region, here), ...parts(globalRegion, elsewhere)];
}

async function regionIsOpen(region: string, aws: AskAws): Promise<Finding[]> {
  const told = about(`region ${region}`);
  const answer = await aws(globalRegion, 'account', 'get-region-opt-status', '--region-name', region);
  if ('code' in answer) return [told.unchecked(answer.says)];
  const { RegionOptStatus: status } = z.object({ RegionOptStatus: z.string() }).parse(answer.body);
  if (/^ENABLED/.test(status)) return [told.ok('open to this account')];
  return [told.blocker(`${status}: aws account enable-region --region-name ${region}, and wait until it is ENABLED`)];
}

async function bootstrap(cityId: string, region: string, account: string, aws: AskAws): Promise<Finding[]> {
  const told = about(`bootstrap in ${region}`);
  const answer = await aws(region, 'cloudformation', 'describe-stacks', '--stack-name', 'CDKToolkit');
  const mend = `npx cdk bootstrap aws://${account}/${region} -c city=${cityId}`;
  if ('code' in answer) return [answer.code === 'ValidationError' ? told.blocker(`none: ${mend}`) : told.unchecked(answer.says)];
  const [toolkit] = stacksSchema.parse(answer.body).Stacks;
  const version = Number(toolkit?.Outputs.find(({ OutputKey }) => OutputKey === 'BootstrapVersion')?.OutputValue ?? 0);
  return [
    version >= oldestBootstrap ? told.ok(`version ${version}`) : told.blocker(`version ${version}, ${oldestBootstrap} is needed: ${mend}`),
  ];
}

async function stack(name: string, region: string, aws: AskAws): Promise<Finding[]> {
  const told = about(`stack ${name}`);
  const answer = await aws(region, 'cloudformation', 'describe-stacks', '--stack-name', name);
  if ('code' in answer) return [answer.code === 'ValidationError' ? told.ok('will be made') : told.unchecked(answer.says)];
  const status = stacksSchema.parse(answer.body).Stacks[0]?.StackStatus ?? '';
  return [
    broken.test(status)
      ? told.blocker(`${status}: CloudFormation changes no stack that stands so`)
      : told.ok(`stands (${status}) and will be changed`),
  ];
}

const domainSchema = z.object({
  DomainDescription: z.object({ UserPoolId: z.string().optional(), AWSAccountId: z.string().optional() }).default({}),
});

/** One account in the whole region can have the name. */
async function signInName(city: City, account: string, aws: AskAws): Promise<Finding[]> {
  const domain = `satu-data-${deploymentNameOf(city)}`;
  const told = about(`sign-in at ${domain}`);
  const answer = await aws(city.region, 'cognito-idp', 'describe-user-pool-domain', '--domain', domain);
  if ('code' in answer) return [told.unchecked(answer.says)];
  const { UserPoolId: pool, AWSAccountId: owner } = domainSchema.parse(answer.body).DomainDescription;
  if (pool === undefined) return [told.ok('free, as far as AWS tells')];
  return [owner === account ? told.ok('stands in this account') : told.blocker('the name is another account’s: give the city another id')];
}
