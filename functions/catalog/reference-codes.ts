import type { City } from '../../cities/city.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { kemendagriSource, referenceTitles } from '../messages/reference-code.ts';
import { type ReferenceCodeList, referenceCodeLists } from '../model/reference-code-list.ts';
import { csvCell } from '../standards/inert-text.ts';
import { bpsCodesOf } from './bps-codes.ts';

export type ReferencePorts = {
  readonly city: Pick<City, 'areaCode'>;
  readonly cityCodes: (list: ReferenceCodeList) => Promise<readonly { readonly code: string; readonly name: string }[]>;
};
/** Reads each list once: a file of 91,000 codes lies behind them. */
export function rememberedCodes(cityCodes: ReferencePorts['cityCodes']): ReferencePorts['cityCodes'] {
  const known = new Map<ReferenceCodeList, ReturnType<ReferencePorts['cityCodes']>>();
  return (list) => {
    const codes = known.get(list) ?? cityCodes(list);
    known.set(list, codes);
    return codes;
  };
}

type List = AnswerBody<'getReferenceCodes'>;

/** GET /v1/reference-codes: the lists of codes that a standard may name, as the city needs them (Perpres 39/2019, kode referensi). */
export function listReferenceCodes(ports: ReferencePorts): Operation<'listReferenceCodes'> {
  return async () => {
    const lists = await Promise.all(referenceCodeLists.map((list) => referenceList(ports, list)));
    return ok({ items: lists.map(({ items, ...list }) => ({ ...list, codes: items.length })) });
  };
}

/** GET /v1/reference-codes/{codeList}: one of them, whole; as CSV where that is asked for. */
export function getReferenceCodes(ports: ReferencePorts): Operation<'getReferenceCodes'> {
  return async ({ params, query, accept }) => {
    const list = await referenceList(ports, params.codeList);
    if (query.format !== 'csv' && !accept.includes('text/csv')) return ok(list, { Vary: 'Accept' });
    const headers = {
      'Content-Type': 'text/csv; charset=utf-8',
      Vary: 'Accept',
      'Content-Disposition': `attachment; filename="${list.list}.csv"`,
    };
    return { status: 200, text: csvOf(list), headers };
  };
}

/** With what each code lies in, and BPS's code beside Kemendagri's where it is known. */
export async function referenceList({ city, cityCodes }: ReferencePorts, list: ReferenceCodeList): Promise<List> {
  const [own, all] = await Promise.all([cityCodes(list), cityCodes('kemendagri-wilayah')]);
  const names = new Map(all.map(({ code, name }) => [code, name]));
  const bps = bpsCodesOf(city);
  const items = own.map(({ code, name }) => {
    const parent = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : undefined;
    return { code, name, parent, parentName: parent === undefined ? undefined : names.get(parent), bpsCode: bps.codes[code] };
  });
  const sources = items.some(({ bpsCode }) => bpsCode !== undefined) ? [kemendagriSource, bps.source] : [kemendagriSource];
  return { list, title: referenceTitles[list], sources, items };
}

function csvOf({ items }: List): string {
  const lines = items.map(({ code, bpsCode = '', name, parent = '', parentName = '' }) =>
    [code, bpsCode, name, parent, parentName].map(csvCell).join(','),
  );
  return `${['kode_kemendagri,kode_bps,nama,kode_induk,nama_induk', ...lines].join('\n')}\n`;
}
