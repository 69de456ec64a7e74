import { isCalled } from '../../standards/labels/match-labels.ts';
import type { Field } from '../../standards/standard.ts';
import type { LocalList } from './suspect-finder.port.ts';

/** How columns that say a kelurahan are called, folded. */
const codeLabel = /^kode(kelurahan|desa|wilayah|kelurahandesa|desakelurahan)$/;
const nameLabel = /^(nama)?(kelurahan|desa|kelurahandesa|desakelurahan)$/;

/** The columns of a standard by which it can be told whether an address lies in a kelurahan of the city. */
export function kelurahanColumns(fields: readonly Field[]): LocalList['kelurahan'] {
  const isCode = (field: Field) => field.referenceCodes === 'kemendagri-kelurahan' || isCalled(field, codeLabel);
  const texts = fields.filter(({ type }) => type === 'string');
  return {
    codes: texts.filter(isCode).map(({ name }) => name),
    names: texts.filter((field) => !isCode(field) && isCalled(field, nameLabel)).map(({ name }) => name),
  };
}
