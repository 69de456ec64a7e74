import { dayText, endText } from '../../functions/messages/date.ts';
import type { Body } from './api-call.ts';
import type { AccessRequest, Field, Grant, Scope } from './api-nouns.ts';

/** Grants, requests and looks in the reader's words. Names of codes come from the page's choices. */
type NameOf = (code: string) => string;

/** What a grant gives of the data, a sentence each; nothing where it gives all of it. Columns are those that come, by the titles of `fields`. */
export function scopeTexts(scope: Scope, fields: readonly Field[], areaName: NameOf): string[] {
  const columns = columnsText(scope, fields);
  return [...(columns === undefined ? [] : [columns]), ...(scope.area === undefined ? [] : [`hanya wilayah ${areaName(scope.area)}`])];
}

function columnsText({ columns, withoutColumns = [] }: Scope, fields: readonly Field[]): string | undefined {
  if (columns === undefined && withoutColumns.length === 0) return undefined;
  if (columns === undefined && fields.length === 0) return `tanpa kolom ${withoutColumns.join(', ')}`;
  const known: readonly Pick<Field, 'name' | 'title'>[] = fields.length > 0 ? fields : (columns ?? []).map((name) => ({ name }));
  const given = known.filter(({ name }) => (columns === undefined || columns.includes(name)) && !withoutColumns.includes(name));
  if (given.length === 0) return 'tidak satu pun kolom yang ada sekarang';
  return `hanya kolom ${given.map(({ name, title = name }) => title).join(', ')}`;
}

/** Where a grant stands. */
export function grantStateText({ isLive, revoked, until, renewableUntil }: Grant): string {
  if (revoked) return `dicabut ${dayText(revoked.at)}`;
  if (!isLive) return `berakhir ${endText(until)}`;
  return renewableUntil === undefined
    ? `berlaku sampai ${endText(until)}`
    : `berlaku sampai ${endText(until)}, dapat diperpanjang sampai ${endText(renewableUntil)}`;
}

/** Whether the grant is this account's: of one that names officers, theirs alone. */
export function isFor({ isLive, officers }: Pick<Grant, 'isLive' | 'officers'>, sub: string): boolean {
  return isLive && (officers === undefined || officers.includes(sub));
}

/** The grant that an account reads by, as /v1 chooses it: a whole one, else the one that runs longest. */
export function readingGrant(grants: readonly Grant[], sub: string): Grant | undefined {
  const live = grants.filter((grant) => isFor(grant, sub));
  return live.find(({ isWhole }) => isWhole) ?? live.toSorted((one, other) => other.until.localeCompare(one.until))[0];
}

/** What waits for the head, then the other requests, each once. */
export function undoneFirst(undone: readonly AccessRequest[], newest: readonly AccessRequest[]): AccessRequest[] {
  const ids = new Set(undone.map(({ requestId }) => requestId));
  return [...undone, ...newest.filter(({ requestId }) => !ids.has(requestId))];
}

/** A granted request's decision as it was sent: another one would be refused. */
export function decisionAgain({ decision }: AccessRequest): Body<'decideAccess'> {
  const { reasons = [], until, withoutColumns, area, officers } = decision ?? {};
  return { decision: 'grant', reasons, until, withoutColumns, area, officers };
}

/** The columns that somebody with the grant sees. */
export function givenFields(fields: readonly Field[], { columns, withoutColumns = [] }: Scope): Field[] {
  return fields.filter(({ name }) => (columns === undefined || columns.includes(name)) && !withoutColumns.includes(name));
}

/** Lists whose codes tell in which part of the city a row belongs. */
const placing = ['kemendagri-kecamatan', 'kemendagri-kelurahan', 'kemendagri-wilayah'];

/** True where rows can be told apart by kecamatan. */
export function hasArea(fields: readonly Field[]): boolean {
  return fields.some(({ referenceCodes }) => referenceCodes !== undefined && placing.includes(referenceCodes));
}

const looks: Readonly<Record<string, string>> = {
  listRows: 'baris',
  downloadFile: 'unduh berkas',
  downloadRows: 'unduh baris pilihan',
  diffVersion: 'perubahan antarversi',
  getReport: 'hasil validasi',
  getReturnedWorkbook: 'Excel bertanda perbaikan',
  getSharedCells: 'isi sel yang dibagikan dengan meja bantuan',
  getSample: 'contoh isi unggahan',
};

/** How the data was looked at. */
export function lookText(operation: string): string {
  return looks[operation] ?? operation;
}
