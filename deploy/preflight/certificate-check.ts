import * as z from 'zod';
import { type City, globalRegion } from '../../cities/city.ts';
import type { AskAws } from '../aws/command-line.ts';
import { about, type Finding } from './finding.ts';

const schema = z.object({
  Certificate: z.object({ Status: z.string(), DomainName: z.string(), SubjectAlternativeNames: z.array(z.string()).default([]) }),
});

/** The certificate by which CloudFront is to serve the city's own host: in this account, issued, and for that host. */
export async function certificateCheck({ publicUrl, certificateArn }: City, account: string, aws: AskAws): Promise<Finding[]> {
  if (publicUrl === undefined || certificateArn === undefined) return [];
  const told = about('certificate');
  const owner = certificateArn.split(':')[4];
  if (owner !== account) return [told.blocker(`it is one of account ${owner}, and this is ${account}`)];
  const answer = await aws(globalRegion, 'acm', 'describe-certificate', '--certificate-arn', certificateArn);
  if ('code' in answer)
    return [
      answer.code === 'ResourceNotFoundException'
        ? told.blocker(`there is none of this ARN in ${globalRegion}`)
        : told.unchecked(answer.says),
    ];
  const { Status: status, DomainName: name, SubjectAlternativeNames: names } = schema.parse(answer.body).Certificate;
  if (status !== 'ISSUED')
    return [told.blocker(`${status}: its CNAME must stand in the DNS (docs/first-deployment.md), then it is issued within the hour`)];
  const host = new URL(publicUrl).hostname;
  const all = [...new Set([name, ...names])];
  return [
    all.some((one) => covers(one, host))
      ? told.ok(`issued, for ${all.join(', ')}`)
      : told.blocker(`it is for ${all.join(', ')}, not for ${host}`),
  ];
}

/** A wildcard stands for one label (RFC 6125, 6.4.3). */
export function covers(name: string, host: string): boolean {
  const [label, ...rest] = host.split('.');
  return name === host || (label !== undefined && name === ['*', ...rest].join('.'));
}
