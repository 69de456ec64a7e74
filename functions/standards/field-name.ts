/** Names that the row reader needs for itself: DuckDB's own columns of a Parquet file. */
export const reservedNames: readonly string[] = ['file_index', 'file_row_number', 'filename'];

const maxNameCharacters = 63;

/** A label without case, accents, white space and punctuation: how labels and names are compared (data-model.md, "Table"). */
export function foldLabel(label: string): string {
  return plain(label).replace(/[^a-z0-9]/g, '');
}

/** Field names for a file's labels, in order: snake case, ASCII, `[a-z_][a-z0-9_]{0,62}`, each one unique. */
export function fieldNames(labels: readonly string[]): string[] {
  const taken = new Set<string>(reservedNames);
  return labels.map((label, index) => {
    const name = unusedName(nameOf(label, index), taken);
    taken.add(name);
    return name;
  });
}

function nameOf(label: string, index: number): string {
  const words = plain(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (words === '') return `kolom_${index + 1}`;
  const name = /^[0-9]/.test(words) ? `_${words}` : words;
  return name.slice(0, maxNameCharacters);
}

function unusedName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n++) {
    const suffix = `_${n}`;
    const candidate = name.slice(0, maxNameCharacters - suffix.length) + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}

function plain(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
