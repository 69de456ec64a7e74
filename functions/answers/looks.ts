import * as z from 'zod';
import { caseDecisionSchema, caseLookSchema } from '../model/case-look.ts';
import { lookKinds } from '../model/look.ts';
import { verdictSchema } from '../model/verdict.ts';
import { moment, pageOf } from './moment.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });

/** `confirmed`: its institution keeps that number; `overdue`: nobody confirmed it in time. */
const caseStates = ['confirmed', 'awaiting', 'overdue', 'denied'] as const;

/** What every reader of a look reads of it. */
const look = {
  lookId: z.string(),
  at: moment,
  kind: z
    .enum(lookKinds)
    .describe(
      'own: warga sendiri; look-up: petugas; counter: di loket; match: pemadanan; finding: temuan daftar bantuan; search: pencarian di loket.',
    ),
  institution: named.optional(),
  purpose: named.optional(),
  caseNumber: z.string().optional(),
  reason: z.string().optional(),
  case: z.enum(caseStates).describe('Apakah instansi petugas mengonfirmasi nomor perkaranya.').optional(),
};

/** Why the Inspektorat looks at it. */
const because = z
  .enum(['sample', 'official', 'denied'])
  .describe('sample: contoh; official: warganya pejabat atau pegawai; denied: nomor perkaranya ditolak.');

const receipt = z
  .strictObject({
    ...look,
    viewer: z.string().describe('Nama yang melihat.'),
    shown: z.array(z.strictObject({ datasetId: z.string(), title: z.string() })).describe('Data yang dilihat, yang boleh Anda lihat juga.'),
  })
  .meta({ id: 'Receipt', description: 'Satu kali data Anda dilihat: oleh siapa, dari mana, untuk apa.' });

export const receipts = pageOf(receipt).meta({ id: 'Receipts', description: 'Siapa yang melihat data Anda, yang terbaru dahulu.' });

const withoutPerson = z.strictObject({
  ...look,
  viewer: z.string().describe('Akun yang melihat; tidak ada bila warga melihat dirinya sendiri.').optional(),
  name: z.string().optional(),
  shown: z.array(z.string()).describe('Id dataset yang dilihat.'),
  persons: z.number().int().describe('Pada pemadanan: berapa orang dalam daftarnya.').optional(),
});

export const looksOfOpd = pageOf(
  withoutPerson.meta({ id: 'LookWithoutPerson', description: 'Satu kali data seorang warga dilihat, tanpa warganya.' }),
)
  .extend({ from: z.iso.date(), until: z.iso.date() })
  .meta({
    id: 'LooksOfOpd',
    description: 'Siapa yang melihat data warga dalam dataset OPD ini, dari hari ke hari (UTC), yang terbaru dahulu.',
  });

const verdict = verdictSchema.omit({ month: true, lookId: true });
const sampled = withoutPerson
  .extend({ because: z.array(because), verdict: verdict.optional() })
  .meta({ id: 'SampledLook', description: 'Satu pembacaan dalam contoh, dengan putusannya bila sudah ada.' });

export const sample = pageOf(sampled)
  .extend({ month: z.string(), due: z.iso.date().describe('Hari terakhir untuk memutuskan contoh bulan itu.') })
  .meta({ id: 'LooksSample', description: 'Contoh pembacaan data warga dalam satu bulan (UTC), yang terbaru dahulu.' });

export const verdictGiven = verdictSchema.meta({ id: 'Verdict', description: 'Putusan Inspektorat atas satu pembacaan.' });

const caseLook = caseLookSchema
  .omit({ institution: true, lifted: true })
  .extend({ rests: z.boolean().describe('Karena nomor perkara ini, hak petugasnya melihat data warga dihentikan sementara.') })
  .meta({ id: 'CaseLook', description: 'Satu pembacaan yang nomor perkaranya belum dikonfirmasi, tanpa warganya.' });

export const cases = z
  .strictObject({ items: z.array(caseLook) })
  .meta({ id: 'CaseLooks', description: 'Pembacaan yang menunggu konfirmasi nomor perkaranya, yang paling dekat batasnya dahulu.' });

export const caseDecided = caseDecisionSchema
  .omit({ month: true, institution: true, by: true })
  .meta({ id: 'CaseDecision', description: 'Apakah instansi mempunyai nomor perkara itu.' });

export const resumed = z
  .strictObject({ looks: z.number().int().describe('Berapa pembacaan yang tidak lagi menghentikan hak itu.') })
  .meta({ id: 'ResumedLooks', description: 'Hak petugas melihat data warga dibuka kembali.' });
