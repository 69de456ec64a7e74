import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, send, textMember } from '../../demo/client.ts';
import { approve, type City, listMember, register, rowsOf, startCity } from './city.ts';

const mebibyte = 1024 * 1024;
const partSize = 16 * mebibyte;
const rowBytes = 128;
/** Lambda's largest /tmp, in bytes (lib/function-settings.ts). */
const scratchBytes = 10 * 1024 * mebibyte;

let city: City;
beforeAll(async () => {
  city = await startCity();
});
afterAll(() => city?.stop());

/** Row `index` of the file, always of the same length, so that any part can be made by itself; row 0 is the header. */
function row(index: number): string {
  const cells =
    index === 0
      ? 'nomor,kecamatan,jumlah,catatan'
      : `${index},Kecamatan ${index % 13},${(index * 7919) % 100_003},${hash(index)} ${hash(index + 1)} `;
  return `${cells.padEnd(rowBytes - 1, index === 0 ? '_' : 'x')}\n`;
}

/** Text that does not compress to nothing. */
function hash(index: number): string {
  return Math.imul(index, 2_654_435_761).toString(36) + Math.imul(index ^ 0x5bd1e995, 1_540_483_477).toString(36);
}

function partOf(number: number, size: number): Buffer<ArrayBuffer> {
  const from = (number - 1) * partSize;
  const to = Math.min(from + partSize, size);
  const rows = Array.from({ length: (to - from) / rowBytes }, (_, index) => row(from / rowBytes + index));
  return Buffer.from(rows.join(''), 'latin1');
}

/** Announces, sends and completes a file that stands nowhere; gives the upload's path. */
async function sendGenerated(datasetId: string, size: number): Promise<string> {
  const { client } = city;
  const started = await send(client, 'dinkes', 'POST', `/v1/datasets/${datasetId}/uploads`, { fileName: 'besar.csv', size });
  expect(started.status, started.text).toBe(201);
  const path = `/v1/datasets/${datasetId}/uploads/${textMember(started.body, 'uploadId')}`;
  for (let number = 1; number <= Math.ceil(size / partSize); number += 1) {
    const signed = await send(client, 'dinkes', 'POST', `${path}/parts`, { partNumbers: [number] });
    const url = textMember(listMember(signed.body, 'parts')[0], 'url');
    expect((await fetch(url, { method: 'PUT', body: partOf(number, size) })).status).toBe(200);
  }
  const completed = await send(client, 'dinkes', 'POST', `${path}/completion`);
  expect(completed.status, completed.text).toBe(200);
  return path;
}

/** Bytes of all files below a folder of the laptop's functions, which stands for /tmp. */
function bytesBelow(directory: string): number {
  if (!existsSync(directory)) return 0;
  return readdirSync(directory, { recursive: true, withFileTypes: true }).reduce((sum, entry) => {
    const found = entry.isFile() ? statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false }) : undefined;
    return sum + (found?.size ?? 0);
  }, 0);
}

/** Follows an upload to its end; gives it, with the most that the scratch directories held meanwhile. */
async function followMeasured(path: string): Promise<{ readonly upload: unknown; readonly peak: number }> {
  for (let peak = 0; ; ) {
    peak = Math.max(peak, bytesBelow(join(city.home, 'tmp')));
    const { body } = await send(city.client, 'dinkes', 'GET', path);
    if (!['waiting', 'received', 'checking', 'accepted'].includes(textMember(body, 'state'))) return { upload: body, peak };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** One that is copied to /tmp and one that is not; `BYTES=5368709120` for the largest. */
const sizes = process.env.BYTES ? [Number(process.env.BYTES)] : [1.1 * 1024 * mebibyte, 2.5 * 1024 * mebibyte];

test.each(sizes.map((size) => Math.floor(size / rowBytes) * rowBytes))(
  'a file of %i bytes is checked within the room that Lambda has, and every row is there',
  { timeout: 1_800_000 },
  async (size) => {
    const datasetId = `besar-${size}`;
    await register(city.client, datasetId);
    const path = await sendGenerated(datasetId, size);
    const started = Date.now();
    const { upload, peak } = await followMeasured(path);
    const seconds = Math.round((Date.now() - started) / 1000);
    console.log(
      `${(size / 1e9).toFixed(2)} GB: ${seconds} s, at most ${(peak / 1e9).toFixed(2)} GB on disk (${(peak / size).toFixed(2)} × the file)`,
    );
    const rows = size / rowBytes - 1;
    expect(upload).toMatchObject({ state: 'in-review', counts: { rows, validRows: rows, errors: 0 } });
    expect(peak).toBeLessThan(scratchBytes);
    await approve(city.client, datasetId, upload);
    const [last] = await rowsOf(city.client, datasetId, '?sort=-nomor&limit=1');
    expect(member(last, 'nomor')).toBe(rows);
  },
);
