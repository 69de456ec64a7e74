/** The words of a plan (daftar data). Without zod, so that pages may load them. */

/** draft: the OPD writes; signed: its head stands by it; agreed: steward and coordinator of the forum do, too. `none` is a plan that nobody began; to outsiders, one of which they read nothing. */
export const planStates = ['none', 'draft', 'signed', 'agreed'] as const;
export type PlanState = (typeof planStates)[number];

export const planStateText: Readonly<Record<PlanState, string>> = {
  none: 'belum ada',
  draft: 'konsep',
  signed: 'disahkan penanggung jawab',
  agreed: 'disepakati',
};

/** What is done with a plan, as its history names it. */
export const planActs = ['written', 'copied', 'signed', 'agreed-as-steward', 'agreed-as-coordinator', 'joined', 'moved'] as const;
export type PlanAct = (typeof planActs)[number];

export const planActText: Readonly<Record<PlanAct, string>> = {
  written: 'ditulis',
  copied: 'disalin dari tahun lain',
  signed: 'disahkan penanggung jawab OPD',
  'agreed-as-steward': 'disepakati walidata',
  'agreed-as-coordinator': 'disepakati koordinator forum',
  joined: 'diterima dari OPD yang berakhir',
  moved: 'dipindahkan ke OPD penerus',
};

/** As whom somebody agrees. */
export const planParties = ['steward', 'coordinator'] as const;
export type PlanParty = (typeof planParties)[number];

/** How far an entry is: no dataset is registered for it; one is, without data; data were published. */
export const entryStandings = ['unregistered', 'without-data', 'published'] as const;
export type EntryStanding = (typeof entryStandings)[number];

export const entryStandingText: Readonly<Record<EntryStanding, string>> = {
  unregistered: 'belum didaftarkan',
  'without-data': 'terdaftar, belum ada data',
  published: 'ada data',
};
