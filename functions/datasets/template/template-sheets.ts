import { limits } from '../../limits.ts';
import { titleOf } from '../../standards/match-labels.ts';
import type { ReferenceCodeList } from '../../standards/reference-codes.ts';
import type { Field, StandardContent } from '../../standards/standard.ts';
import type { Cell, Row, SheetPlan } from '../../workbooks/sheet.ts';
import { ownSheetNames, sheetNameOf } from '../../workbooks/sheet-names.ts';
import type { Look } from '../../workbooks/styles.ts';
import { choicesOf } from './choices.ts';
import { keptAs, lookOf } from './column-look.ts';
import { exampleOf } from './example.ts';
import { howToWrite, isRequired, meaningOf, typeNoun } from './field-words.ts';
import { type Choices, validationOf } from './validation.ts';

export type AreaCode = { readonly code: string; readonly name: string };

/** The codes of the lists that the standard names, those of the city alone. */
export type CodesOfLists = ReadonlyMap<ReferenceCodeList, readonly AreaCode[]>;

type Listed = { readonly field: Field; readonly choices: Choices; readonly names: readonly string[] };

const plain: Look = { text: true, wrap: true };
const label: Look = { text: true, bold: true, fill: 'D9E1F2', wrap: true };
const requiredLabel: Look = { ...label, fill: 'FCE4D6' };

/**
 * The workbook in which a dataset is best delivered: an empty sheet whose columns are typed as its standard says, a sheet that explains each
 * column, a sheet with an example, and hidden lists to choose from. Readers pass over all but the first.
 */
export function templateSheets(title: string, { fields }: StandardContent, codes: CodesOfLists): SheetPlan[] {
  const lists = listsOf(fields, codes);
  const data = dataSheet(title, fields, lists);
  return [data, guideSheet(title, fields, data.name), exampleSheet(fields), ...(lists.size > 0 ? [listSheet([...lists.values()])] : [])];
}

const [, , guideName, exampleName, listsName] = ownSheetNames;

function dataSheet(title: string, fields: readonly Field[], lists: ReadonlyMap<string, Listed>): SheetPlan {
  return {
    name: sheetNameOf(title, ownSheetNames),
    columns: fields.map((field) => ({ width: widthOf(field), look: lookOf(field) })),
    rows: [headerRow(fields)],
    frozenRows: 1,
    validations: fields.map((field, index) => validationOf(field, index + 1, lists.get(field.name)?.choices, listsName)),
    notes: fields.map((field, index) => ({ row: 1, column: index + 1, text: noteOf(field) })),
  };
}

function headerRow(fields: readonly Field[]): Row {
  return { cells: fields.map((field) => ({ text: titleOf(field), look: isRequired(field) ? requiredLabel : label })), height: 32 };
}

function noteOf(field: Field): string {
  const lines = [isRequired(field) ? 'Wajib diisi.' : 'Boleh kosong.', meaningOf(field), howToWrite(field), `Contoh: ${exampleOf(field)}`];
  return lines.filter((line) => line !== '' && line !== 'Contoh: ').join('\n');
}

function widthOf(field: Field): number {
  return Math.min(limits.maxTemplateColumnWidth, Math.max(12, titleOf(field).length + 4, exampleOf(field).length + 2));
}

const guideColumns = ['Kolom', 'Jenis', 'Wajib', 'Arti', 'Cara menulis', 'Contoh'];

function guideSheet(title: string, fields: readonly Field[], sheetName: string): SheetPlan {
  const introduction = [
    `Isi data di lembar “${sheetName}”, mulai baris 2; satu baris satu data. Jangan mengubah judul kolom.`,
    'Judul berwarna jingga wajib diisi. Simpan sebagai .xlsx, lalu unggah berkas ini: lembar petunjuk dan contoh boleh dibiarkan.',
  ];
  const rows: Row[] = [
    { cells: [{ text: `Petunjuk mengisi: ${title}`, look: { text: true, bold: true, size: 16 } }], height: 24 },
    ...introduction.map((text) => ({ cells: [{ text, look: { text: true } as const }] })),
    { number: 5, cells: guideColumns.map((text) => ({ text, look: label })) },
    ...fields.map(guideRow),
  ];
  return { name: guideName, columns: [26, 18, 10, 50, 60, 26].map((width) => ({ width })), rows, frozenRows: 5, printWide: true };
}

function guideRow(field: Field): Row {
  const [meaning, manner] = [meaningOf(field), howToWrite(field)];
  const texts = [titleOf(field), typeNoun(field), isRequired(field) ? 'Ya' : 'Tidak', meaning, manner, exampleOf(field)];
  const lines = Math.max(titleOf(field).length / 22, meaning.length / 44, manner.length / 54, 1);
  return { cells: texts.map((text) => ({ text, look: plain })), height: 15 * Math.ceil(lines) + 3 };
}

function exampleSheet(fields: readonly Field[]): SheetPlan {
  return {
    name: exampleName,
    columns: fields.map((field) => ({ width: widthOf(field) })),
    rows: [headerRow(fields), { cells: fields.map(exampleCell) }],
    frozenRows: 1,
    allText: true,
  };
}

/** Text as the clerk would type it, in the column's own look. */
function exampleCell(field: Field): Cell {
  const text = exampleOf(field);
  const isNumber = keptAs(field) !== 'text' && keptAs(field) !== 'date' && /^-?\d{1,15}(\.\d+)?$/.test(text);
  return isNumber ? { number: Number(text), look: lookOf(field) } : { text, look: { text: true } };
}

function listsOf(fields: readonly Field[], codes: CodesOfLists): Map<string, Listed> {
  const lists = new Map<string, Listed>();
  for (const field of fields) {
    const ofCity = field.referenceCodes === undefined ? [] : (codes.get(field.referenceCodes) ?? []);
    const values = ofCity.length > 0 ? ofCity.map(({ code }) => code) : choicesOf(field);
    if (values.length === 0) continue;
    const choices = { values, listColumn: lists.size * 2 + 1, open: ofCity.length > 0 };
    lists.set(field.name, { field, choices, names: ofCity.map(({ name }) => name) });
  }
  return lists;
}

/** Two columns a list: the values, and what they stand for. */
function listSheet(lists: readonly Listed[]): SheetPlan {
  const longest = Math.max(...lists.map(({ choices }) => choices.values.length));
  const text = (words: string | undefined): Cell | undefined => (words === undefined ? undefined : { text: words, look: { text: true } });
  const rows = Array.from({ length: longest }, (_, place): Row => {
    return { cells: lists.flatMap(({ choices, names }) => [text(choices.values[place]), text(names[place])]) };
  });
  const header: Row = { cells: lists.flatMap(({ field }) => [{ text: titleOf(field), look: label }, undefined]) };
  return { name: listsName, hidden: true, columns: lists.flatMap(() => [{ width: 20 }, { width: 30 }]), rows: [header, ...rows] };
}
