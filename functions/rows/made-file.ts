import { createHash } from 'node:crypto';
import type { City } from '../../cities/city.ts';
import { workbookContentType } from '../excel-writer/content-type.ts';
import { isPublic } from '../model/access-level.ts';
import type { Dataset } from '../model/dataset.ts';
import { type CsvReader, type FileFormat, textFormats, type WholeText } from '../model/file-format.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Standard } from '../standards/standard.ts';
import type { FileAbout } from './row-query.port.ts';

/** What files and packages say of a dataset beside its rows. */
export type AboutPorts = { readonly city: Pick<City, 'name' | 'opds' | 'licence'>; readonly publicUrl: string };

export const fileTypes: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: workbookContentType,
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
};

/** Where a file that was made of a version, or of one period of it, stands, and under which name it is downloaded. */
export function madeFile(
  { datasetId, n }: Pick<Manifest, 'datasetId' | 'n'>,
  format: FileFormat,
  { period, reader }: { readonly period?: string | undefined; readonly reader?: CsvReader | undefined } = {},
): { readonly key: string; readonly name: string } {
  const parts = [`${datasetId}-v${n}`, period, reader].filter((part) => part !== undefined);
  const name = `${parts.join('-')}.${format}`;
  return { key: `datasets/${datasetId}/files/${n}/${name}`, name };
}

/** A dataset's own licence; of open data without one the city's. What is not open is under no licence for everybody. */
export function licenceOf(dataset: Dataset, city: AboutPorts['city']): string | undefined {
  return dataset.licence ?? (isPublic(dataset) ? city.licence : undefined);
}

/** What a Parquet file carries as key-value metadata, and a workbook on its second sheet. */
export function fileAbout(dataset: Dataset, manifest: Manifest, standard: Standard, ports: AboutPorts): FileAbout {
  const { datasetId, title, opdId } = dataset;
  const { standardId, n } = standard.library ?? { standardId: datasetId, n: standard.n };
  const licence = licenceOf(dataset, ports.city);
  return {
    title,
    ...(licence === undefined ? {} : { licence }),
    publisher: ports.city.opds.find(({ id }) => id === opdId)?.name ?? opdId,
    dataset: datasetId,
    version: String(manifest.n),
    standard: `${standardId}/${n}`,
    homepage: `${ports.publicUrl}/dataset/${datasetId}`,
  };
}

export function isText(format: FileFormat): format is WholeText {
  return textFormats.some((one) => one === format);
}

/** The mark of a file of text, which says nothing of the data beside its rows. */
export const silentMark = 'none';
/** Counted up when workbooks of the same version look different, so that old ones are not given out. */
const workbookForm = 1;
/** The same of text: pieces of two forms are never joined. */
const textForm = 1;

/** A digest of what the file says of the data: one whose mark differs tells what is no longer so, and is made again. */
export function aboutMark(format: FileFormat, about: FileAbout): string {
  if (isText(format)) return silentMark;
  const said = format === 'xlsx' ? [about, workbookForm] : [about];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Which file is in the making: what was made of one with another mark is not gone on from. */
export function makingMark(format: FileFormat, about: FileAbout): string {
  return isText(format) ? `text ${textForm}` : aboutMark(format, about);
}

/** What is wrong with asking any other file to be written for Excel. */
export const onlyForCsv = { where: 'parameter for', what: 'hanya untuk berkas csv' };
