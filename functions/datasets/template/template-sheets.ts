import type { Cell, Row, SheetPlan } from '../../excel-writer/sheet.ts';
import { ownSheetNames, sheetNameOf } from '../../excel-writer/sheet-names.ts';
import type { Look } from '../../excel-writer/styles.ts';
import { limits } from '../../limits.ts';
import { titleOf } from '../../standards/labels/match-labels.ts';
import type { StandardContent } from '../../standards/standard.ts';
import { keptAs, lookOf } from './column-look.ts';
import { howToWrite, meaningOf } from './field-messages.ts';
import { guideSheet } from './guide-sheet.ts';
import { type Choices, type CodesOfLists, type TemplateColumn, templateColumns } from './template-column.ts';
import { validationOf } from './validation.ts';

const label: Look = { text: true, bold: true, fill: 'D9E1F2', wrap: true };
const requiredLabel: Look = { ...label, fill: 'FCE4D6' };
const [, , guideName, exampleName, listsName] = ownSheetNames;

/**
 * The workbook in which a dataset is best delivered: an empty sheet whose columns are typed as its standard says, a sheet that explains each
 * column, a sheet with an example, and hidden lists to choose from. Readers pass over all but the first.
 */
export function templateSheets(title: string, standard: StandardContent, codes: CodesOfLists): SheetPlan[] {
  const columns = templateColumns(standard, codes);
  const data = dataSheet(title, columns);
  const lists = columns.flatMap(({ field, choices }) => (choices ? [{ title: titleOf(field), choices }] : []));
  return [data, guideSheet(guideName, title, columns, data.name), exampleSheet(columns), ...(lists.length > 0 ? [listSheet(lists)] : [])];
}

function dataSheet(title: string, columns: readonly TemplateColumn[]): SheetPlan {
  return {
    name: sheetNameOf(title, ownSheetNames),
    columns: columns.map((column) => ({ width: widthOf(column), look: lookOf(column.field) })),
    rows: [headerRow(columns)],
    frozenRows: 1,
    validations: columns.map((column, index) => validationOf(column, index + 1, listsName)),
    notes: columns.map((column, index) => ({ row: 1, column: index + 1, text: noteOf(column) })),
    printWide: true,
  };
}

function headerRow(columns: readonly TemplateColumn[]): Row {
  return { cells: columns.map(({ field, required }) => ({ text: titleOf(field), look: required ? requiredLabel : label })), height: 32 };
}

function noteOf({ field, required, example }: TemplateColumn): string {
  const lines = [required ? 'Wajib diisi.' : 'Boleh kosong.', meaningOf(field), howToWrite(field), example && `Contoh: ${example}`];
  return lines.filter((line) => line !== '').join('\n');
}

function widthOf({ field, example }: TemplateColumn): number {
  return Math.min(limits.maxTemplateColumnWidth, Math.max(12, titleOf(field).length + 4, example.length + 2));
}

function exampleSheet(columns: readonly TemplateColumn[]): SheetPlan {
  return {
    name: exampleName,
    columns: columns.map((column) => ({ width: widthOf(column) })),
    rows: [headerRow(columns), { cells: columns.map(exampleCell) }],
    frozenRows: 1,
    allText: true,
    printWide: true,
  };
}

/** Numbers as Excel shows them in the column; all else as the clerk types it. */
function exampleCell({ field, example }: TemplateColumn): Cell {
  const isNumber = keptAs(field) !== 'text' && keptAs(field) !== 'date' && /^-?\d{1,15}(\.\d+)?$/.test(example);
  return isNumber ? { number: Number(example), look: lookOf(field) } : { text: example, look: { text: true } };
}

type List = { readonly title: string; readonly choices: Choices };

/** Two columns a list: the values, and what they stand for. */
function listSheet(lists: readonly List[]): SheetPlan {
  const longest = Math.max(...lists.map(({ choices }) => choices.values.length));
  const text = (words: string | undefined): Cell | undefined => (words === undefined ? undefined : { text: words, look: { text: true } });
  const rows = Array.from({ length: longest }, (_, place): Row => {
    return { cells: lists.flatMap(({ choices }) => [text(choices.values[place]), text(choices.names[place])]) };
  });
  const header: Row = { cells: lists.flatMap(({ title }) => [{ text: title, look: label }, undefined]) };
  return { name: listsName, hidden: true, columns: lists.flatMap(() => [{ width: 20 }, { width: 30 }]), rows: [header, ...rows] };
}
