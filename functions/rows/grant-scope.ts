import type { Decision } from '../access/decision.ts';
import type { Problem } from '../http/problem.ts';
import { type Grant, givesColumn, isWhole } from '../model/grant.ts';
import { areaDigits, isAsFineAs, placingFields } from '../standards/rules/area-within.ts';
import type { Field } from '../standards/standard.ts';
import type { Within } from './row-query.port.ts';

/** What a read may name, show, filter and sort by, and the rows that it is limited to. */
export type ReadScope =
  | { readonly ok: true; readonly fields: readonly Field[]; readonly within?: Within }
  | { readonly ok: false; readonly problem: Problem };

/** The grant that leaves something out of a read; undefined where the read rests on none, or on a whole one. */
export function narrowingGrant({ grant }: Decision): Grant | undefined {
  return grant && !isWhole(grant) ? grant : undefined;
}

/**
 * What a grant gives of a version with these fields. Of an earlier version only columns that the current one has, too: under a name of its own a column that is
 * left out would come back. Rows are placed by all columns of area codes, given or not.
 */
export function scopeOf(grant: Grant, fields: readonly Field[], current: readonly Field[]): ReadScope {
  const standing = new Set(current.map(({ name }) => name));
  const given = fields.filter(({ name }) => givesColumn(grant, name) && standing.has(name));
  if (given.length === 0) return outside('tidak satu pun kolom dari versi ini termasuk di dalamnya', 'the grant gives no column');
  if (grant.area === undefined) return { ok: true, fields: given };
  const digits = areaDigits(grant.area);
  const places = placingFields(fields);
  if (digits === undefined || !places.some((field) => isAsFineAs(field, digits))) {
    const why = `persetujuan itu untuk wilayah ${grant.area}, dan versi ini tidak punya kolom kode wilayah yang menunjukkannya`;
    return outside(why, 'no column places rows in the area');
  }
  return { ok: true, fields: given, within: { columns: places.map(({ name }) => name), digits } };
}

function outside(why: string, reason: string): ReadScope {
  return {
    ok: false,
    problem: {
      status: 403,
      code: 'forbidden',
      detail: `Persetujuan Anda tidak mencakup versi data ini: ${why}. Mintalah persetujuan baru kepada OPD pemilik data.`,
      log: { decision: 'deny', rule: 'read/outside-grant', reason },
    },
  };
}
