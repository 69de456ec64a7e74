import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { limits } from '../../functions/limits.ts';
import { fileFormats } from '../../functions/model/file-format.ts';
import { makingMark } from '../../functions/rows/made-file.ts';
import { makeFile } from '../../functions/rows/make-file.ts';
import type { FilePieces, MakingStore } from '../../functions/rows/making.port.ts';
import { orderFile } from '../../functions/rows/order-file.ts';
import { datasetOf, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryStandards } from '../fakes/memory-standards.ts';
import { fields, partsOf, type Told } from './large-version.ts';

/**
 * Somebody asks for a large file, and one run of the function makes it, as its handler wires it, but that the note and the pieces lie in a folder: they outlive the
 * process, as they outlive a Lambda. Arguments: the folder, how many million rows, the format, by how many minutes the clock is ahead.
 */
const [directory = '', millions = '1', asked = '', ahead = '0'] = process.argv.slice(2);
const format = fileFormats.find((one) => one === asked) ?? 'csv';
const parts = partsOf(Number(millions));
const place = (name: string) => join(directory, name);
const now = () => new Date(Date.now() + Number(ahead) * 60_000);
let ids = 0;
const newId = () => `${process.pid}-${ids++}`;

let peakBytes = 0;
const watching = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
}, 20);
function tell(told: Told): Promise<void> {
  return new Promise((resolve) => process.send?.(told, undefined, undefined, () => resolve()));
}

const makings: MakingStore = {
  async get() {
    const text = await readFile(place('note.json'), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : JSON.parse(text);
  },
  countOrdered: async () => 0,
  list: async () => [],
  async put(making, was) {
    if ((await makings.get('', ''))?.revision !== was) return false;
    await writeFile(place('note.new'), JSON.stringify(making));
    await rename(place('note.new'), place('note.json'));
    const number = making.pieces?.etags.length ?? 0;
    if (number > 0) await tell({ kind: 'piece', number, peakBytes });
    return true;
  },
  drop: () => rm(place('note.json')),
};

const pieces: FilePieces = {
  begin: async () => 'upload',
  async put(_key, _id, number, path) {
    await copyFile(path, place(`piece-${number}`));
    return `"${number}"`;
  },
  async complete(_key, _id, etags) {
    for (const [index] of etags.entries())
      await pipeline(createReadStream(place(`piece-${index + 1}`)), createWriteStream(place('made.csv'), { flags: 'a' }));
    return 'completed';
  },
  abort: async () => undefined,
};

const datasetId = 'register-besar';
const publishedAt = '2026-11-30T00:00:00.000Z';
const version = { n: 1, uploadId: uploadIds[0], publishedAt };
const manifests = memoryManifests();
await manifests.put({ datasetId, ...version, standardVersion: 1, parts, publishedBy: 'kominfo' });
const ports = {
  datasets: memoryDatasets(datasetOf({ datasetId, state: 'published', current: { ...version, rows: 0, bytes: 0 } })),
  manifests,
  standards: memoryStandards(standardOf({ datasetId, fields })),
  makings,
  pieces,
  published: {
    find: async () => undefined,
    async putFile(_key: string, path: string) {
      await copyFile(path, place('made.parquet'));
      return { versionId: 'v1' };
    },
  },
  cache: { paths: async () => parts.map(({ key }) => place(key)) },
  reader: duckdbRowReader(directory, limits.duckdbMemoryMegabytes),
  directory: place('files'),
  pieceBytes: limits.filePieceBytes,
  city: { name: 'Kota Contoh', opds: [] },
  publicUrl: 'https://data.example',
  ids: newId,
  now,
  remainingMilliseconds: () => limits.fileRunSeconds * 1000,
  fileQueue: { send: async () => undefined },
};
const order = { datasetId, n: 1, format };
await orderFile(ports, { order, about: makingMark(format, {}), parts, columns: fields.length }, now());
const outcome = await makeFile(ports, order, 1);
await tell({ kind: 'done', outcome, peakBytes });
clearInterval(watching);
process.exit();
