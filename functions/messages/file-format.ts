import type { FileFormat } from '../model/file-format.ts';

/** The formats of files as people call them. */
export const formatText: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  json: 'JSON',
  parquet: 'Parquet',
};

/** A CSV file as an Excel set to Indonesian opens it in columns. */
export const excelCsvText = 'CSV untuk Excel';
