import { expect } from 'vitest';
import { type Client, send, textMember } from '../../demo/client.ts';
import { aidStandard, cashStandard, registerStandard } from '../../demo/person-standards.ts';
import { seedDataset } from '../../demo/seed-city.ts';

/** NIKs of nobody: serials that no office gives out. Each but the first two is in one finding. */
export const niks = {
  head: '3671011203809904',
  alive: '3671014505909901',
  dead: '3671010101859902',
  both: '3671014101759903',
  stranger: '3671012203829905',
  astray: '3671011503779906',
} as const;

const place = '36.71.01.1001,Sukarasa,Tangerang';
const entry = (nik: string, kk: string, status = 'Hidup,') =>
  `${nik},${kk},Warga ${nik.slice(-2)},Kepala Keluarga,L,1980-03-12,Jalan Melati 3,001,002,${place},${status},,`;
const register = [
  'nik,no_kk,nama_lengkap,hubungan_keluarga,jenis_kelamin,tanggal_lahir,alamat,rt,rw,kode_kelurahan,kelurahan,kecamatan,status,tanggal_status,nik_ayah,nik_ibu',
  entry(niks.head, '3671010101109901'),
  entry(niks.alive, '3671010101109902'),
  entry(niks.dead, '3671010101109903', 'Meninggal,2026-02-01'),
  entry(niks.both, '3671010101109904'),
  entry(niks.astray, '3671010101109905'),
];
const listed = (nik: string, where = place) => `${nik},Penerima ${nik.slice(-2)},Jalan Melati 3,${where},Bantuan,300000,2026-Q3`;
const aidHeader = 'nik,nama_penerima,alamat,kode_kelurahan,kelurahan,kecamatan,jenis_bantuan,nominal,triwulan';
const pkh = [aidHeader, ...[niks.alive, niks.dead, niks.both].map((nik) => listed(nik))];
const cash = [aidHeader, listed(niks.both), listed(niks.stranger), listed(niks.astray, '36.71.14.1001,Sukamakmur,Sukamaju')];

const processing = { basis: 'UU 13/2011', purposes: ['verifikasi-bantuan', 'pelayanan-kependudukan'], retentionUntil: '2031-12-31' };
const personal = { access: 'limited', sharing: 'by-request', processing, description: 'Untuk uji' };

/** A register, two programmes that exclude each other, and the head of their OPD, whose account is bound. One person of each finding. */
export async function publishPeopleToFind(client: Client): Promise<void> {
  await seedDataset(client, {
    ...{ owner: 'disdukcapil', fileName: 'register.csv', content: `${register.join('\n')}\n`, period: '2026-10', ends: 'published' },
    standard: registerStandard,
    registration: { datasetId: 'register', title: 'Register penduduk', ...personal, cadence: 'monthly' },
    profile: {
      ...{ subject: 'family', show: 'shown', purposes: ['pelayanan-kependudukan'] },
      register: { name: 'nama_lengkap', birthDate: 'tanggal_lahir', status: 'status', statusAt: 'tanggal_status' },
    },
  });
  const lists = [
    { datasetId: 'penerima-pkh', title: 'Penerima PKH', lines: pkh, standard: aidStandard },
    { datasetId: 'penerima-blt-daerah', title: 'Penerima BLT daerah', lines: cash, standard: cashStandard },
  ];
  for (const { datasetId, title, lines, standard } of lists)
    await seedDataset(client, {
      ...{ owner: 'dinsos', fileName: `${datasetId}.csv`, content: `${lines.join('\n')}\n`, ends: 'published', standard },
      registration: { datasetId, title, ...personal, cadence: 'quarterly' },
      profile: { subject: 'aid', show: 'shown', purposes: ['verifikasi-bantuan'], programme: 'jenis_bantuan', amount: 'nominal' },
    });
  const { body } = await send(client, 'dinsos-pj', 'GET', '/v1/me');
  const person = { nik: niks.head, document: 'ktp-el', checkedInPerson: true };
  const bound = await send(client, 'loket', 'PUT', `/v1/accounts/${textMember(body, 'sub')}/person`, person);
  expect(bound.status, bound.text).toBe(200);
}
