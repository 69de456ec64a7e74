import type { FactsStore } from '../access/access-facts.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Call, Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { isPublic } from '../model/access-level.ts';
import type { Manifest } from '../model/manifest.ts';
import { onReadable } from './allowed-read.ts';
import { type AskedRows, askedRows } from './asked-rows.ts';
import { orTooLong, withFile, writeLines, writeWorkbookFile } from './build-file.ts';
import { cellTooLongWords, doesNotFit, inWords, refuseWorkbook } from './does-not-fit.ts';
import { narrowingGrant } from './grant-scope.ts';
import { type AboutPorts, fileAbout, fileTypes, onlyForCsv } from './made-file.ts';
import { inexactWords, itemNames } from './parse-grouping.ts';
import type { PartsCache } from './parts-cache.ts';
import type { VersionPorts } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import type { FileAbout, RowReader, Selection } from './row-query.port.ts';

type Ports = RecordPorts &
  VersionPorts &
  AboutPorts & {
    readonly facts: FactsStore;
    readonly cache: PartsCache;
    readonly reader: RowReader;
    readonly published: Pick<Published, 'putFile' | 'presign'>;
    readonly directory: string;
  };

type Asked = Extract<AskedRows, { ok: true }>;
type Query = Call<'downloadRows'>['query'];

/**
 * A link to a file of the filtered rows, or of groups of them, all of them; 422 where they are too many, never cut. It is a redirect, so that a plain link on a page
 * gives the file. Each is made anew under a name that tells nothing, since a digest of what was asked for could be guessed, and removed after a day.
 */
export function downloadRows(ports: Ports): Operation<'downloadRows'> {
  return (call) =>
    onReadable(ports, call, 'read', async (readable) => {
      const { format } = call.params;
      const { for: reader, ...query } = call.query;
      const refused = refuseParameters(call);
      if (refused) return refused;
      const asked = await askedRows(ports, readable, query, { version: query.version, offset: 0 });
      if (!asked.ok) return asked.problem;
      const { manifest, standard } = asked.version;

      const unrecorded = await recordAccess(ports, call, readable, { versionNumber: manifest.n });
      if (unrecorded) return unrecorded;
      const paths = await ports.cache.paths(manifest.parts);
      const selection: Selection = asked.grouping ? { ...asked.query, grouping: asked.grouping } : asked.query;
      const found = await count(ports, paths, asked);
      if ('inexact' in found) return inexact(found.inexact);
      const names = asked.grouping ? itemNames(asked.grouping) : asked.query.columns;
      const tooMany = refuseSelection(found.total) ?? (format === 'xlsx' ? refuseWorkbook(found.total, names.length) : undefined);
      const elsewhere = narrowingGrant(readable.decision) ? [] : wholeFiles(manifest);
      if (tooMany) return doesNotFit(`${tooMany} ${narrower}`, [...elsewhere, addressOf(manifest, 'rows', query)]);

      const name = [`${manifest.datasetId}-v${manifest.n}-pilihan`, reader].filter((part) => part !== undefined).join('-');
      const key = `selections/${manifest.datasetId}/${ports.ids()}/${name}.${format}`;
      const about = fileAbout(readable.dataset, manifest, standard, ports);
      const written = withFile(
        ports.directory,
        (path) =>
          write(ports, { paths, selection, reader, format, about, publishedAt: manifest.publishedAt, chosen: chosenWords(query) }, path),
        (path) => ports.published.putFile(key, path, fileTypes[format]),
      );
      const stored = await orTooLong(written);
      if (stored === 'cell-too-long') return doesNotFit(`${cellTooLongWords} Ambil sebagai csv.`, [addressOf(manifest, 'rows/csv', query)]);
      const as = { fileName: `${name}.${format}`, contentType: fileTypes[format], open: isPublic(readable.dataset) };
      const answer = await linkAnswer(call, (method) => ports.published.presign(method, key, stored.versionId, as));
      return { ...answer, log: { versionNumber: manifest.n } };
    });
}

const narrower = 'Saring lebih sempit, ambil berkas seluruhnya, atau ambil barisnya halaman demi halaman.';

/** A file holds all that was chosen: half of it under the same name would be taken for the whole. */
function refuseParameters({ params, query }: Call<'downloadRows'>): Problem | undefined {
  const paging = ['limit', 'offset', 'cursor'].filter((name) => Object.hasOwn(query, name));
  const refused = paging.map((name) => ({ where: `parameter ${name}`, what: 'tidak untuk berkas, yang memuat seluruh pilihan' }));
  if (query.for !== undefined && params.format !== 'csv') refused.push(onlyForCsv);
  return refused.length > 0 ? invalidRequest(refused) : undefined;
}

function refuseSelection(rows: number): string | undefined {
  if (rows <= limits.maxSelectionRows) return undefined;
  return `Pilihan ini ${inWords(rows)} baris, dan berkas pilihan memuat paling banyak ${inWords(limits.maxSelectionRows)}.`;
}

async function count({ reader }: Ports, paths: readonly string[], { query, grouping }: Asked) {
  const first = { ...query, offset: 0, limit: 1 };
  return grouping ? reader.group(paths, { ...first, grouping }, 'json') : reader.read(paths, first, 'json');
}

function inexact(columns: readonly string[]): Problem {
  return invalidRequest([{ where: 'parameter aggregate', what: inexactWords(columns) }]);
}

type Written = {
  readonly paths: readonly string[];
  readonly selection: Selection;
  readonly reader: Query['for'];
  readonly format: Call<'downloadRows'>['params']['format'];
  readonly about: FileAbout;
  readonly publishedAt: string;
  readonly chosen: string;
};

async function write(ports: Ports, { paths, selection, reader, format, ...said }: Written, path: string): Promise<void> {
  if (format === 'csv') return writeLines(path, sure(await ports.reader.lines(paths, selection, reader)));
  await writeWorkbookFile(path, { ...said, cells: sure(await ports.reader.cells(paths, selection)), fields: selection.fields });
}

function sure<T extends object>(made: T | { readonly inexact: readonly string[] }): T {
  if ('inexact' in made) throw new Error('sums that were exact when they were counted no longer are');
  return made;
}

function wholeFiles({ datasetId, n }: Manifest): string[] {
  return ['csv', 'parquet'].map((format) => `/v1/datasets/${datasetId}/files/${format}?version=${n}`);
}

type Chosen = Omit<Query, 'for'>;

function addressOf({ datasetId, n }: Manifest, place: 'rows' | 'rows/csv', chosen: Chosen): string {
  return `/v1/datasets/${datasetId}/${place}?${new URLSearchParams([...partsOf(chosen), ['version', String(n)]])}`;
}

/** What was asked for, as it was written. */
function chosenWords(chosen: Chosen): string {
  const parts = partsOf(chosen).map(([name, value]) => `${name}=${value}`);
  return parts.length === 0 ? 'semua baris' : parts.join(' & ');
}

function partsOf({ version: _version, ...chosen }: Chosen): [string, string][] {
  return Object.entries(chosen).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one ?? '')]));
}
