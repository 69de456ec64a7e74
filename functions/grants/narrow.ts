import type { Call } from '../http/call.ts';
import { endText } from '../messages/date.ts';
import type { AccessRequest } from '../model/access-request.ts';
import { givesColumn, type Scope } from '../model/grant.ts';
import { endOf } from '../model/jakarta-time.ts';
import type { Violation } from '../model/violation.ts';
import type { Field } from '../standards/standard.ts';
import { alreadyOver, checkColumns } from './check-asked.ts';

type Narrowing = Call<'decideAccess'>['body'];

/** What a grant is checked against: what was asked, the fields of the standard in force, the granted area as its list writes it, and the time. */
export type Grounds = {
  readonly request: AccessRequest;
  readonly fields: readonly Field[];
  readonly area: string | undefined;
  readonly now: Date;
};

/** A grant may narrow what was asked, never widen it; nothing where that is so. */
export function checkNarrowing(given: Narrowing, { request, fields, area, now }: Grounds): Violation[] {
  return [
    ...checkUntil(given.until, request.until, now),
    ...checkOfficers(given.officers, request.officers),
    ...checkArea(area, request.area),
    ...checkWithoutColumns(given.withoutColumns, request.columns, fields),
  ];
}

/** The columns that are given, where some are left out; undefined where none is. It outlives the standard: what a later one adds or renames is not given. */
export function columnsLeft(
  withoutColumns: readonly string[] | undefined,
  asked: readonly string[] | undefined,
  fields: readonly Field[],
): string[] | undefined {
  if (!withoutColumns) return undefined;
  const scope = scopeLeft(withoutColumns, asked);
  return fields.map(({ name }) => name).filter((name) => givesColumn(scope, name));
}

function scopeLeft(withoutColumns: readonly string[], asked: readonly string[] | undefined): Scope {
  return { withoutColumns: [...withoutColumns], ...(asked ? { columns: [...asked] } : {}) };
}

function checkUntil(until: string | undefined, asked: string, now: Date): Violation[] {
  if (until === undefined) return [];
  const end = endOf(until).getTime();
  if (end <= now.getTime()) return alreadyOver;
  return end > Date.parse(asked) ? [{ where: 'until', what: `melebihi yang dimohon (sampai ${endText(asked)})` }] : [];
}

function checkOfficers(officers: readonly string[] | undefined, asked: readonly string[] | undefined): Violation[] {
  if (!officers || !asked || officers.every((sub) => asked.includes(sub))) return [];
  return [{ where: 'officers', what: 'memuat petugas yang tidak dimohonkan' }];
}

function checkArea(area: string | undefined, asked: string | undefined): Violation[] {
  if (area === undefined || asked === undefined || area === asked || area.startsWith(`${asked}.`)) return [];
  return [{ where: 'area', what: `di luar wilayah yang dimohon (${asked})` }];
}

function checkWithoutColumns(
  withoutColumns: readonly string[] | undefined,
  asked: readonly string[] | undefined,
  fields: readonly Field[],
): Violation[] {
  if (!withoutColumns) return [];
  const unknown = checkColumns('withoutColumns', withoutColumns, fields);
  if (unknown.length > 0) return unknown;
  const scope = scopeLeft(withoutColumns, asked);
  if (fields.some(({ name }) => givesColumn(scope, name))) return [];
  return [{ where: 'withoutColumns', what: 'tidak menyisakan satu kolom pun; tolak saja permohonannya' }];
}
