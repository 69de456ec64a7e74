import { institutionsOf, isKind, type Kind, type Principal } from '../model/principal.ts';
import type { CityAction } from './action.ts';
import { allow, refuse } from './answers.ts';
import type { Decision } from './decision.ts';

type ByKind = { readonly rule: string; readonly may: (principal: Principal) => boolean; readonly who: string; readonly how: string };

/** Whether somebody is of one of these kinds. */
export const isOneOf =
  (...kinds: readonly Kind['kind'][]) =>
  (principal: Principal) =>
    kinds.some((kind) => isKind(principal, kind));
/** An officer who looks people up, or serves them, does so for a body that answers for it. */
const ofAnInstitution = (kind: Kind['kind']) => (principal: Principal) => isKind(principal, kind) && institutionsOf(principal).length > 0;

/** What a kind alone may do, in whatever OPD. */
const kindRules = {
  'see-progress-of-all': {
    rule: 'progress/all',
    may: isOneOf('steward', 'overseer'),
    who: 'steward or overseer',
    how: 'Kemajuan semua OPD hanya untuk walidata dan pimpinan.',
  },
  remind: {
    rule: 'progress/remind',
    may: isOneOf('steward'),
    who: 'steward',
    how: 'Pengingat hanya dikirim oleh walidata.',
  },
  'keep-library': {
    rule: 'library/steward',
    may: isOneOf('steward'),
    who: 'steward',
    how: 'Pustaka standar data hanya dapat diubah oleh walidata.',
  },
  'keep-accounts': {
    rule: 'accounts/steward',
    may: isOneOf('steward'),
    who: 'steward',
    how: 'Akun hanya dapat diundang atau diubah oleh walidata.',
  },
  'bind-person': {
    rule: 'accounts/bind-person',
    may: ofAnInstitution('counter-officer'),
    who: 'counter officer of an institution',
    how: 'Akun hanya dapat diikat ke seorang warga oleh petugas loket Disdukcapil atau kelurahan, setelah melihat KTP-el-nya.',
  },
  'see-own-profile': {
    rule: 'persons/self',
    may: isOneOf('citizen'),
    who: 'citizen',
    how: 'Akun Anda belum terikat ke diri Anda sebagai warga. Datanglah ke loket Disdukcapil atau kelurahan dengan KTP-el Anda.',
  },
  'look-up-person': {
    rule: 'persons/look-up',
    may: ofAnInstitution('profile-reader'),
    who: 'profile reader of an institution',
    how: 'Data seorang warga hanya dapat dilihat oleh petugas pembaca profil yang ditunjuk instansinya, untuk tujuan yang disebutkan.',
  },
  'match-persons': {
    rule: 'persons/match',
    may: ofAnInstitution('profile-reader'),
    who: 'profile reader of an institution',
    how: 'Pemadanan NIK hanya untuk petugas pembaca profil yang ditunjuk instansinya.',
  },
  'serve-at-counter': {
    rule: 'persons/counter',
    may: ofAnInstitution('counter-officer'),
    who: 'counter officer of an institution',
    how: 'Layanan di loket hanya oleh petugas loket yang ditunjuk instansinya.',
  },
  'judge-looks': {
    rule: 'looks/auditor',
    may: isOneOf('auditor'),
    who: 'auditor',
    how: 'Pemeriksaan pembacaan profil hanya untuk Inspektorat.',
  },
  'open-ticket': {
    rule: 'tickets/open',
    may: isOneOf('citizen', 'operator', 'head'),
    who: 'citizen, or of an OPD',
    how: 'Pertanyaan dan permintaan tentang data diri hanya dapat dibuka oleh warga yang akunnya sudah diikat di loket; pertanyaan tentang unggahan oleh OPD-nya.',
  },
  'join-ticket': {
    rule: 'tickets/join',
    may: isOneOf('citizen', 'operator', 'head', 'auditor', 'helpdesk', 'steward'),
    who: 'citizen, of an OPD, auditor, helpdesk or steward',
    how: 'Isi permintaan hanya dibaca oleh para pihaknya: yang meminta, yang menjawab, dan untuk jejak Inspektorat.',
  },
  'find-upload': {
    rule: 'uploads/find',
    may: isOneOf('helpdesk', 'steward'),
    who: 'helpdesk or steward',
    how: 'Unggahan hanya dicari menurut nomornya oleh meja bantuan dan walidata.',
  },
  'search-persons': {
    rule: 'persons/search',
    may: ofAnInstitution('counter-officer'),
    who: 'counter officer of an institution',
    how: 'Pencarian warga tanpa NIK hanya untuk petugas loket yang diberi izin oleh penanggung jawab register penduduk.',
  },
  'resume-looks': {
    rule: 'looks/resume',
    may: isOneOf('steward'),
    who: 'steward',
    how: 'Hak petugas melihat data warga hanya dibuka kembali oleh walidata.',
  },
  'agree-plan': {
    rule: 'plans/agree',
    may: isOneOf('steward', 'coordinator'),
    who: 'steward or coordinator of the forum',
    how: 'Daftar data disepakati oleh walidata dan koordinator forum Satu Data.',
  },
  'see-forum': {
    rule: 'plans/forum',
    may: isOneOf('steward', 'coordinator', 'operator', 'head'),
    who: 'in the forum',
    how: 'Indikator ganda dan putusan forum hanya untuk OPD, walidata dan koordinator forum Satu Data.',
  },
  'decide-in-forum': {
    rule: 'plans/decide',
    may: isOneOf('steward', 'coordinator'),
    who: 'steward or coordinator of the forum',
    how: 'Putusan forum Satu Data dicatat oleh walidata atau koordinator forum.',
  },
  'see-second-looks': {
    rule: 'reviews/second',
    may: isOneOf('steward', 'supervisor'),
    who: 'steward or supervisor',
    how: 'Antrean pembina data hanya untuk pembina data dan walidata.',
  },
  'keep-minutes': {
    rule: 'minutes/keep',
    may: isOneOf('steward'),
    who: 'steward',
    how: 'Berita acara pemeriksaan hanya ditulis, difinalkan dan dicabut oleh walidata.',
  },
} as const satisfies Partial<Record<CityAction, ByKind>>;

/** Whether a kind may do it, whatever the OPD. */
export function byKind(principal: Principal, action: keyof typeof kindRules): Decision {
  const { rule, may, who, how }: ByKind = kindRules[action];
  return may(principal) ? allow(rule, who) : refuse(principal, rule, `not ${who}`, how);
}
