import type { FactsStore } from '../access/access-facts.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { linkAnswer } from '../http/link-answer.ts';
import { invalidRequest, notFound, unavailable } from '../http/problem.ts';
import { isPublic } from '../model/access-level.ts';
import { type Manifest, sumOfRows } from '../model/manifest.ts';
import { onReadable } from './allowed-read.ts';
import { buildUnlessUnfit } from './build-unless-unfit.ts';
import { findVersionFile, type WantedFile } from './build-version-file.ts';
import { cellTooLongWords, doesNotFit, refuseWorkbook } from './does-not-fit.ts';
import { type AboutPorts, fileAbout, fileTypes, madeFile, makingMark, onlyForCsv } from './made-file.ts';
import { inTheMaking, type ShowMaking } from './making-answer.ts';
import { isMadeAtOnce, type OrderPorts, orderFile } from './order-file.ts';
import type { PartsCache } from './parts-cache.ts';
import { readVersion, type VersionPorts } from './read-version.ts';
import { type RecordPorts, recordAccess } from './record-access.ts';
import type { RowReader } from './row-query.port.ts';

type Ports = RecordPorts &
  VersionPorts &
  AboutPorts &
  OrderPorts & {
    readonly facts: FactsStore;
    readonly cache: PartsCache;
    readonly reader: RowReader;
    readonly published: Published;
    /** Where files are built. */
    readonly directory: string;
    readonly showMaking: ShowMaking;
  };

/**
 * A link to a version's file, or one period of it, good for at most 60 s. A small file is built when first asked for; a large one is made by the queue, and until it
 * stands the answer is 202 with how far it is. 422 for a workbook that Excel would not hold.
 */
export function downloadFile(ports: Ports): Operation<'downloadFile'> {
  return (call) =>
    onReadable(ports, call, 'read-whole', async (readable) => {
      const { period, for: reader } = call.query;
      const { format } = call.params;
      if (reader !== undefined && format !== 'csv') return onlyCsv;
      const version = await readVersion(ports, readable.dataset, call.query.version);
      if (!version.ok) return version.problem;
      const { manifest, fields } = version;
      const parts = period === undefined ? manifest.parts : manifest.parts.filter((part) => part.period === period);
      if (parts.length === 0) return notFound;
      const refusal = format === 'xlsx' ? refuseWorkbook(sumOfRows(parts), fields.length) : undefined;
      if (refusal !== undefined) return noWorkbook(refusal, manifest, period);

      const { key, name } = madeFile(manifest, format, { period, reader });
      const about = fileAbout(readable.dataset, manifest, version.standard, ports);
      const wanted = { version, format, reader, parts, key, about };
      const found = await findVersionFile(ports, wanted);
      if (!found && !isMadeAtOnce(parts, fields.length)) return orderedAnswer(ports, call, wanted);
      const unrecorded = await recordAccess(ports, call, readable, { versionNumber: manifest.n });
      if (unrecorded) return unrecorded;
      const file = found ?? (await buildUnlessUnfit(ports, wanted, call.now));
      if (file === 'cell-too-long') return noWorkbook(cellTooLongWords, manifest, period);
      const as = { fileName: name, contentType: fileTypes[format], open: isPublic(readable.dataset) };
      const answer = await linkAnswer(call, (method) => ports.published.presign(method, key, file.versionId, as));
      return { ...answer, log: { versionNumber: manifest.n } };
    });
}

/** How far the large file is, which nobody but the queue's function makes. */
async function orderedAnswer(
  ports: Ports,
  call: Call<'downloadFile'>,
  { version, format, reader, parts, about }: WantedFile,
): Promise<Answer<'downloadFile'>> {
  const { manifest, fields } = version;
  const { period } = call.query;
  const order = { datasetId: manifest.datasetId, n: manifest.n, format, period, reader };
  const asked = { order, about: makingMark(format, about), parts, columns: fields.length };
  const ordered = await orderFile(ports, asked, call.now);
  if (ordered === 'full') return tooManyOrdered;
  const { state, progress } = ordered;
  if (state === 'failed') return couldNotBeMade;
  if (state === 'unfit') return noWorkbook(cellTooLongWords, manifest, period);
  return inTheMaking(ports.showMaking, call, { state, progress });
}

const onlyCsv = invalidRequest([onlyForCsv]);
const tooManyOrdered = unavailable(
  'Sudah banyak berkas besar dari dataset ini yang sedang dibuat. Coba lagi beberapa menit lagi, atau ambil berkas lain yang sudah jadi.',
);
const couldNotBeMade = unavailable('Berkas ini gagal dibuat karena gangguan di sistem kami, yang sedang kami periksa. Coba lagi nanti.');

function noWorkbook(why: string, { datasetId, n }: Manifest, period: string | undefined) {
  const query = new URLSearchParams({ version: String(n), ...(period === undefined ? {} : { period }) });
  const instead = ['csv', 'parquet'].map((format) => `/v1/datasets/${datasetId}/files/${format}?${query}`);
  return doesNotFit(`${why} Ambil berkas csv atau parquet, atau saring barisnya lalu unduh pilihan itu.`, instead);
}
