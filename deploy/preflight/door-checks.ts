import { type City, globalRegion } from '../../cities/city.ts';
import type { AskAws, AwsAnswer } from '../aws/command-line.ts';
import { about, type Finding } from './finding.ts';

/**
 * What the first deployment made and the file names for the second: CloudFormation takes a distribution that is not there, and its alarm would never ring.
 */
export async function doorChecks({ region, frontDoor, firewallArn }: City, aws: AskAws): Promise<Finding[]> {
  const found: Finding[] = [];
  if (frontDoor) {
    const answer = await aws(globalRegion, 'cloudfront', 'get-distribution', '--id', frontDoor.distributionId);
    found.push(isThere('frontDoor.distributionId', frontDoor.distributionId, 'NoSuchDistribution', answer));
  }
  if (frontDoor?.logBucket) {
    const answer = await aws(region, 's3api', 'get-bucket-location', '--bucket', frontDoor.logBucket);
    found.push(isThere('frontDoor.logBucket', frontDoor.logBucket, 'NoSuchBucket', answer));
  }
  if (firewallArn) {
    const [name = '', id = ''] = firewallArn.split('/').slice(2);
    const answer = await aws(globalRegion, 'wafv2', 'get-web-acl', '--scope', 'CLOUDFRONT', '--name', name, '--id', id);
    found.push(isThere('firewallArn', name, 'WAFNonexistentItemException', answer));
  }
  return found;
}

function isThere(setting: string, name: string, missing: string, answer: AwsAnswer): Finding {
  const told = about(setting);
  if (!('code' in answer)) return told.ok(`${name} is there`);
  if (answer.code !== missing) return told.unchecked(answer.says);
  return told.blocker(`there is no ${name} in this account: it stands among the outputs (docs/first-deployment.md, "A second deployment")`);
}
