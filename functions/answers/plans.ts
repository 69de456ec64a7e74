import * as z from 'zod';
import { forumDecisionSchema } from '../model/forum-decision.ts';
import { planChangeSchema, planEntrySchema, planMembers } from '../model/plan.ts';
import { entryStandings, planParties, planStates } from '../model/plan-words.ts';
import { count, moment } from './moment.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });
const done = z.strictObject({ at: moment, name: z.string() });
const state = z
  .enum(planStates)
  .describe('none: belum ada; draft: konsep; signed: disahkan; agreed: disepakati. Umum dan OPD lain hanya menerima none atau agreed.');

export const listedPlan = z
  .strictObject({
    opdId: z.string(),
    name: z.string(),
    state,
    agreedAt: moment.describe('Terakhir kali disepakati; bagi umum, perubahan yang mereka baca.').optional(),
  })
  .meta({ id: 'PlanState', description: 'Sampai mana daftar data satu OPD.' });

export const planList = z
  .strictObject({ year: z.number().int(), items: z.array(listedPlan) })
  .meta({ id: 'Plans', description: 'Daftar data semua OPD dalam satu tahun: keadaannya.' });

export const shownEntry = planEntrySchema
  .extend({
    indicator: z.string().describe('Nama indikatornya dalam putusan forum.'),
    due: z.array(z.iso.date()).describe('Hari jatuh tempo: yang ditulis, atau menurut frekuensinya.'),
    priority: z.boolean().describe('Usul OPD.'),
    priorityInForce: z.boolean().describe('Data prioritas: putusan forum, atau usul OPD bila belum diputuskan.'),
    priorityByForum: z.literal(true).optional(),
    datasetId: planEntrySchema.shape.datasetId.describe('Alamat dataset yang ditulis OPD.'),
    deliveredBy: z.string().describe('Alamat dataset yang memuatnya: yang ditulis, atau yang judulnya sama.').optional(),
    producer: named.describe('Produsen data menurut putusan forum.').optional(),
    standing: z.enum(entryStandings).describe('Bagi OPD itu sendiri dan walidata.').optional(),
    isOverdue: z.literal(true).describe('Sudah jatuh tempo, dan belum ada datanya.').optional(),
  })
  .meta({ id: 'PlanEntry', description: 'Satu data yang direncanakan.' });

export const plan = z
  .strictObject({
    year: z.number().int(),
    opdId: z.string(),
    name: z.string(),
    state,
    part: z
      .enum(['whole', 'forum', 'public'])
      .describe('Yang Anda baca: seluruhnya; yang tidak tertutup; yang disepakati dan tidak tertutup.'),
    entries: z.array(shownEntry),
    revision: count.describe('Yang Anda baca; bagi OPD itu sendiri, walidata dan koordinator forum.').optional(),
    unseen: count.describe('Data lain dalam daftar ini yang tidak boleh Anda lihat; bagi koordinator forum.').optional(),
    counts: z
      .strictObject({ entries: count, priority: count, unregistered: count, withoutData: count, overdue: count })
      .describe('Bagi OPD itu sendiri dan walidata.')
      .optional(),
    agreedAt: moment.optional(),
    signed: done.optional(),
    agreedBySteward: done.optional(),
    agreedByCoordinator: done.optional(),
    may: z
      .strictObject({ draft: z.boolean(), sign: z.boolean(), agree: z.array(z.enum(planParties)), seeHistory: z.boolean() })
      .describe('Apa yang dapat Anda lakukan sekarang.'),
  })
  .meta({ id: 'Plan', description: 'Daftar data satu OPD dalam satu tahun. Revisinya adalah ETag; umum tidak menerimanya.' });

export const planChanges = z
  .strictObject({ items: z.array(planChangeSchema.omit({ follows: true, by: true })), more: z.boolean() })
  .meta({ id: 'PlanChanges', description: 'Riwayat satu daftar data, yang terbaru lebih dahulu.' });

const fault = z.strictObject({ rowNumber: z.number().int(), column: z.string().optional(), what: z.string() });

export const planFileRead = z
  .strictObject({
    entries: z.array(planEntrySchema),
    columns: z.array(z.enum(planMembers)).describe('Isian yang kolomnya ada di berkas; isian lain tidak dikatakan berkas itu.'),
    assumed: z
      .array(z.strictObject({ place: count, member: z.enum(['access', 'cadence']) }))
      .describe('Data (nomor urut dari 0) yang selnya kosong, jadi isiannya menurut permintaan.'),
    faults: z.array(fault).describe('Baris yang tidak terbaca: di mana, apa, dan cara memperbaikinya.'),
    skipped: count.describe('Baris judul kelompok, yang bukan data.'),
    unread: z.array(z.string()).describe('Kolom yang tidak dipakai daftar data, misalnya angka tiap tahun.'),
    sheet: z.string().optional(),
  })
  .meta({ id: 'PlanFileRead', description: 'Isi berkas daftar data. Belum disimpan.' });

export const planFile = z
  .strictObject({ fileName: z.string(), mediaType: z.string(), base64: z.base64() })
  .meta({ id: 'PlanFile', description: 'Daftar data sebagai berkas, dengan kolom e-Walidata lebih dahulu.' });

const planner = z.strictObject({
  ...{ opdId: z.string(), name: z.string(), state, title: z.string(), code: z.string().optional() },
  ...{ access: planEntrySchema.shape.access, cadence: planEntrySchema.shape.cadence, priority: z.boolean() },
});

export const planConflicts = z
  .strictObject({
    year: z.number().int(),
    items: z.array(z.strictObject({ indicator: z.string(), title: z.string(), planners: z.array(planner), producer: named.optional() })),
    mayDecide: z.boolean(),
  })
  .meta({ id: 'PlanConflicts', description: 'Indikator yang direncanakan lebih dari satu OPD; yang belum diputuskan lebih dahulu.' });

const outcome = { indicator: z.string(), title: z.string(), opd: named };

export const forumDecision = z
  .strictObject({
    ...forumDecisionSchema.pick({ decisionId: true, heldOn: true, number: true, at: true, name: true }).shape,
    minutes: forumDecisionSchema.shape.minutes
      .describe('Risalahnya; tidak ada bila rapat itu juga memutus hal yang tidak boleh Anda ketahui.')
      .optional(),
    producers: z.array(z.strictObject(outcome)),
    priorities: z.array(z.strictObject({ ...outcome, priority: z.boolean() })),
  })
  .meta({ id: 'ForumDecision', description: 'Putusan satu rapat forum Satu Data, dengan risalahnya.' });

export const forumDecisions = z
  .strictObject({ year: z.number().int(), items: z.array(forumDecision) })
  .meta({ id: 'ForumDecisions', description: 'Putusan forum Satu Data untuk satu tahun, yang terbaru lebih dahulu.' });
