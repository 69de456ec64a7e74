import * as z from 'zod';
import { type City, domainOf } from '../../cities/city.ts';
import type { AskAws } from '../aws/command-line.ts';
import { about, type Finding } from './finding.ts';

const identitySchema = z.object({ VerifiedForSendingStatus: z.boolean().default(false) });
const accountSchema = z.object({
  ProductionAccessEnabled: z.boolean().default(false),
  SendingEnabled: z.boolean().default(false),
  SendQuota: z.object({ Max24HourSend: z.number() }).optional(),
});

/** Whether SES will send what the login service writes: the domain verified, the account out of the sandbox. */
export async function mailChecks({ mail, region, opds }: City, aws: AskAws): Promise<Finding[]> {
  if (mail === undefined) return [];
  const at = mail.region ?? region;
  const domain = domainOf(mail.from);
  const [identity, account] = await Promise.all([
    aws(at, 'sesv2', 'get-email-identity', '--email-identity', domain),
    aws(at, 'sesv2', 'get-account'),
  ]);
  return [identityOf(domain, at, identity), sendingOf(at, opds.length, account)];
}

function identityOf(domain: string, region: string, answer: Awaited<ReturnType<AskAws>>): Finding {
  const told = about(`SES identity ${domain}`);
  const mend = `aws sesv2 create-email-identity --email-identity ${domain} --region ${region}, and its three CNAMEs into the DNS`;
  if ('code' in answer)
    return answer.code === 'NotFoundException' ? told.blocker(`none in ${region}: ${mend}`) : told.unchecked(answer.says);
  const isVerified = identitySchema.parse(answer.body).VerifiedForSendingStatus;
  return isVerified
    ? told.ok(`verified in ${region}`)
    : told.blocker('not verified yet: Cognito refuses to write in its name, and the deployment fails');
}

function sendingOf(region: string, opds: number, answer: Awaited<ReturnType<AskAws>>): Finding {
  const told = about(`SES in ${region}`);
  if ('code' in answer) return told.unchecked(answer.says);
  const { ProductionAccessEnabled: isOut, SendingEnabled: maySend, SendQuota } = accountSchema.parse(answer.body);
  if (!maySend) return told.blocker('sending is switched off for this account');
  if (!isOut)
    return told.warning(
      'in the sandbox: mail reaches only addresses that are verified in SES, so nobody else can be invited (docs/first-deployment.md)',
    );
  const most = SendQuota?.Max24HourSend ?? 0;
  return most >= 2 * opds
    ? told.ok(`${most} mails a day`)
    : told.warning(`${most} mails a day: fewer than the ${2 * opds} invitations of ${opds} OPDs`);
}
