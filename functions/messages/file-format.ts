import { type CsvReader, type FileFormat, fileFormats } from '../model/file-format.ts';

/** The formats of files as people call them. */
export const formatText: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  json: 'JSON',
  parquet: 'Parquet',
};

/** A CSV file as an Excel set to Indonesian opens it in columns. */
const excelCsvText = 'CSV untuk Excel';

type OfferedFile = { readonly label: string; readonly format: FileFormat; readonly query: { readonly for?: CsvReader } };

/** The files of a whole dataset, as people choose among them; each by what `downloadFile` is asked. */
export const offeredFiles: readonly OfferedFile[] = [
  ...fileFormats.map((format) => ({ label: `Unduh ${formatText[format]}`, format, query: {} })),
  { label: `Unduh ${excelCsvText}`, format: 'csv', query: { for: 'excel' } },
];
