import * as z from 'zod';
import { findingKinds } from '../model/finding-words.ts';
import { findingVerdictSchema } from '../model/list-finding.ts';
import { count, moment } from './moment.ts';
import { section } from './persons.ts';

const told = z.strictObject({ datasetId: z.string(), title: z.string() });
const verdict = findingVerdictSchema.omit({ findingId: true, by: true });

const what = {
  findingId: z.string(),
  kind: z
    .enum(findingKinds)
    .describe('deceased: meninggal; exclusive: dua program yang tidak boleh bersamaan; unknown: tidak terdaftar; no-kelurahan: alamat.'),
  title: z.string().describe('Dugaannya, singkat.'),
  grounds: z.string().describe('Atas dasar apa.'),
  dataset: told,
  other: told.describe('Program lain itu.').optional(),
};

const finding = z
  .strictObject({
    ...what,
    opdId: z.string(),
    opd: z.string(),
    persons: count.describe('Berapa orang.'),
    foundAt: moment,
    countedAt: moment.describe('Kapan terakhir dihitung.'),
    due: z.iso.date().describe('Hari terakhir untuk memutuskannya.'),
    isOverdue: z.boolean().describe('Belum diputuskan, dan hari terakhirnya sudah lewat.'),
    verdict: verdict.optional(),
  })
  .meta({ id: 'ListFinding', description: 'Satu dugaan atas sebuah daftar bantuan, dalam angka.' });

const caution = z.string().describe('Selalu ada: temuan hanyalah dugaan.');

export const findings = z
  .strictObject({ items: z.array(finding), caution, notices: z.array(z.string()).describe('Yang tidak dapat ditampilkan, dan mengapa.') })
  .meta({ id: 'ListFindings', description: 'Temuan: yang lewat batas dahulu, lalu yang menunggu, lalu yang sudah diputuskan.' });

export const findingRows = z
  .strictObject({ ...what, caution, hint: z.string(), sections: z.array(section).describe('Tiap orang satu baris dari tiap daftar.') })
  .meta({
    id: 'ListFindingRows',
    description: 'Orang-orang dalam satu temuan, menurut daftarnya sendiri. Dari register tidak ada isinya.',
  });

export const findingVerdict = findingVerdictSchema.meta({ id: 'ListFindingVerdict', description: 'Putusan pemilik atas satu temuan.' });
