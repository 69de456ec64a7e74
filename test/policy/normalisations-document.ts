import { normalisations } from '../../functions/standards/normalisations.ts';

const head = '| what | field | sent | download |\n|---|---|---|---|\n';

/** docs/normalisations.md with its table of cells as the code has it; all else stays. */
export function normalisationsDocument(document: string): string {
  const at = document.indexOf(head);
  if (at < 0) throw new Error('docs/normalisations.md has no table of cells');
  const [, ...after] = document.slice(at).split(/^(?!\|)/m);
  const rows = normalisations.map(
    ({ what, field, sent, download }) => `| ${what} | \`${JSON.stringify(field)}\` | \`${sent}\` | \`${download}\` |\n`,
  );
  return `${document.slice(0, at)}${head}${rows.join('')}${after.join('')}`;
}
