export type CsvFile = {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
  /** The kinds of line end between records. */
  readonly lineEnds: readonly string[];
};

/** An independent reader of RFC 4180, for comparing; it throws on what the RFC does not know. */
export function readCsvText(text: string): CsvFile {
  const lineEnds = new Set<string>();
  const records: string[][] = [];
  let record: string[] = [];
  // A cell, quoted or bare, and what ends it.
  const token = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const match = token.exec(text);
    if (!match) throw new Error(`not RFC 4180 at character ${at}`);
    const [, quoted, bare, end = ''] = match;
    record.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === ',') continue;
    if (end !== '') lineEnds.add(end);
    records.push(record);
    record = [];
  }
  const [header = [], ...rest] = records;
  return { header, records: rest, lineEnds: [...lineEnds] };
}
