import type { Field, Report, Standard } from '../../parts/api-nouns.ts';
import { type Kind, kindOf } from '../../parts/field-kinds.ts';

/** A column that is text because the machine was not sure; `kind` is what nearly all its cells are, where the form has such a kind. */
export type UncertainColumn = { readonly name: string; readonly title: string; readonly kind: Kind | undefined };

/** Those of a report that still are text in the standard that the form changes, each once. */
export function uncertainColumns({ warnings }: Pick<Report, 'warnings'>, { proposed, ...inForce }: Standard): UncertainColumn[] {
  const texts = new Map((proposed ?? inForce).fields.filter(isPlainText).map((field) => [field.name, field]));
  const told = new Map<string, UncertainColumn>();
  for (const { type, fieldName = '', nearly } of warnings) {
    const field = texts.get(fieldName);
    if (type !== 'doubtful-type' || field === undefined || told.has(fieldName)) continue;
    told.set(fieldName, { name: fieldName, title: field.title ?? fieldName, kind: nearly && kindOf(nearly) });
  }
  return [...told.values()];
}

function isPlainText({ type, format = 'default' }: Field): boolean {
  return type === 'string' && format === 'default';
}

/** What the button does: the kind by its name, or the choice. */
export function buttonText({ title, kind }: UncertainColumn): string {
  return kind ? `Jadikan ${title} ${kind.label}` : `Pilih jenis ${title}`;
}
