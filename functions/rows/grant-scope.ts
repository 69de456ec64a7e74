import type { Decision } from '../access/decision.ts';
import { type Grant, givesColumn } from '../access/grant.ts';
import type { Problem } from '../http/problem.ts';
import type { Field } from '../standards/standard.ts';

/** The grant that a read rests on; undefined where it rests on none. */
export function grantOf(decision: Decision): Grant | undefined {
  return decision.effect === 'allow' ? decision.grant : undefined;
}

/** The fields that a read may name, show, filter and sort by; undefined where the grant is for an area, which no query is limited to yet, or leaves no column. */
export function fieldsWithin(fields: readonly Field[], grant: Grant | undefined): readonly Field[] | undefined {
  if (!grant) return fields;
  if (grant.area !== undefined) return undefined;
  const given = fields.filter(({ name }) => givesColumn(grant, name));
  return given.length > 0 ? given : undefined;
}

export const outsideGrant: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Persetujuan Anda tidak mencakup satu pun kolom atau baris dari versi ini. Mintalah persetujuan baru kepada OPD pemilik data.',
  log: { rule: 'read/outside-grant', reason: 'the grant gives nothing of this version' },
};
