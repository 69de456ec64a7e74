/** The words of minutes of the review (berita acara pemeriksaan). Without zod, so that pages may load them. */

/**
 * draft: the steward writes, and its numbers are counted anew at each look; final: numbered, counted once and frozen; signed: a signed PDF of it is kept; superseded: a later one says so and
 * took its place; revoked: it does not stand, and none does in its place.
 */
export const minutesStates = ['draft', 'final', 'signed', 'superseded', 'revoked'] as const;
export type MinutesState = (typeof minutesStates)[number];

export const minutesStateText: Readonly<Record<MinutesState, string>> = {
  draft: 'konsep',
  final: 'final, belum bertanda tangan',
  signed: 'bertanda tangan',
  superseded: 'diganti',
  revoked: 'dicabut',
};

/** Whether it is the one that counts. */
export function stands(state: MinutesState): boolean {
  return state === 'final' || state === 'signed';
}

/** The two papers of minutes: what everyone who reads minutes reads, and what names datasets that they may not know of. */
export const minutesPapers = ['main', 'annex'] as const;
export type MinutesPaper = (typeof minutesPapers)[number];

/** Its files, as addresses have them. */
export const minutesFiles = ['naskah', 'lampiran', 'naskah-bertanda-tangan', 'lampiran-bertanda-tangan'] as const;
export type MinutesFile = (typeof minutesFiles)[number];

/** Within a sentence. */
export const minutesFileText: Readonly<Record<MinutesFile, string>> = {
  naskah: 'naskah',
  lampiran: 'lampiran untuk OPD dan walidata',
  'naskah-bertanda-tangan': 'naskah bertanda tangan',
  'lampiran-bertanda-tangan': 'lampiran bertanda tangan',
};

export function paperOf(file: MinutesFile): MinutesPaper {
  return file.startsWith('lampiran') ? 'annex' : 'main';
}

export function isSignedFile(file: MinutesFile): boolean {
  return file.endsWith('-bertanda-tangan');
}

/** What the verification says of a number. */
export const checkStatuses = ['stands', 'superseded', 'revoked', 'unknown'] as const;
export type CheckStatus = (typeof checkStatuses)[number];
