/** Whether a log line passes a metric filter. */
export type LineFilter = (line: string) => boolean;

const termPattern = /^\(?\s*\$\.(\w+)\s*=\s*"([^"*]*)"\s*\)?$/;

/**
 * A JSON filter pattern of CloudWatch Logs ("Filter pattern syntax"): one or more texts of top-level fields, any of which must be there.
 * Throws on every other pattern, so that none is passed over.
 */
export function parseFilterPattern(pattern: string): LineFilter {
  const [, inside] = /^\{(.*)\}$/s.exec(pattern.trim()) ?? [];
  const terms = (inside ?? '').split('||').map((term) => {
    const [, field, value] = termPattern.exec(term.trim()) ?? [];
    if (field === undefined || value === undefined) throw new Error(`The laptop does not know the filter pattern ${pattern}`);
    return { field, value };
  });
  return (line) => {
    const fields = fieldsOf(line);
    return terms.some(({ field, value }) => fields.get(field) === value);
  };
}

function fieldsOf(line: string): ReadonlyMap<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(line);
    return new Map(typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []);
  } catch {
    return new Map();
  }
}
