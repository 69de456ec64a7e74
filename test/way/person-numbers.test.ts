import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { follow, type Response, send, textMember } from '../../demo/client.ts';
import { approve, csvOf, deliver, listMember, register, report } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** Serials that no office gives out. */
const nik = '3671114707709001';
const account = '3671011203909002';
const datasetId = 'pengaduan';
const sound = 'kelurahan,keterangan\nBenda,lampu mati\nCipondoh,jalan rusak\nKarawaci,banjir\n';
const told = sound.replace('jalan rusak', `pelapor Dewi Gunawan NIK ${nik}`).replace('banjir', `setor ke rekening ${account}`);

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

/** All the bytes below a folder of the city's home, as text. */
function textBelow(folder: string): string {
  const files = readdirSync(join(city.home, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
}

async function settled(answer: Response): Promise<unknown> {
  expect(answer.status, answer.text).toBe(201);
  return follow(city.client, 'dinkes', datasetId, textMember(answer.body, 'uploadId'));
}

test('a NIK in a remark of an open dataset is refused with its cell; mended, and a number declared to be none, it goes to the steward', async () => {
  const { client } = city;
  await register(client, datasetId, { cadence: 'ad-hoc' });
  await approve(client, datasetId, await deliver(client, datasetId, sound));
  const upload = await deliver(client, datasetId, told);
  expect(upload).toMatchObject({ state: 'rejected', counts: { rows: 3, validRows: 1, errors: 2 }, personalColumns: [] });
  const full = await report(client, datasetId, upload);
  expect(listMember(full, 'errors')).toMatchObject([
    { type: 'person-number', rowNumber: 3, fieldName: 'keterangan', fieldNumber: 2, cell: 'pelapor Dewi Gunawan NIK …' },
    { type: 'person-number', rowNumber: 4, fieldName: 'keterangan', cell: 'setor ke rekening …' },
  ]);
  expect(await csvOf(client, datasetId)).toBe(sound);

  const path = `/v1/datasets/${datasetId}/uploads/${textMember(upload, 'uploadId')}/mending`;
  const mend = (body: unknown) => send(client, 'dinkes', 'POST', path, body);
  const cells = [{ rowNumber: 3, fieldName: 'keterangan', value: 'pelapor Dewi Gunawan' }];
  expect((await mend({ cells: [], notNik: [] })).status).toBe(400);
  expect(await settled(await mend({ cells }))).toMatchObject({ state: 'rejected', counts: { errors: 1 } });
  const end = await settled(await mend({ cells, notNik: [{ rowNumber: 4, fieldName: 'keterangan' }] }));
  expect(end).toMatchObject({ state: 'in-review', counts: { errors: 0 } });
  expect(listMember(end, 'reviewReasons')).toEqual([expect.stringContaining('1 sel pada kolom keterangan berbentuk NIK')]);
  await approve(client, datasetId, end);
  expect(await csvOf(client, datasetId)).toContain('Cipondoh,pelapor Dewi Gunawan\n');

  const kept = ['tables', 'logs'].map(textBelow).join('\n');
  const reports = await Promise.all(
    ['dinkes', 'kominfo'].map((who) =>
      send(client, who, 'GET', `/v1/datasets/${datasetId}/uploads/${textMember(upload, 'uploadId')}/report`),
    ),
  );
  expect(reports.map(({ status }) => status)).toEqual([200, 200]);
  expect(kept + reports.map(({ text }) => text).join('\n')).not.toContain(nik);
  expect(reports[1]?.text).not.toContain('Dewi');
});
