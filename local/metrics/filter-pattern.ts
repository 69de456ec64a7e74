/** Whether a log line passes a metric filter. */
export type LineFilter = (line: string) => boolean;

const termPattern = /^\(?\s*\$\.(\w+)\s*=\s*"([^"*]*)"\s*\)?$/;
const columnPattern = /^\w+(?:\s*(=\s*"([^"*]*)"|>=\s*(\d+(?:\.\d+)?)))?$/;

/**
 * A filter pattern of CloudWatch Logs ("Filter pattern syntax"), of JSON: one or more texts of top-level fields, any of which must be there; or of words: each what it must be or be
 * at least, and `...` at the end for any others. Throws on every other pattern, so that none is passed over.
 */
export function parseFilterPattern(pattern: string): LineFilter {
  const trimmed = pattern.trim();
  const filter = /^\[.*\]$/s.test(trimmed) ? ofWords(trimmed.slice(1, -1)) : ofFields(trimmed);
  if (filter === undefined) throw new Error(`The laptop does not know the filter pattern ${pattern}`);
  return filter;
}

function ofFields(pattern: string): LineFilter | undefined {
  const [, inside] = /^\{(.*)\}$/s.exec(pattern) ?? [];
  const terms = (inside ?? '').split('||').map((term) => {
    const [, field, value] = termPattern.exec(term.trim()) ?? [];
    return field === undefined || value === undefined ? undefined : { field, value };
  });
  if (terms.includes(undefined)) return undefined;
  return (line) => {
    const fields = fieldsOf(line);
    return terms.some((term) => term !== undefined && fields.get(term.field) === term.value);
  };
}

type Column = (word: string) => boolean;

function ofWords(inside: string): LineFilter | undefined {
  const written = inside.split(',').map((column) => column.trim());
  const isOpen = written.at(-1) === '...';
  const columns = (isOpen ? written.slice(0, -1) : written).map(columnOf);
  if (columns.length === 0 || columns.includes(undefined)) return undefined;
  return (line) => {
    const words = line.trim().split(/\s+/);
    if (isOpen ? words.length < columns.length : words.length !== columns.length) return false;
    return columns.every((passes, place) => passes?.(words[place] ?? '') === true);
  };
}

function columnOf(column: string): Column | undefined {
  const [found, condition, text, least] = columnPattern.exec(column) ?? [];
  if (found === undefined) return undefined;
  if (text !== undefined) return (word) => word === text;
  return condition === undefined ? () => true : (word) => word !== '' && Number(word) >= Number(least);
}

function fieldsOf(line: string): ReadonlyMap<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(line);
    return new Map(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []);
  } catch {
    return new Map();
  }
}
