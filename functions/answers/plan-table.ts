import { ofTheSuccessor } from './described.ts';
import { forumDecision, forumDecisions, plan, planChanges, planConflicts, planFile, planFileRead, planList } from './plans.ts';
import { open } from './problems.ts';

const changed = [...open, 'conflict'] as const;
/** Whoever stands by a plan names the revision that they read. */
const asRead = [...changed, 'precondition-failed'] as const;
const etag = ['ETag'] as const;

/** What operations on plans answer. */
export const plans = {
  listPlans: {
    summary: 'Daftar data semua OPD dalam satu tahun: keadaannya',
    success: { 200: planList },
    problems: open,
    sameForAll: true,
  },
  getPlan: {
    summary: 'Daftar data satu OPD: seluruhnya, atau yang disepakati dan tidak tertutup',
    success: { 200: plan, 308: ofTheSuccessor },
    problems: open,
    sometimes: etag,
  },
  setPlan: {
    summary: 'Tulis daftar data; yang sudah disahkan atau disepakati kembali menjadi konsep',
    success: { 200: plan },
    problems: changed,
    headers: etag,
  },
  copyPlan: { summary: 'Susun daftar data dari tahun lain', success: { 201: plan }, problems: changed, headers: etag },
  readPlanFile: {
    summary: 'Baca berkas daftar data (e-Walidata SIPD, Excel atau CSV) tanpa menyimpannya',
    success: { 200: planFileRead },
    problems: changed,
  },
  getPlanFile: { summary: 'Daftar data sebagai CSV atau Excel', success: { 200: planFile }, problems: open },
  signPlan: { summary: 'Sahkan daftar data yang Anda baca', success: { 200: plan }, problems: asRead, headers: etag },
  agreePlan: {
    summary: 'Sepakati daftar data, sebagai walidata atau koordinator forum',
    success: { 200: plan },
    problems: asRead,
    headers: etag,
  },
  listPlanChanges: { summary: 'Riwayat satu daftar data', success: { 200: planChanges }, problems: open },
  listPlanConflicts: { summary: 'Indikator ganda: yang direncanakan beberapa OPD', success: { 200: planConflicts }, problems: open },
  listForumDecisions: { summary: 'Putusan forum Satu Data dengan risalahnya', success: { 200: forumDecisions }, problems: open },
  decideInForum: {
    summary: 'Catat putusan rapat forum: produsen data sebuah indikator, data prioritas',
    success: { 201: forumDecision },
    problems: changed,
  },
} as const;
