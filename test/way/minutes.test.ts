import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, type Response, send, textMember } from '../../demo/client.ts';
import { quarterOf } from '../../functions/model/quarter.ts';
import { textOfPdf } from '../reports/text-of-pdf.ts';
import { approve, type City, deliver, listMember, publishFirst, put, register, startCity } from './city.ts';

/** Minutes of the review from delivery to the signed paper: what is delivered, returned, closed; who reads which of it; what the number on the paper tells. */
const secretTitle = 'Penderita yang dirahasiakan';
const secretId = 'penderita-rahasia';
const path = `/v1/minutes/dinkes/${quarterOf(new Date())}`;
const party = (name: string) => ({ name, post: `Jabatan ${name}` });
const letter = {
  ...{ number: '045/9-Kominfo/2026', heldOn: '2026-11-30', place: 'Tangerang' },
  ...{ walidata: party('Budi'), opd: party('Siti'), knowing: party('Rina') },
};
const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia pribadi', until: '2031-12-31' };
let city: City;
let checkNumber = '';

beforeAll(async () => {
  city = await startCity();
  const { client } = city;
  await publishFirst(client, 'kunjungan', 'kode,jumlah\nA1,1\n', { title: 'Kunjungan puskesmas' });
  await register(client, 'kematian', { title: 'Kematian ibu' });
  const returned = await deliver(client, 'kematian', 'kode,jumlah\nB1,1\n');
  const review = `/v1/datasets/kematian/uploads/${textMember(returned, 'uploadId')}/review`;
  expect((await ask('kominfo', 'POST', review, { decision: 'return', reasons: ['Angka Benda kosong'] })).status).toBe(200);
  await register(client, secretId, { title: secretTitle, access: 'closed', exemption });
  await approve(client, secretId, await deliver(client, secretId, 'kode,jumlah\nC1,1\n'));
});
afterAll(async () => city?.stop());

const ask = (account: string | undefined, method: string, address: string, body?: unknown): Promise<Response> =>
  send(city.client, account, method, address, body, { Accept: 'application/json' });

async function paper(account: string, file: string): Promise<{ readonly status: number; readonly bytes: Uint8Array }> {
  const answer = await ask(account, 'GET', `${path}/files/${file}`);
  if (answer.status !== 200) return { status: answer.status, bytes: new Uint8Array() };
  return { status: 200, bytes: await (await fetch(textMember(answer.body, 'url'))).bytes() };
}

test('what was delivered, returned and closed is counted before anything is written', async () => {
  const { status, body } = await ask('dinkes', 'GET', path);
  expect(status).toBe(200);
  const datasets = new Map(listMember(member(body, 'content'), 'datasets').map((each) => [textMember(each, 'datasetId'), each]));
  expect(datasets.get('kunjungan')).toMatchObject({
    results: { approved: 1 },
    versions: [1],
    checksums: [{ version: 1 }],
    isInAnnex: false,
  });
  expect(datasets.get('kematian')).toMatchObject({
    results: { returned: 1 },
    returns: [{ reasons: ['Angka Benda kosong'] }],
    isInAnnex: true,
  });
  expect(datasets.get(secretId)).toMatchObject({ results: { approved: 1 }, checksums: [], isInAnnex: true });
  // The checksum is the one that the version’s page tells.
  const version = await ask(undefined, 'GET', '/v1/datasets/kunjungan/versions/1');
  expect(listMember(datasets.get('kunjungan'), 'checksums')[0]).toMatchObject({
    sha256: textMember(listMember(version.body, 'periods')[0], 'sha256'),
  });
  expect((await ask('walikota', 'GET', path)).status).toBe(404);
});

test('the steward makes them final, with a paper for all who read them and an annex for two', async () => {
  const followUps = [{ datasetId: 'kematian', text: 'Melengkapi angka Benda', until: '2027-01-15' }];
  const drafted = await ask('kominfo', 'PUT', path, { letter, followUps });
  expect(drafted.status, drafted.text).toBe(200);
  const final = await ask('kominfo', 'POST', `${path}/final`, { revision: member(drafted.body, 'revision') });
  expect(final.status, final.text).toBe(200);
  checkNumber = textMember(listMember(final.body, 'writings')[0], 'checkNumber');
  expect(checkNumber).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
  const [main, annex] = [await paper('dinkes', 'naskah'), await paper('dinkes', 'lampiran')];
  const [mainText, annexText] = [await textOfPdf(main.bytes), await textOfPdf(annex.bytes)];
  expect(mainText).toContain('hari Senin tanggal tiga puluh November tahun dua ribu dua puluh enam');
  expect(mainText).toContain('Kunjungan puskesmas');
  for (const hidden of [secretTitle, 'Kematian ibu']) {
    expect(mainText).not.toContain(hidden);
    expect(annexText).toContain(hidden);
  }
});

test('an overseer reads the same paper, no annex, and no name of what is closed', async () => {
  const seen = await ask('walikota', 'GET', path);
  expect([seen.status, member(seen.body, 'unseen')]).toEqual([200, 2]);
  expect(seen.text).toContain('Kunjungan puskesmas');
  for (const hidden of [secretTitle, secretId, 'Kematian ibu', 'kematian']) expect(seen.text).not.toContain(hidden);
  const main = await paper('walikota', 'naskah');
  expect(await textOfPdf(main.bytes)).not.toMatch(new RegExp(`${secretTitle}|${secretId}`));
  expect((await paper('walikota', 'lampiran')).status).toBe(403);
  expect((await paper('dinsos', 'naskah')).status).toBe(403);
});

test('anyone who has the number learns day, OPD, period and whether it stands', async () => {
  const known = await ask(undefined, 'GET', `/v1/minutes-checks/${checkNumber}`);
  expect(known.body).toMatchObject({ status: 'stands', stands: true, heldOn: '2026-11-30', opd: { opdId: 'dinkes' } });
  const unknown = await ask(undefined, 'GET', '/v1/minutes-checks/00000000000000000000');
  expect([unknown.status, Object.keys(Object(unknown.body))]).toEqual([known.status, Object.keys(Object(known.body))]);
  const page = await fetch(`${city.client.url}/periksa/${checkNumber.toLowerCase().replace(/(.{5})(?!$)/g, '$1-')}`);
  const html = await page.text();
  expect([page.status, html.includes('Berita acara ini berlaku.')]).toEqual([200, true]);
  for (const text of [known.text, html]) {
    expect(text).toMatch(/Dinas Kesehatan/);
    expect(text).not.toMatch(new RegExp(`${secretTitle}|${secretId}|Kunjungan|Kematian|045/9|Siti`));
  }
  expect(await (await fetch(`${city.client.url}/periksa/00000000000000000000`)).text()).toContain(
    'Tidak ada berita acara dengan nomor ini.',
  );
});

test('the signed paper comes back by one PUT, and is kept', async () => {
  const file = await PDFDocument.load((await paper('kominfo', 'naskah')).bytes);
  file.addPage();
  const bytes = await file.save();
  const announced = await ask('kominfo', 'POST', `${path}/signature`, { n: 1, paper: 'main', size: bytes.length });
  expect(announced.status, announced.text).toBe(202);
  expect((await ask('kominfo', 'POST', `${path}/signature/completion`, { n: 1 })).status).toBe(409);
  const place = { uploadId: '', url: textMember(announced.body, 'put', 'url'), headers: { 'If-None-Match': '*' } };
  expect(await put(place, bytes)).toEqual({ status: 200, code: '' });
  const kept = await ask('kominfo', 'POST', `${path}/signature/completion`, { n: 1 });
  expect(kept.status, kept.text).toBe(200);
  expect(listMember(kept.body, 'writings')[0]).toMatchObject({ state: 'signed' });
  expect((await paper('walikota', 'naskah-bertanda-tangan')).bytes).toEqual(new Uint8Array(bytes));
});

test('they are revoked, and the number says so', async () => {
  expect((await ask('kominfo', 'POST', `${path}/revocation`, { n: 1, reason: 'Salah hitung' })).status).toBe(200);
  expect((await ask(undefined, 'GET', `/v1/minutes-checks/${checkNumber}`)).body).toMatchObject({ status: 'revoked', stands: false });
});

test('the function’s log names no dataset', () => {
  const log = readFileSync(join(city.home, 'logs', 'satudata-MinutesFunction.log'), 'utf8');
  expect(log).toContain('finishMinutes');
  expect(log).not.toMatch(new RegExp(`${secretTitle}|${secretId}|${checkNumber}|Kunjungan`));
});
