import * as z from 'zod';
import { type City, deploymentNameOf, globalRegion } from '../../cities/city.ts';
import type { AskAws, AwsAnswer } from '../aws/command-line.ts';
import { about, type Finding } from './finding.ts';

type FrontDoor = NonNullable<City['frontDoor']>;

/**
 * What the first deployment made and the file names for the second: CloudFormation takes a distribution that is not there, and its alarm would never ring.
 */
export async function doorChecks(city: City, aws: AskAws): Promise<Finding[]> {
  const { region, frontDoor, firewallArn } = city;
  return Promise.all([
    ...(frontDoor ? [distribution(frontDoor, aws)] : []),
    ...(frontDoor?.logBucket === undefined ? [] : [logBucket(frontDoor.logBucket, region, aws)]),
    ...(firewallArn === undefined ? [] : [firewall(firewallArn, aws), secret(city, aws)]),
  ]);
}

async function distribution({ distributionId }: FrontDoor, aws: AskAws): Promise<Finding> {
  const answer = await aws(globalRegion, 'cloudfront', 'get-distribution', '--id', distributionId);
  return isThere('frontDoor.distributionId', distributionId, 'NoSuchDistribution', answer);
}

async function logBucket(name: string, region: string, aws: AskAws): Promise<Finding> {
  const answer = await aws(region, 's3api', 'get-bucket-location', '--bucket', name);
  return isThere('frontDoor.logBucket', name, 'NoSuchBucket', answer);
}

async function firewall(firewallArn: string, aws: AskAws): Promise<Finding> {
  const [name = '', id = ''] = firewallArn.split('/').slice(2);
  const answer = await aws(globalRegion, 'wafv2', 'get-web-acl', '--scope', 'CLOUDFRONT', '--name', name, '--id', id);
  return isThere('firewallArn', name, 'WAFNonexistentItemException', answer);
}

function isThere(setting: string, name: string, missing: string, answer: AwsAnswer): Finding {
  const told = about(setting);
  if (!('code' in answer)) return told.ok(`${name} is there`);
  if (answer.code !== missing) return told.unchecked(answer.says);
  return told.blocker(`there is no ${name} in this account: it stands among the outputs (docs/first-deployment.md, "A second deployment")`);
}

const secretSchema = z.object({ VersionIdsToStages: z.record(z.string(), z.array(z.string())).default({}) });
/** Of the versions that bear one of these the API takes the value (functions/aws/front-door-secrets.ts). */
const rightStages: readonly string[] = ['AWSCURRENT', 'AWSPREVIOUS'];

/**
 * With `firewallArn` the API asks for the secret, some minutes before the same deployment comes to the front door: one that stands and does not send it yet, or
 * sends a value that is right no more, would have everybody locked out.
 */
async function secret(city: City, aws: AskAws): Promise<Finding> {
  const name = `satu-data-${deploymentNameOf(city)}/front-door`;
  const told = about('secret of the front door');
  const answer = await aws(city.region, 'secretsmanager', 'describe-secret', '--secret-id', name);
  if (!('code' in answer)) return versionSent(city.frontDoor?.secretVersion, name, secretSchema.parse(answer.body).VersionIdsToStages);
  if (answer.code !== 'ResourceNotFoundException') return told.unchecked(answer.says);
  const door = await aws(city.region, 'cloudformation', 'describe-stacks', '--stack-name', `satu-data-${deploymentNameOf(city)}-door`);
  if (!('code' in door))
    return told.blocker(
      `there is no ${name}, so nobody would reach the API: deploy once with \`firewall\` and without \`firewallArn\` first`,
    );
  return door.code === 'ValidationError' ? told.ok('made with the front door, which does not stand yet') : told.unchecked(door.says);
}

function versionSent(version: string | undefined, name: string, stages: Readonly<Record<string, readonly string[]>>): Finding {
  if (version === undefined) return about('secret of the front door').ok(`${name} is there`);
  const told = about('frontDoor.secretVersion');
  const isRight = stages[version]?.some((stage) => rightStages.includes(stage)) ?? false;
  return isRight
    ? told.ok(`${version} is one of the two that the API takes`)
    : told.blocker(`${version} is neither the version of ${name} in force nor the one before: the API would take it from nobody`);
}
