import { institutionsOf, isHeadOf, isKind, isOperatorOf, type Principal, unitsFor } from '../model/principal.ts';
import { type DatasetAction, isByUploadId } from './action.ts';
import { allow, forbidden, refuse } from './answers.ts';
import type { Decision } from './decision.ts';
import { heldText, type ReadAction } from './read-rules.ts';
import { seeDataset } from './see-rules.ts';
import type { DatasetFacts } from './target.ts';

export type ActingAction = Exclude<DatasetAction, 'see' | ReadAction>;

type Row = { readonly may: (principal: Principal, dataset: DatasetFacts) => boolean; readonly how: string };

const operators = (principal: Principal, { opdId }: DatasetFacts) => isOperatorOf(principal, opdId);
const stewards = (principal: Principal) => isKind(principal, 'steward');
const supervisors = (principal: Principal) => isKind(principal, 'supervisor');
const heads = (principal: Principal, { opdId }: DatasetFacts) => isHeadOf(principal, opdId);
const headOrSteward = (principal: Principal, dataset: DatasetFacts) => heads(principal, dataset) || stewards(principal);
const members = (principal: Principal) => institutionsOf(principal).length > 0;
const followers = (principal: Principal, dataset: DatasetFacts) => operators(principal, dataset) || stewards(principal);

/** The rows of access.md, "Acting", that concern a dataset. */
const rows: Readonly<Record<ActingAction, Row>> = {
  'see-template': { may: () => true, how: '' },
  describe: { may: operators, how: 'Hanya operator OPD pemilik yang dapat mengubah uraian dan standar data ini.' },
  upload: { may: operators, how: 'Hanya operator OPD pemilik, dan unit yang ditunjuknya, yang dapat mengunggah ke data ini.' },
  'report-nihil': {
    may: operators,
    how: 'Nihil hanya dilaporkan oleh operator OPD pemilik, dan oleh unit yang ditunjuknya untuk bagian unit itu.',
  },
  'read-part': { may: operators, how: 'Bagian sebuah unit hanya dibaca oleh unit itu sendiri dan OPD pemilik data ini.' },
  'see-units': { may: followers, how: 'Kiriman unit hanya dilihat oleh OPD pemilik data ini dan walidata.' },
  salvage: { may: heads, how: 'Hanya penanggung jawab OPD pemilik yang dapat menerbitkan baris yang sah saja.' },
  'follow-upload': { may: followers, how: 'Unggahan hanya dapat diikuti oleh OPD pemilik, walidata dan meja bantuan.' },
  'see-shared-cells': {
    may: operators,
    how: 'Isi sel unggahan hanya dibaca OPD pemilik, dan oleh petugas meja bantuan bila OPD itu membagikannya.',
  },
  'list-uploads': { may: followers, how: 'Daftar unggahan hanya dapat dilihat oleh OPD pemilik, walidata dan meja bantuan.' },
  'set-access': { may: headOrSteward, how: 'Tingkat akses hanya dapat diubah oleh penanggung jawab OPD pemilik atau walidata.' },
  hold: { may: headOrSteward, how: 'Hanya penanggung jawab OPD pemilik atau walidata yang dapat menahan atau melepas data ini.' },
  review: { may: stewards, how: 'Hanya walidata yang dapat memeriksa unggahan.' },
  'see-records': { may: heads, how: 'Hanya penanggung jawab OPD pemilik yang dapat melihat siapa yang membaca data ini.' },
  'set-profile': { may: heads, how: 'Hanya penanggung jawab OPD pemilik yang menentukan apakah data ini tampil dalam profil warga.' },
  'see-profile-setting': { may: followers, how: 'Pengaturan profil warga hanya dapat dilihat oleh OPD pemilik dan walidata.' },
  'see-destructions': {
    may: headOrSteward,
    how: 'Berita acara pemusnahan hanya dapat dilihat oleh penanggung jawab OPD pemilik atau walidata.',
  },
  'judge-finding': { may: heads, how: 'Temuan hanya diputuskan oleh penanggung jawab OPD pemilik datanya.' },
  'explain-delivery': { may: operators, how: 'Keterangan keterlambatan hanya ditulis oleh OPD pemilik data ini.' },
  'judge-second-look': { may: supervisors, how: 'Data prioritas diperiksa lagi oleh pembina data, sesudah disetujui walidata.' },
  withdraw: { may: stewards, how: 'Hanya walidata yang dapat menarik atau memulihkan data.' },
  'request-access': { may: members, how: 'Hanya instansi pemerintah yang dapat memohon akses. Masuk dengan akun instansi Anda.' },
  'list-requests': { may: members, how: 'Permohonan hanya dapat dilihat oleh instansi pemohon dan penanggung jawab OPD pemilik.' },
  'decide-access': {
    may: heads,
    how: 'Hanya penanggung jawab OPD pemilik yang dapat memutuskan permohonan, memperpanjang dan mencabut persetujuan.',
  },
  'list-grants': { may: members, how: 'Persetujuan hanya dapat dilihat oleh instansi penerima dan penanggung jawab OPD pemilik.' },
  'list-exemption': { may: stewards, how: 'Daftar informasi yang dikecualikan hanya dapat diisi oleh walidata.' },
};

/** What an account of a unit does with its unit's own part of a dataset; whose part it is, the operation asks (`actsAsUnits`). */
const byUnits: readonly DatasetAction[] = ['see-template', 'upload', 'report-nihil', 'follow-upload', 'read-part'];

/**
 * Acting on a dataset: who the row names may; a unit that delivers it with its own part, whether or not it may see the rest; everyone else gets 403 (401 without an
 * account) if they may see it, else what seeing answers.
 */
export function actOnDataset(principal: Principal, action: ActingAction, dataset: DatasetFacts | undefined): Decision {
  const decision = actByRow(principal, action, dataset);
  if (decision.effect === 'allow' || !dataset || dataset.state === 'withdrawn' || !byUnits.includes(action)) return decision;
  if (unitsFor(principal, dataset).length === 0) return decision;
  if (action === 'read-part' && dataset.hold) return forbidden('read-part/held', 'held', heldText);
  return allow(unitRule(action), 'delivers a part of it');
}

function unitRule(action: DatasetAction): string {
  return `${action}/unit`;
}

/** The units as which alone the principal does this to the dataset; undefined for whoever may do it to all of it, and for whoever may not at all. */
export function actsAsUnits(principal: Principal, action: ActingAction, dataset: DatasetFacts): readonly string[] | undefined {
  return actOnDataset(principal, action, dataset).rule === unitRule(action) ? unitsFor(principal, dataset) : undefined;
}

function actByRow(principal: Principal, action: ActingAction, dataset: DatasetFacts | undefined): Decision {
  const seen = seeDataset(principal, dataset);
  if (dataset && isByUploadId(action) && isKind(principal, 'helpdesk')) {
    return allow(`${action}/helpdesk`, 'any upload by its id');
  }
  if (seen.effect === 'deny' || !dataset) return seen;
  if (action === 'list-uploads' && isKind(principal, 'helpdesk')) return allow('list-uploads/helpdesk', 'helpdesk sees the dataset');
  const row = rows[action];
  return row.may(principal, dataset)
    ? allow(`${action}/granted`, 'named by the row of that action')
    : refuse(principal, `${action}/refused`, 'not named by the row of that action', row.how);
}
