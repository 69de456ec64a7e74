import { expect } from 'vitest';
import { type Client, send } from '../../demo/client.ts';
import { deliver, publishFirst, register } from '../way/city.ts';
import type { BrowserCity } from './city.ts';
import { publishDemo } from './demo-dataset.ts';
import { deskPages, publicPages } from './pages.ts';

const map = 'demam-berdarah-kecamatan';
/** Pages in a state that their plain address does not show. */
const views = [
  '/dataset?q=harga&theme=ekonomi',
  '/dataset?q=tidakadasamasekali',
  `/dataset/${map}?kasus__greater=20&sort=-kasus&halaman=2&gambar=2023`,
  `/dataset/${map}?kasus__greater=banyak`,
  `/dataset/${map}/versi/2`,
  '/dataset/harga-pangan',
  '/dataset/demam-berdarah',
  '/dataset/pernah-terbuka',
  '/gaya',
];
/** What anyone is shown. */
export const anyones = [...Object.values(publicPages(map)), ...views];

/** An address of each page of a desk. */
export const everyDesk = Object.values(deskPages(map));
/** What an account is shown. */
export const desks: Readonly<Record<string, readonly string[]>> = {
  dinkes: [...everyDesk, ...['tanya', 'salah', 'tunggu'].map((id) => `/kerja/dataset/${id}`)],
  'dinkes-pj': ['/kerja', '/progres/dinkes', '/kerja/dataset/dimohon'],
  kominfo: [...everyDesk, '/progres', '/progres/dinkes', '/kerja/dataset/tunggu'],
  banten: ['/kerja', '/dataset/dimohon'],
  walikota: ['/kerja', '/progres'],
  warga: ['/kerja', '/profil'],
  pembaca: ['/kerja', '/kerja/warga', '/kerja/padankan'],
  loket: ['/kerja', '/kerja/loket'],
  disdukcapil: ['/kerja/kunci'],
};

const good = 'kecamatan,jumlah\nBenda,11\nPinang,12\n';
const asking = 'Kecamatan;Luas (km2)\nBenda;1.250\nPinang;2.250\nCipondoh;3.250\n';
const wrong = 'kecamatan,nik\nBenda,3671011203909002\n';

/** Datasets and uploads in the states that those pages are about. */
export async function seedStates({ laptop }: BrowserCity): Promise<void> {
  const client: Client = { url: laptop.url, token: (name) => laptop.issueToken(name) };
  const files = await publishDemo(client, [map, 'harga-pangan', 'demam-berdarah']);
  await deliver(client, map, (files.get(map) ?? '').replace(/^(2025,.*),\d+$/m, '$1,77'));
  for (const id of ['tanya', 'salah', 'tunggu']) await register(client, id, { title: `Data yang ${id}` });
  await deliver(client, 'tanya', asking);
  await deliver(client, 'salah', wrong);
  await deliver(client, 'tunggu', good);
  const processing = { basis: 'Peraturan contoh', purposes: ['verifikasi-bantuan'], retentionUntil: '2031-12-31' };
  await publishFirst(client, 'dimohon', good, { title: 'Data yang dimohon', access: 'limited', sharing: 'by-request', processing });
  await publishFirst(client, 'pernah-terbuka', good, { title: 'Pernah terbuka' });
  const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Contoh', until: '2031-12-31' };
  const closing = { access: 'closed', reason: 'Pemeriksaan ulang', exemption };
  const closed = await send(client, 'dinkes-pj', 'PUT', '/v1/datasets/pernah-terbuka/access', closing);
  expect(closed.status, closed.text).toBe(200);
  await laptop.runSchedule('Recount');
}
