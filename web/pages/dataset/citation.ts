/** What is cited. */
export type Cited = {
  readonly datasetId: string;
  readonly title: string;
  readonly opdName: string;
  readonly cityName: string;
  readonly version: number;
  /** The day of publication, `2026-11-24`. */
  readonly published: string;
  readonly address: string;
};

/** How the data is cited, in the forms that reference software reads (BibTeX `@misc`; RIS, type DATA). Text of others is made harmless for each. */
export function citations(cited: Cited): readonly { readonly form: string; readonly text: string }[] {
  const { title, opdName, cityName, version, published, address, datasetId } = cited;
  const year = published.slice(0, 4);
  const publisher = `Satu Data ${cityName}`;
  const line = (text: string) => text.replace(/\s+/g, ' ').trim();
  const braces = (text: string) =>
    line(text).replace(/[\\{}%$#&_^~]/g, (sign) => (sign === '\\' || sign === '{' || sign === '}' ? '' : `\\${sign}`));
  return [
    { form: 'Teks', text: `${line(opdName)} (${year}). ${line(title)}, versi ${version}. ${publisher}. ${address}` },
    {
      form: 'BibTeX',
      text: [
        `@misc{${datasetId}-v${version},`,
        `  author = {{${braces(opdName)}}},`,
        `  title = {${braces(title)}},`,
        `  year = {${year}},`,
        `  version = {${version}},`,
        `  publisher = {${braces(publisher)}},`,
        `  url = {${address}}`,
        '}',
      ].join('\n'),
    },
    {
      form: 'RIS',
      text: [
        'TY  - DATA',
        `AU  - ${line(opdName)}`,
        `TI  - ${line(title)}`,
        `PY  - ${year}`,
        `DA  - ${published.replaceAll('-', '/')}`,
        `ET  - ${version}`,
        `PB  - ${publisher}`,
        `UR  - ${address}`,
        'ER  - ',
      ].join('\n'),
    },
  ];
}
