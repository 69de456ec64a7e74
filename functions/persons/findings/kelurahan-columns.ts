import { foldLabel } from '../../standards/labels/field-name.ts';
import { titleOf } from '../../standards/labels/match-labels.ts';
import type { Field } from '../../standards/standard.ts';
import type { LocalList } from './suspect-finder.port.ts';

/** How columns that say a kelurahan are called, folded. */
const codeLabel = /^kode(kelurahan|desa|wilayah|kelurahandesa|desakelurahan)$/;
const nameLabel = /^(nama)?(kelurahan|desa|kelurahandesa|desakelurahan)$/;

/** The columns of a standard by which it can be told whether an address lies in a kelurahan of the city. */
export function kelurahanColumns(fields: readonly Field[]): LocalList['kelurahan'] {
  const isCalled = (label: RegExp) => (field: Field) => [field.name, titleOf(field)].some((text) => label.test(foldLabel(text)));
  const isCode = (field: Field) => field.referenceCodes === 'kemendagri-kelurahan' || isCalled(codeLabel)(field);
  const texts = fields.filter(({ type }) => type === 'string');
  return {
    codes: texts.filter(isCode).map(({ name }) => name),
    names: texts.filter((field) => !isCode(field) && isCalled(nameLabel)(field)).map(({ name }) => name),
  };
}
