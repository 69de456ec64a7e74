/** DuckDB's own columns of a Parquet file, which the row reader needs; and what every object in JavaScript has, so that a client's code would take it for a cell. */
export const reservedNames: readonly string[] = ['file_index', 'file_row_number', 'filename', 'constructor', '__proto__'];

/** As PostgreSQL's names; what is longer is wrong as a name. */
export const maxNameCharacters = 63;

/**
 * A label without case, accents, white space and punctuation: how labels and names are compared (data-model.md, "Table"). Names are ASCII,
 * so of a label with ASCII letters only these and digits count; one without keeps the letters of its script.
 */
export function foldLabel(label: string): string {
  const text = plain(label);
  return /[a-z]/.test(text) ? text.replace(/[^a-z0-9]/g, '') : text.replace(/[^\p{Letter}\p{Number}]/gu, '');
}

/** Field names for a file's labels, in order: snake case, ASCII, `[a-z_][a-z0-9_]{0,62}`, each one unique. */
export function fieldNames(labels: readonly string[]): string[] {
  const taken = new Set<string>(reservedNames);
  return shortened(labels.map(nameOf)).map((short) => {
    const name = unusedName(short, taken);
    taken.add(name);
    return name;
  });
}

function nameOf(label: string, index: number): string {
  const words = plain(label)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (words === '') return `kolom_${index + 1}`;
  return /^[0-9]/.test(words) ? `_${words}` : words;
}

/** Names of at most `maxNameCharacters`; those that would be cut to the same keep what tells them apart, and lose what they share. */
function shortened(names: readonly string[]): string[] {
  const alike = Map.groupBy(names, cut);
  const shorten = new Map([...alike].map(([start, group]) => [start, shorteningOf(group)]));
  return names.map((name) => (name.length <= maxNameCharacters ? name : (shorten.get(cut(name)) ?? cut)(name)));
}

function cut(name: string): string {
  return name.slice(0, maxNameCharacters);
}

/** As many of the words that all of the group begin with as fit in front of the longest rest, then the name's own rest. */
function shorteningOf(group: readonly string[]): (name: string) => string {
  const all = group.map((name) => name.split('_'));
  const [first = []] = all;
  const shared = first.findIndex((word, place) => all.some((words) => words[place] !== word));
  if (shared <= 0) return cut;
  const restOf = (words: readonly string[]): string => words.slice(shared).join('_');
  const room = maxNameCharacters - Math.max(...all.map((words) => restOf(words).length)) - 1;
  const heads = first.slice(0, shared).map((_, place) => first.slice(0, place + 1).join('_'));
  const head = heads.findLast((words) => words.length <= room) ?? heads[0] ?? '';
  return (name) => cut(`${head}_${restOf(name.split('_'))}`);
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
