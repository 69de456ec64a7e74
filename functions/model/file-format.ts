/** The formats that files are served in. */
export const fileFormats = ['csv', 'xlsx', 'json', 'parquet'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Of those, text: slices of it one after another are the file. Such a file says nothing of the data beside its rows. */
export const textFormats = ['csv', 'json'] as const satisfies readonly FileFormat[];
export type WholeText = (typeof textFormats)[number];

/** Of those, the ones that a Data Package describes: one for readers of text, one for programs. The others hold the same rows. */
export const packagedFormats = ['csv', 'parquet'] as const satisfies readonly FileFormat[];
export type PackagedFormat = (typeof packagedFormats)[number];

/** The formats in which a selection of rows is taken away. */
export const selectionFormats = ['csv', 'xlsx'] as const satisfies readonly FileFormat[];

/** Whom a CSV file is written for: `excel` for one set to Indonesian, which parts columns at semicolons and reads decimal commas. */
export const csvReaders = ['excel'] as const;
export type CsvReader = (typeof csvReaders)[number];
