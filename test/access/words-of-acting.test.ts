import { describe, expect, test } from 'vitest';
import { type CityAction, cityActions, type DatasetAction, datasetActions } from '../../functions/access/action.ts';
import { decide } from '../../functions/access/decide.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { aDataset } from '../fakes/datasets.ts';
import { otherOpd, owningOpd, type PrincipalName, principalOf } from '../fakes/principals.ts';

/** What a decision says beside yes and no: the row of access.md (logged), the reason (logged), and the sentence of the 403. */
const now = new Date('2026-11-24T05:00:00.000Z');
const dataset = aDataset({ opdId: owningOpd });
const onDataset = (name: PrincipalName, action: DatasetAction) => decide(principalOf(name), action, { kind: 'dataset', dataset }, now);

/** action → the 403’s sentence, which a citizen gets: none of those who are named. */
const acting: Readonly<Record<Exclude<DatasetAction, 'see' | 'see-template' | 'read' | 'read-whole'>, string>> = {
  describe: 'Hanya operator OPD pemilik yang dapat mengubah uraian dan standar data ini.',
  upload: 'Hanya operator OPD pemilik, dan unit yang ditunjuknya, yang dapat mengunggah ke data ini.',
  'report-nihil': 'Nihil hanya dilaporkan oleh operator OPD pemilik, dan oleh unit yang ditunjuknya untuk bagian unit itu.',
  'read-part': 'Bagian sebuah unit hanya dibaca oleh unit itu sendiri dan OPD pemilik data ini.',
  'see-units': 'Kiriman unit hanya dilihat oleh OPD pemilik data ini dan walidata.',
  salvage: 'Hanya penanggung jawab OPD pemilik yang dapat menerbitkan baris yang sah saja.',
  'follow-upload': 'Unggahan hanya dapat diikuti oleh OPD pemilik, walidata dan meja bantuan.',
  'see-shared-cells': 'Isi sel unggahan hanya dibaca OPD pemilik, dan oleh petugas meja bantuan bila OPD itu membagikannya.',
  'list-uploads': 'Daftar unggahan hanya dapat dilihat oleh OPD pemilik, walidata dan meja bantuan.',
  'set-access': 'Tingkat akses hanya dapat diubah oleh penanggung jawab OPD pemilik atau walidata.',
  hold: 'Hanya penanggung jawab OPD pemilik atau walidata yang dapat menahan atau melepas data ini.',
  review: 'Hanya walidata yang dapat memeriksa unggahan.',
  withdraw: 'Hanya walidata yang dapat menarik atau memulihkan data.',
  'request-access': 'Hanya instansi pemerintah yang dapat memohon akses. Masuk dengan akun instansi Anda.',
  'list-requests': 'Permohonan hanya dapat dilihat oleh instansi pemohon dan penanggung jawab OPD pemilik.',
  'decide-access': 'Hanya penanggung jawab OPD pemilik yang dapat memutuskan permohonan, memperpanjang dan mencabut persetujuan.',
  'list-grants': 'Persetujuan hanya dapat dilihat oleh instansi penerima dan penanggung jawab OPD pemilik.',
  'list-exemption': 'Daftar informasi yang dikecualikan hanya dapat diisi oleh walidata.',
  'see-destructions': 'Berita acara pemusnahan hanya dapat dilihat oleh penanggung jawab OPD pemilik atau walidata.',
  'judge-finding': 'Temuan hanya diputuskan oleh penanggung jawab OPD pemilik datanya.',
  'judge-second-look': 'Data prioritas diperiksa lagi oleh pembina data, sesudah disetujui walidata.',
  'explain-delivery': 'Keterangan keterlambatan hanya ditulis oleh OPD pemilik data ini.',
  'see-records': 'Hanya penanggung jawab OPD pemilik yang dapat melihat siapa yang membaca data ini.',
  'set-profile': 'Hanya penanggung jawab OPD pemilik yang menentukan apakah data ini tampil dalam profil warga.',
  'see-profile-setting': 'Pengaturan profil warga hanya dapat dilihat oleh OPD pemilik dan walidata.',
};
const actions = datasetActions.filter((name) => name !== 'see' && name !== 'see-template' && name !== 'read' && name !== 'read-whole');

describe.each(actions)('%s', (action) => {
  const refused = { effect: 'deny', rule: `${action}/refused`, reason: 'not named by the row of that action' };

  test('is refused to a citizen with the sentence that says who may', () => {
    expect(onDataset('citizen', action)).toEqual({ ...refused, answer: 403, how: acting[action] });
  });

  test('is refused to nobody in particular without it', () => {
    expect(onDataset('anonymous', action)).toEqual({ ...refused, answer: 401 });
  });

  test('is allowed by its own row to whom it names', () => {
    const allowed = ['operator', 'head', 'steward', 'member', 'supervisor'] as const;
    const decisions = allowed.map((name) => onDataset(name, action)).filter(({ effect }) => effect === 'allow');
    expect(decisions.length).toBeGreaterThan(0);
    for (const decision of decisions) {
      expect(decision).toEqual({ effect: 'allow', rule: `${action}/granted`, reason: 'named by the row of that action' });
    }
  });
});

test('the helpdesk follows by the upload’s id, and lists what it sees', () => {
  expect(onDataset('helpdesk', 'follow-upload')).toEqual({
    effect: 'allow',
    rule: 'follow-upload/helpdesk',
    reason: 'any upload by its id',
  });
  expect(onDataset('helpdesk', 'list-uploads')).toEqual({
    effect: 'allow',
    rule: 'list-uploads/helpdesk',
    reason: 'helpdesk sees the dataset',
  });
  const absent = decide(principalOf('helpdesk'), 'follow-upload', { kind: 'dataset', dataset: undefined }, now);
  expect(absent).toEqual({ effect: 'deny', answer: 404, rule: 'see/nonexistent', reason: 'no such dataset' });
});

test('an action on a target of another kind says which, and nothing else', () => {
  expect(decide(principalOf('steward'), 'register', { kind: 'dataset', dataset }, now)).toEqual({
    effect: 'deny',
    answer: 404,
    rule: 'mismatch',
    reason: 'register concerns no dataset',
  });
  expect(decide(principalOf('steward'), 'withdraw', { kind: 'city' }, now)).toEqual({
    effect: 'deny',
    answer: 404,
    rule: 'mismatch',
    reason: 'withdraw concerns a dataset',
  });
});

/** What each row about the city says: the rule, to whom it says yes and why, why it says no, and the 403’s sentence. `opd` rows are asked about that OPD, `city` about none. */
type CityRow = {
  readonly rule: string;
  readonly yes: readonly (readonly [who: PrincipalName, about: 'city' | 'own' | 'other', reason: string])[];
  readonly no?: { readonly who: PrincipalName; readonly about: 'city' | 'own' | 'other'; readonly reason: string; readonly how: string };
};
const city: Readonly<Record<CityAction, CityRow>> = {
  anyone: { rule: 'anyone', yes: [['anonymous', 'city', 'open to everyone']] },
  identify: { rule: 'identify', yes: [['signed-in', 'city', 'signed in']] },
  register: {
    rule: 'register/operator',
    yes: [
      ['operator', 'own', 'operator of the OPD'],
      ['operator', 'city', 'operator of the OPD'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not an operator of the OPD',
      how: 'Hanya operator OPD yang dapat mendaftarkan data, untuk OPD-nya sendiri.',
    },
  },
  'see-progress-of-all': {
    rule: 'progress/all',
    yes: [
      ['steward', 'city', 'steward or overseer'],
      ['overseer', 'city', 'steward or overseer'],
    ],
    no: {
      who: 'operator',
      about: 'city',
      reason: 'not steward or overseer',
      how: 'Kemajuan semua OPD hanya untuk walidata dan pimpinan.',
    },
  },
  'see-progress-of-opd': {
    rule: 'progress/opd',
    yes: [
      ['steward', 'own', 'sees the board'],
      ['overseer', 'own', 'sees the board'],
      ['operator', 'own', 'of that OPD'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not of that OPD',
      how: 'Kemajuan satu OPD hanya untuk OPD itu sendiri, walidata dan pimpinan.',
    },
  },
  'see-reminders': {
    rule: 'progress/reminders',
    yes: [
      ['steward', 'own', 'steward'],
      ['operator', 'own', 'of that OPD'],
    ],
    no: {
      who: 'overseer',
      about: 'own',
      reason: 'not of that OPD',
      how: 'Pengingat satu OPD hanya dilihat OPD itu sendiri dan walidata.',
    },
  },
  remind: {
    rule: 'progress/remind',
    yes: [['steward', 'city', 'steward']],
    no: { who: 'overseer', about: 'city', reason: 'not steward', how: 'Pengingat hanya dikirim oleh walidata.' },
  },
  'keep-library': {
    rule: 'library/steward',
    yes: [['steward', 'city', 'steward']],
    no: { who: 'head', about: 'city', reason: 'not steward', how: 'Pustaka standar data hanya dapat diubah oleh walidata.' },
  },
  'see-staff': {
    rule: 'accounts/staff',
    yes: [
      ['steward', 'other', 'steward'],
      ['head', 'own', 'head of the OPD'],
    ],
    no: {
      who: 'head',
      about: 'other',
      reason: 'not the head of the OPD',
      how: 'Petugas sebuah OPD hanya dilihat penanggung jawabnya dan walidata.',
    },
  },
  'list-officers': {
    rule: 'officers/own',
    yes: [
      ['operator', 'own', 'of that institution'],
      ['head', 'own', 'of that institution'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not of that institution',
      how: 'Daftar petugas hanya untuk pegawai instansi itu sendiri.',
    },
  },
  'keep-accounts': {
    rule: 'accounts/steward',
    yes: [['steward', 'city', 'steward']],
    no: {
      who: 'head',
      about: 'city',
      reason: 'not steward',
      how: 'Akun hanya dapat diundang atau diubah oleh walidata.',
    },
  },
  'bind-person': {
    rule: 'accounts/bind-person',
    yes: [['counter-officer', 'city', 'counter officer of an institution']],
    no: {
      who: 'lone-counter-officer',
      about: 'city',
      reason: 'not counter officer of an institution',
      how: 'Akun hanya dapat diikat ke seorang warga oleh petugas loket Disdukcapil atau kelurahan, setelah melihat KTP-el-nya.',
    },
  },
  'see-own-profile': {
    rule: 'persons/self',
    yes: [['citizen', 'city', 'citizen']],
    no: {
      who: 'signed-in',
      about: 'city',
      reason: 'not citizen',
      how: 'Akun Anda belum terikat ke diri Anda sebagai warga. Datanglah ke loket Disdukcapil atau kelurahan dengan KTP-el Anda.',
    },
  },
  'look-up-person': {
    rule: 'persons/look-up',
    yes: [['profile-reader', 'city', 'profile reader of an institution']],
    no: {
      who: 'lone-profile-reader',
      about: 'city',
      reason: 'not profile reader of an institution',
      how: 'Data seorang warga hanya dapat dilihat oleh petugas pembaca profil yang ditunjuk instansinya, untuk tujuan yang disebutkan.',
    },
  },
  'match-persons': {
    rule: 'persons/match',
    yes: [['profile-reader', 'city', 'profile reader of an institution']],
    no: {
      who: 'steward',
      about: 'city',
      reason: 'not profile reader of an institution',
      how: 'Pemadanan NIK hanya untuk petugas pembaca profil yang ditunjuk instansinya.',
    },
  },
  'serve-at-counter': {
    rule: 'persons/counter',
    yes: [['counter-officer', 'city', 'counter officer of an institution']],
    no: {
      who: 'profile-reader',
      about: 'city',
      reason: 'not counter officer of an institution',
      how: 'Layanan di loket hanya oleh petugas loket yang ditunjuk instansinya.',
    },
  },
  'lock-person': {
    rule: 'persons/lock',
    yes: [
      ['operator', 'own', 'operator of a body that locks'],
      ['head', 'own', 'operator of a body that locks'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not an operator of a body that locks',
      how: 'Kunci pengaman hanya dipasang dan dilepas oleh Disdukcapil atau instansi pelindung yang ditunjuk kota.',
    },
  },
  'see-looks-of-opd': {
    rule: 'looks/owner',
    yes: [['head', 'own', 'head of the OPD']],
    no: {
      who: 'head',
      about: 'other',
      reason: 'not the head of the OPD',
      how: 'Siapa yang melihat data warga milik sebuah OPD hanya untuk penanggung jawabnya.',
    },
  },
  'search-persons': {
    rule: 'persons/search',
    yes: [['counter-officer', 'city', 'counter officer of an institution']],
    no: {
      who: 'profile-reader',
      about: 'city',
      reason: 'not counter officer of an institution',
      how: 'Pencarian warga tanpa NIK hanya untuk petugas loket yang diberi izin oleh penanggung jawab register penduduk.',
    },
  },
  'grant-search': {
    rule: 'persons/grant-search',
    yes: [['head', 'own', 'head of the OPD']],
    no: {
      who: 'head',
      about: 'other',
      reason: 'not the head of the OPD',
      how: 'Izin mencari tanpa NIK hanya diberikan oleh penanggung jawab register penduduk.',
    },
  },
  'confirm-looks': {
    rule: 'looks/case',
    yes: [['head', 'own', 'head of the OPD']],
    no: {
      who: 'head',
      about: 'other',
      reason: 'not the head of the OPD',
      how: 'Nomor perkara dikonfirmasi oleh penanggung jawab OPD petugasnya.',
    },
  },
  'resume-looks': {
    rule: 'looks/resume',
    yes: [['steward', 'city', 'steward']],
    no: { who: 'head', about: 'city', reason: 'not steward', how: 'Hak petugas melihat data warga hanya dibuka kembali oleh walidata.' },
  },
  'judge-looks': {
    rule: 'looks/auditor',
    yes: [['auditor', 'city', 'auditor']],
    no: { who: 'steward', about: 'city', reason: 'not auditor', how: 'Pemeriksaan pembacaan profil hanya untuk Inspektorat.' },
  },
  'open-ticket': {
    rule: 'tickets/open',
    yes: [
      ['citizen', 'city', 'citizen, or of an OPD'],
      ['operator', 'city', 'citizen, or of an OPD'],
      ['head', 'city', 'citizen, or of an OPD'],
    ],
    no: {
      who: 'steward',
      about: 'city',
      reason: 'not citizen, or of an OPD',
      how: 'Pertanyaan dan permintaan tentang data diri hanya dapat dibuka oleh warga yang akunnya sudah diikat di loket; pertanyaan tentang unggahan oleh OPD-nya.',
    },
  },
  'see-tickets': {
    rule: 'tickets/list',
    yes: [
      ['citizen', 'city', 'has tickets of their own to see'],
      ['auditor', 'city', 'has tickets of their own to see'],
      ['operator', 'city', 'has tickets of their own to see'],
      ['operator', 'own', 'has tickets of their own to see'],
      ['helpdesk', 'city', 'has tickets of their own to see'],
      ['steward', 'other', 'has tickets of their own to see'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'has no tickets to see',
      how: 'Daftar permintaan hanya untuk yang meminta, OPD yang menjawab, Inspektorat, walidata dan meja bantuan.',
    },
  },
  'join-ticket': {
    rule: 'tickets/join',
    yes: [
      ['citizen', 'city', 'citizen, of an OPD, auditor, helpdesk or steward'],
      ['operator', 'city', 'citizen, of an OPD, auditor, helpdesk or steward'],
      ['head', 'city', 'citizen, of an OPD, auditor, helpdesk or steward'],
      ['auditor', 'city', 'citizen, of an OPD, auditor, helpdesk or steward'],
      ['helpdesk', 'city', 'citizen, of an OPD, auditor, helpdesk or steward'],
      ['steward', 'city', 'citizen, of an OPD, auditor, helpdesk or steward'],
    ],
    no: {
      who: 'overseer',
      about: 'city',
      reason: 'not citizen, of an OPD, auditor, helpdesk or steward',
      how: 'Isi permintaan hanya dibaca oleh para pihaknya: yang meminta, yang menjawab, dan untuk jejak Inspektorat.',
    },
  },
  'find-upload': {
    rule: 'uploads/find',
    yes: [
      ['helpdesk', 'city', 'helpdesk or steward'],
      ['steward', 'city', 'helpdesk or steward'],
    ],
    no: {
      who: 'operator',
      about: 'city',
      reason: 'not helpdesk or steward',
      how: 'Unggahan hanya dicari menurut nomornya oleh meja bantuan dan walidata.',
    },
  },
  'see-findings': {
    rule: 'findings/steward',
    yes: [
      ['steward', 'city', 'steward'],
      ['steward', 'own', 'steward'],
    ],
  },
  'keep-units': {
    rule: 'units/keep',
    yes: [
      ['steward', 'other', 'steward'],
      ['operator', 'own', 'of that OPD'],
      ['head', 'own', 'of that OPD'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not of that OPD',
      how: 'Unit sebuah OPD hanya diatur oleh OPD itu sendiri dan walidata.',
    },
  },
  'draft-plan': {
    rule: 'plans/draft-plan',
    yes: [
      ['operator', 'own', 'operator of the OPD'],
      ['head', 'own', 'operator of the OPD'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not operator of the OPD',
      how: 'Daftar data disusun oleh operator atau penanggung jawab OPD itu sendiri.',
    },
  },
  'sign-plan': {
    rule: 'plans/sign-plan',
    yes: [['head', 'own', 'head of the OPD']],
    no: {
      who: 'operator',
      about: 'own',
      reason: 'not head of the OPD',
      how: 'Daftar data disahkan oleh penanggung jawab OPD itu sendiri.',
    },
  },
  'agree-plan': {
    rule: 'plans/agree',
    yes: [
      ['steward', 'own', 'steward or coordinator of the forum'],
      ['coordinator', 'own', 'steward or coordinator of the forum'],
    ],
    no: {
      who: 'overseer',
      about: 'own',
      reason: 'not steward or coordinator of the forum',
      how: 'Daftar data disepakati oleh walidata dan koordinator forum Satu Data.',
    },
  },
  'see-plan-history': {
    rule: 'plans/see-plan-history',
    yes: [
      ['operator', 'own', 'of that OPD, steward or coordinator'],
      ['steward', 'own', 'of that OPD, steward or coordinator'],
      ['coordinator', 'other', 'of that OPD, steward or coordinator'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not of that OPD, steward or coordinator',
      how: 'Riwayat daftar data hanya untuk OPD itu sendiri, walidata dan koordinator forum.',
    },
  },
  'see-forum': {
    rule: 'plans/forum',
    yes: [
      ['operator', 'city', 'in the forum'],
      ['head', 'city', 'in the forum'],
      ['steward', 'city', 'in the forum'],
      ['coordinator', 'city', 'in the forum'],
    ],
    no: {
      who: 'member',
      about: 'city',
      reason: 'not in the forum',
      how: 'Indikator ganda dan putusan forum hanya untuk OPD, walidata dan koordinator forum Satu Data.',
    },
  },
  'decide-in-forum': {
    rule: 'plans/decide',
    yes: [
      ['steward', 'city', 'steward or coordinator of the forum'],
      ['coordinator', 'city', 'steward or coordinator of the forum'],
    ],
    no: {
      who: 'operator',
      about: 'city',
      reason: 'not steward or coordinator of the forum',
      how: 'Putusan forum Satu Data dicatat oleh walidata atau koordinator forum.',
    },
  },
  'see-minutes': {
    rule: 'minutes/read',
    yes: [
      ['steward', 'own', 'sees all OPDs'],
      ['overseer', 'own', 'sees all OPDs'],
      ['operator', 'own', 'of that OPD'],
      ['head', 'own', 'of that OPD'],
    ],
    no: {
      who: 'operator',
      about: 'other',
      reason: 'not of that OPD',
      how: 'Berita acara satu OPD hanya dibaca OPD itu sendiri, walidata dan pimpinan.',
    },
  },
  'see-second-looks': {
    rule: 'reviews/second',
    yes: [
      ['steward', 'city', 'steward or supervisor'],
      ['supervisor', 'city', 'steward or supervisor'],
    ],
    no: {
      who: 'overseer',
      about: 'city',
      reason: 'not steward or supervisor',
      how: 'Antrean pembina data hanya untuk pembina data dan walidata.',
    },
  },
  'keep-minutes': {
    rule: 'minutes/keep',
    yes: [['steward', 'own', 'steward']],
    no: {
      who: 'overseer',
      about: 'own',
      reason: 'not steward',
      how: 'Berita acara pemeriksaan hanya ditulis, difinalkan dan dicabut oleh walidata.',
    },
  },
};

describe.each(cityActions)('%s', (action) => {
  const { rule, yes, no } = city[action];
  const targetOf = (about: 'city' | 'own' | 'other') =>
    about === 'city' ? ({ kind: 'city' } as const) : ({ kind: 'opd', opdId: about === 'own' ? owningOpd : otherOpd } as const);
  const asked = (principal: Principal, about: 'city' | 'own' | 'other') => decide(principal, action, targetOf(about), now);

  test.each(yes)('is allowed to %s about %s: %s', (who, about, reason) => {
    expect(asked(principalOf(who), about)).toEqual({ effect: 'allow', rule, reason });
  });

  test('is refused with the sentence that says who may, and to nobody in particular without it', () => {
    if (!no) return;
    expect(asked(principalOf(no.who), no.about)).toEqual({ effect: 'deny', answer: 403, rule, reason: no.reason, how: no.how });
    expect(asked(principalOf('anonymous'), no.about)).toEqual({ effect: 'deny', answer: 401, rule, reason: no.reason });
  });
});

test('a head sees the findings of the own OPD alone, and is told so of others', () => {
  const asked = (name: PrincipalName, opdId?: string) =>
    decide(principalOf(name), 'see-findings', opdId === undefined ? { kind: 'city' } : { kind: 'opd', opdId }, now);
  const own = { effect: 'allow', rule: 'findings/owner', reason: 'head of the OPD' };
  expect([asked('head'), asked('head', owningOpd)]).toEqual([own, own]);
  const refused = { effect: 'deny', rule: 'findings/owner', reason: 'not the head of the OPD' };
  const how = 'Temuan hanya untuk walidata dan penanggung jawab OPD pemilik datanya.';
  expect(asked('head', otherOpd)).toEqual({ ...refused, answer: 403, how });
  expect(asked('operator', owningOpd)).toEqual({ ...refused, answer: 403, how });
  expect(asked('anonymous')).toEqual({ ...refused, answer: 401 });
});

test('nobody is identified without an account', () => {
  expect(decide(principalOf('anonymous'), 'identify', { kind: 'city' }, now)).toEqual({
    effect: 'deny',
    answer: 401,
    rule: 'identify',
    reason: 'not signed in',
  });
  // An OPD that is not named is nobody's own.
  expect(decide(principalOf('operator'), 'see-progress-of-opd', { kind: 'city' }, now)).toMatchObject({ answer: 403 });
  expect(decide(principalOf('member'), 'register', { kind: 'city' }, now)).toMatchObject({ answer: 403 });
});

test('the tickets of an OPD are listed for its own people and the steward, not for those of another', () => {
  const about = (opdId: string) => ({ kind: 'opd', opdId }) as const;
  const seen = (who: 'operator' | 'head' | 'steward' | 'citizen' | 'auditor', opdId: string) =>
    decide(principalOf(who), 'see-tickets', about(opdId), now).effect;
  expect((['operator', 'head', 'steward'] as const).map((who) => seen(who, 'dinsos'))).toEqual(['allow', 'allow', 'allow']);
  expect((['operator', 'head', 'citizen', 'auditor'] as const).map((who) => seen(who, 'dinkes'))).toEqual(['deny', 'deny', 'deny', 'deny']);
});
