/** How a unit stands with its part of a period. Without zod, so that pages may load it. In the order in which they are told: who must act first. */
export const partStatuses = ['missing', 'to-correct', 'in-progress', 'in-review', 'nihil', 'came'] as const;

export type PartStatus = (typeof partStatuses)[number];

export const partStatusText: Readonly<Record<PartStatus, string>> = {
  missing: 'belum mengirim',
  'to-correct': 'perlu diperbaiki',
  'in-progress': 'sedang diproses',
  'in-review': 'menunggu walidata',
  nihil: 'nihil (tidak ada data)',
  came: 'sudah masuk',
};

/** The same to the account of the unit itself; its OPD may be the one who corrects, where no account acts for the unit. */
export const ownPartStatusText: Readonly<Record<PartStatus, string>> = { ...partStatusText, 'to-correct': 'perlu Anda perbaiki' };

/** Where there were too many uploads to read, and none of this unit's among the newest. */
export const unknownPartText = 'keadaannya tidak terbaca, karena kirimannya sudah lama';
