/**
 * The values of `<column>__in`. Given once, it is one CSV record (RFC 4180): commas part the values, and one in double quotes may hold commas itself, a quote
 * doubled. Given several times, each is one whole value, just as it stands. Undefined where quotes don't pair.
 */
export function listValues(given: readonly string[]): string[] | undefined {
  const [only = '', ...others] = given;
  const values = others.length > 0 ? given : recordValues(only);
  return values && [...new Set(values)];
}

const quoted = /"((?:[^"]|"")*)",/y;
const bare = /([^,]*),/y;

function recordValues(record: string): string[] | undefined {
  const values: string[] = [];
  // The comma at the end gives the last value an end like the others.
  for (let at = 0, text = `${record},`; at < text.length; ) {
    const shape = text[at] === '"' ? quoted : bare;
    shape.lastIndex = at;
    const [whole, value] = shape.exec(text) ?? [];
    if (whole === undefined || value === undefined) return undefined;
    values.push(shape === quoted ? value.replaceAll('""', '"') : value);
    at += whole.length;
  }
  return values;
}
