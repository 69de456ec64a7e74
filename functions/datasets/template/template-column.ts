import type { ReferenceCodeList } from '../../model/reference-code-list.ts';
import { askedRules } from '../../standards/rules/asked.ts';
import { requiredLevel } from '../../standards/rules/required.ts';
import type { Field, StandardContent } from '../../standards/standard.ts';
import { exampleOf } from './example.ts';

export type AreaCode = { readonly code: string; readonly name: string };

/** The codes of the lists that a standard names, those of the city alone. */
export type CodesOfLists = ReadonlyMap<ReferenceCodeList, readonly AreaCode[]>;

/** What a column offers to choose from. */
export type Choices = {
  readonly values: readonly string[];
  /** What each value stands for, where it is a code. */
  readonly names: readonly string[];
  /** The column of the sheet of lists that holds them, from 1. */
  readonly listColumn: number;
  /** Other values are possible: Excel asks, and takes them. */
  readonly open: boolean;
};

/** A column of the template: its field, whether it must be filled, what may be chosen in it, and what it looks like filled. */
export type TemplateColumn = { readonly field: Field; readonly required: boolean; readonly choices?: Choices; readonly example: string };

/** The columns in the standard's order. Lists take two columns each of the sheet of lists. */
export function templateColumns(standard: StandardContent, codes: CodesOfLists): TemplateColumn[] {
  let lists = 0;
  return standard.fields.map((field) => {
    const ofCity = field.referenceCodes === undefined ? [] : (codes.get(field.referenceCodes) ?? []);
    const values = ofCity.length > 0 ? ofCity.map(({ code }) => code) : choicesOf(field);
    const column = { field, required: requiredLevel(standard, field) === 'wajib', example: exampleOf(field, values) };
    if (values.length === 0) return column;
    lists += 1;
    const choices = { values, names: ofCity.map(({ name }) => name), listColumn: lists * 2 - 1, open: ofCity.length > 0 };
    return { ...column, choices };
  });
}

/** The values that a field may hold, as they are written, where the standard lists them. */
function choicesOf(field: Field): readonly string[] {
  const checks = askedRules(field).map(({ workbook }) => workbook());
  const [listed] = checks.flatMap((check) => (check.kind === 'list' ? [check.values] : []));
  if (listed) return listed;
  if (field.type !== 'boolean') return [];
  return [field.trueValues?.[0] ?? 'ya', field.falseValues?.[0] ?? 'tidak'];
}
