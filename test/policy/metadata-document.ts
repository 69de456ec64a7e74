import type { AnyField } from '../../functions/model/metadata/field.ts';
import { fields } from '../../functions/model/metadata/names.ts';

/** docs/data-model.md with the rows of its table of descriptive metadata as `functions/model/metadata/table.ts` has them. */
export function metadataDocument(text: string): string {
  const rows = fields.map(({ name, field }) => `| ${cellsOf(name, field).join(' | ')} |`);
  return text.replace(
    /(## Descriptive metadata\n[\s\S]*?\n\|[- |]+\|\n)[\s\S]*?\n\n/,
    (_all, head: string) => `${head}${rows.join('\n')}\n\n`,
  );
}

function cellsOf(name: string, { label, storedIn, control, forms, shown, found, dcat, packaged }: AnyField): string[] {
  return [
    `\`${name}\``,
    label,
    storedIn,
    control.kind === 'none' ? `none: ${control.why}` : `${control.kind} (${forms.join(', ')})`,
    [shown.page, shown.list].join(', '),
    [found.weight, ...(found.facet === undefined ? [] : [`\`?${found.facet}=\``])].join(', '),
    orReason(dcat),
    packaged === 'own' ? `\`${name}\`` : orReason(packaged),
  ];
}

function orReason(term: string | { readonly none: string }): string {
  return typeof term === 'string' ? `\`${term}\`` : `none: ${term.none}`;
}
