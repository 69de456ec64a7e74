/** Records of a text whose cells stand apart by `separator`, quoted as RFC 4180 §2 has it: a CSV file, or cells copied from a spreadsheet. Empty lines are left out. */
export function separated(text: string, separator: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { value, next } = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator);
    record.push(value);
    const isEnd = text[next] !== separator;
    at = isEnd ? afterLine(text, next) : next + 1;
    // A separator at the very end leaves one empty cell.
    if (!isEnd && at < text.length) continue;
    if (!isEnd) record.push('');
    if (record.some((cell) => cell.trim() !== '')) records.push(record);
    record = [];
  }
  return records;
}

type Cell = { readonly value: string; readonly next: number };

function plain(text: string, from: number, separator: string): Cell {
  let next = from;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1;
  return { value: text.slice(from, next), next };
}

/** A quote that nothing closes, or that something follows, is a quote in a plain cell. */
function quoted(text: string, from: number, separator: string): Cell {
  let value = '';
  for (let at = from + 1; ; ) {
    const end = text.indexOf('"', at);
    if (end < 0) return plain(text, from, separator);
    value += text.slice(at, end);
    const after = text[end + 1];
    if (after !== '"')
      return after === undefined || after === separator || /[\r\n]/.test(after) ? { value, next: end + 1 } : plain(text, from, separator);
    value += '"';
    at = end + 2;
  }
}

function afterLine(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}
