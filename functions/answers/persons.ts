import * as z from 'zod';
import { fieldTypes } from '../model/column.ts';
import { matchListStates } from '../model/match-list.ts';
import { subjectNames } from '../model/profile-words.ts';
import { count, moment } from './moment.ts';

const amount = z.string().describe('Bilangan desimal persis, sebagai teks.');

const shownPerson = z
  .strictObject({
    name: z.string().optional(),
    birthDate: z.iso.date().optional(),
    sex: z.enum(['L', 'P']).optional(),
    address: z.string().optional(),
    kelurahan: z.string().optional(),
    asOf: z.string().describe('Periode register penduduk.').optional(),
  })
  .meta({ id: 'ShownPerson', description: 'Siapa orangnya menurut register penduduk, sejauh perjanjian pemakaiannya mengizinkan.' });

const familyMember = z
  .strictObject({ name: z.string(), relation: z.string().optional(), isChild: z.boolean() })
  .meta({ id: 'FamilyMember', description: 'Anggota Kartu Keluarga yang sekarang. Anak hanya tampak bagi orang tua atau walinya.' });

export const section = z
  .strictObject({
    datasetId: z.string(),
    opdId: z.string(),
    opd: z.string(),
    title: z.string(),
    subject: z.enum(subjectNames).describe('Kelompok urusannya.'),
    whose: z.literal('family').describe('Tentang Kartu Keluarga seluruhnya; tidak disebut bila tentang orang ini sendiri.').optional(),
    period: z.string().describe('Periode terakhir di antara baris ini.'),
    publishedAt: moment.describe('Kapan versi yang berlaku diterbitkan.'),
    columns: z.array(z.strictObject({ name: z.string(), title: z.string(), type: z.enum(fieldTypes) })),
    rows: z.array(z.strictObject({ period: z.string(), cells: z.record(z.string(), z.string()) })),
  })
  .meta({
    id: 'ProfileSection',
    description: 'Baris sebuah dataset tentang orang ini. Sel ditulis sebagai teks; sel kosong tidak disebut.',
  });

const benefit = z
  .strictObject({
    datasetId: z.string(),
    opdId: z.string(),
    title: z.string(),
    programme: z.string().optional(),
    period: z.string(),
    date: z.string().optional(),
    amount: amount.optional(),
    whose: z.enum(['self', 'family']),
    name: z.string().describe('Anggota keluarga yang menerimanya.').optional(),
  })
  .meta({ id: 'Benefit', description: 'Satu bantuan, bagi orang ini atau keluarganya.' });

const conflict = z
  .strictObject({
    element: z.enum(['name', 'birth-date', 'kelurahan']),
    values: z.array(z.strictObject({ datasetId: z.string(), title: z.string(), period: z.string(), value: z.string() })),
  })
  .meta({ id: 'ProfileConflict', description: 'Yang ditulis berbeda-beda tentang orang yang sama.' });

export const personProfile = z
  .strictObject({
    person: shownPerson,
    family: z.array(familyMember),
    sections: z.array(section),
    benefits: z.array(benefit),
    benefitTotals: z.array(z.strictObject({ year: z.string(), count, amount })),
    conflicts: z.array(conflict),
    notices: z.array(z.string()).describe('Yang belum dapat ditampilkan, dan mengapa.'),
  })
  .meta({ id: 'PersonProfile', description: 'Semua yang dipegang kota tentang seorang warga, sejauh boleh ditampilkan.' });

export const profileFile = z
  .strictObject({ fileName: z.string(), mediaType: z.literal('application/pdf'), base64: z.string().describe('Isi berkas, dalam base64.') })
  .meta({ id: 'ProfileFile', description: 'Profil sendiri sebagai berkas: tanpa yang hanya disampaikan langsung.' });

export const servedProfile = personProfile
  .extend({
    visit: z.string().describe('Nomor pelayanan ini: dengannya jejak yang hanya disampaikan langsung dapat dibaca beberapa menit.'),
  })
  .meta({ id: 'ServedProfile', description: 'Profil warga yang hadir di loket.' });

export const lookedUp = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('rows'), ...personProfile.shape }),
    z.strictObject({
      answer: z.literal('on-list'),
      lists: z.array(z.strictObject({ datasetId: z.string(), opdId: z.string(), title: z.string(), isOn: z.boolean() })),
      notices: z.array(z.string()),
    }),
    z.strictObject({ answer: z.literal('alive-and-resident'), isAliveAndResident: z.boolean(), asOf: z.string() }),
  ])
  .meta({ id: 'LookedUpPerson', description: 'Yang boleh diketahui untuk tujuan yang disebutkan, dan tidak lebih.' });

const agreement = z.enum(['sesuai', 'tidak']);

export const matchedPersons = z
  .strictObject({
    asOf: z.string().describe('Periode register penduduk.'),
    items: z.array(
      z.strictObject({
        row: count,
        nik: agreement,
        name: agreement,
        birthDate: agreement,
        suspicions: z.array(
          z.strictObject({ code: z.enum(['deceased', 'moved', 'double']), message: z.string(), rows: z.array(count).optional() }),
        ),
      }),
    ),
    caution: z.string(),
  })
  .meta({
    id: 'MatchedPersons',
    description: 'Padanan tiap baris dengan register: unsur demi unsur sesuai atau tidak. Tidak ada data lain.',
  });

const matchListTold = z.strictObject({
  listId: z.string(),
  state: z
    .enum(matchListStates)
    .describe('waiting: menunggu berkas; reading: dipadankan; done: selesai; refused: ditolak; failed: gangguan kami.'),
  message: z.string().describe('Kalimat untuk petugas, tanpa isi sel.'),
  until: moment.describe('Sesudah itu daftar dan hasilnya tidak ada lagi.'),
});

export const startedMatchList = matchListTold
  .extend({
    put: z
      .strictObject({ url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: moment })
      .describe('Satu PUT sebesar berkas itu, dengan header ini.')
      .optional(),
  })
  .meta({ id: 'StartedMatchList', description: 'Daftar yang akan dipadankan, dan cara mengirim berkasnya.' });

export const matchList = matchListTold
  .extend({
    rows: count.describe('Baris seluruh daftar, setelah selesai.').optional(),
    ...matchedPersons.partial().shape,
    next: z.string().describe('Untuk parameter cursor: bagian hasil yang berikutnya.').optional(),
  })
  .meta({
    id: 'MatchList',
    description: 'Sampai di mana sebuah daftar, dan hasilnya sebagian demi sebagian menurut nomor barisnya. Tanpa NIK.',
  });

export const locked = z
  .strictObject({ persons: count.describe('Berapa orang yang terkunci, atau dilepas.') })
  .meta({ id: 'LockedPersons', description: 'Kunci pengaman terpasang atau dilepas. NIK-nya tidak dijawab.' });

export const searched = z
  .strictObject({
    asOf: z.string().describe('Periode register penduduk.'),
    hits: z.array(z.strictObject({ nik: z.string(), name: z.string(), birthDate: z.iso.date(), kelurahan: z.string() })),
    isTooMany: z.boolean().describe('Terlalu banyak yang cocok: tidak seorang pun disebut.'),
  })
  .meta({ id: 'SearchedPersons', description: 'Warga yang bernama, lahir dan tinggal seperti itu: sedikit, atau tidak seorang pun.' });

export const searchGrant = z
  .strictObject({
    sub: z.string(),
    until: moment,
    reason: z.string(),
    grantedAt: moment,
    revokedAt: moment.optional(),
    isLive: z.boolean(),
  })
  .meta({ id: 'SearchGrant', description: 'Izin seorang petugas loket mencari warga tanpa NIK.' });

export const searchGrants = z
  .strictObject({ items: z.array(searchGrant) })
  .meta({ id: 'SearchGrants', description: 'Siapa yang pernah diberi izin mencari warga tanpa NIK.' });
