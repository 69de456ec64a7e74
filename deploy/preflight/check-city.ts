import * as z from 'zod';
import { type City, globalRegion } from '../../cities/city.ts';
import type { AskAws } from '../aws/command-line.ts';
import { accountChecks } from './account-checks.ts';
import { type Aliases, addressChecks } from './address-checks.ts';
import { certificateCheck } from './certificate-check.ts';
import { doorChecks } from './door-checks.ts';
import { fileChecks } from './file-checks.ts';
import { about, type Finding } from './finding.ts';
import { mailChecks } from './mail-checks.ts';
import { quotaChecks } from './quota-checks.ts';

export type PreflightPorts = { readonly aws: AskAws; readonly aliases: Aliases; readonly now: Date };

const identitySchema = z.object({ Account: z.string() });
const ofTheAccount = ['region', 'bootstrap', 'stacks', 'name of the sign-in', 'certificate', 'front door', 'SES', 'quotas'];

/** Everything that can be known of a deployment before anything is made. Nothing here changes the account. */
export async function checkCity(city: City, { aws, aliases, now }: PreflightPorts): Promise<Finding[]> {
  const today = now.toISOString().slice(0, 'yyyy-mm-dd'.length);
  const [address, account] = await Promise.all([addressChecks(city, aliases), checksOfAccount(city, aws)]);
  return [...fileChecks(city, today), ...address, ...account];
}

async function checksOfAccount(city: City, aws: AskAws): Promise<Finding[]> {
  const answer = await aws(globalRegion, 'sts', 'get-caller-identity');
  if ('code' in answer) return ofTheAccount.map((name) => about(name).unchecked(`no account to ask: ${answer.says}`));
  const { Account: account } = identitySchema.parse(answer.body);
  const found = await Promise.all([
    accountChecks(city, account, aws),
    certificateCheck(city, account, aws),
    doorChecks(city, aws),
    mailChecks(city, aws),
    quotaChecks(city, aws),
  ]);
  return [about('account').ok(account), ...found.flat()];
}
