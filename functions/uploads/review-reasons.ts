import { limits } from '../limits.ts';
import { onHoldText } from '../messages/dataset-state.ts';
import { numberText } from '../messages/number.ts';
import { isPublic } from '../model/access-level.ts';
import type { Dataset } from '../model/dataset.ts';
import { type Part, periodsOf, sumOfRows } from '../model/manifest.ts';
import { once } from '../model/once.ts';
import { periodCadence } from '../model/period.ts';
import { listedNames } from '../standards/listed-names.ts';
import { mixesPeriods, wholePeriod } from '../versions/merge-parts.ts';
import { replacesUnits } from '../versions/over-units.ts';
import { refusePublication } from '../versions/publish-rule.ts';

/** What is known of an accepted upload when it is decided whether a steward must look at it. */
export type ReviewQuestion = {
  readonly dataset: Dataset;
  readonly standardVersion: number;
  readonly standardApproved: boolean;
  /** It is the exact copy of one of the library, which the steward approved there. */
  readonly standardFromLibrary: boolean;
  readonly personalColumns: readonly string[];
  /** Other columns with cells that look as if they held a NIK or KK, and were declared to hold none. */
  readonly nikSuspects: readonly string[];
  /** How many cells those are. */
  readonly declaredNotNik: number;
  readonly parts: readonly Part[];
  readonly currentParts: readonly Part[];
  /** Those of them whose periods the delivery takes away without putting others in their place. */
  readonly deletedParts: readonly Part[];
  /** What is unlike the data before it (versions/drift-messages.ts). */
  readonly drift: readonly string[];
  /** Columns that may count people, and the number of their small cells. */
  readonly smallCounts: readonly { readonly name: string; readonly cells: number }[];
  /** The theme that makes them tell of somebody, if the dataset has one. */
  readonly sensitiveTheme: string | undefined;
};

/**
 * Why the steward must look first (data-model.md, "Review"), Bahasa Indonesia; empty when the upload is published by itself: under an approved
 * standard, on a published dataset whose level stands, without priority, without personal columns that nobody knew of, without a number outside
 * them that looks like a NIK and is declared to be none, without small counts under a sensitive theme, and unlike nothing that came before.
 */
export function reviewReasons(question: ReviewQuestion): string[] {
  const { dataset } = question;
  const personal = question.personalColumns.filter((column) => !dataset.personalColumns.includes(column));
  const reasons: (string | false)[] = [
    dataset.current === undefined && 'Ini versi pertama dataset ini.',
    !question.standardApproved && 'Standar datanya baru diusulkan dan belum disetujui.',
    question.standardApproved && !question.standardFromLibrary && changesStandard(question) && 'Standar datanya berbeda dari yang berlaku.',
    dataset.priority && 'Ini data prioritas, yang selalu diperiksa walidata.',
    dataset.proposedAccess !== undefined && 'Pelonggaran akses dataset ini masih menunggu pengesahan walidata.',
    dataset.hold !== undefined && onHoldText,
    personal.length > 0 && `Data pribadi ditemukan pada kolom yang sebelumnya tidak ditandai: ${listedNames(personal)}.`,
    declarationReason(question),
    mixesPeriods(question.currentParts, question.parts) &&
      'Versi berjalan dan berkas ini tidak sama-sama berperiode: bila disetujui, seluruh isi dataset diganti.',
    unitsReason(question),
    mixedCadences(question.currentParts, question.parts),
    smallCountReason(question),
    ...question.drift,
    refusePublication(dataset, question) ?? false,
  ];
  const given = reasons.filter((reason) => reason !== false);
  return given.length === 0 ? [] : [...deletionReason(question), ...given];
}

/** Nobody but the steward looks at what a clerk declares. */
function declarationReason({ nikSuspects, declaredNotNik }: ReviewQuestion): string | false {
  if (nikSuspects.length === 0) return false;
  // Accepted before anybody could declare anything.
  if (declaredNotNik === 0)
    return `Ada sel berisi NIK pada kolom ${listedNames(nikSuspects)}. Pastikan kolom itu tidak memuat data pribadi sebelum terbit.`;
  return `${numberText(declaredNotNik)} sel pada kolom ${listedNames(nikSuspects)} berbentuk NIK atau nomor KK; pengunggahnya menyatakan bahwa itu bukan. Pastikan sebelum terbit.`;
}

const periodList = once(() => new Intl.ListFormat('id-ID'));

/** First of all reasons: it can't be seen in the rows that come. */
function deletionReason({ deletedParts }: ReviewQuestion): string[] {
  const periods = periodsOf(deletedParts).filter((period) => period !== wholePeriod);
  if (periods.length === 0) return [];
  const more = periods.length - limits.maxListedDrift;
  const listed = more > 0 ? [...periods.slice(0, limits.maxListedDrift), `${more} lainnya`] : periods;
  return [`Menghapus periode ${periodList().format(listed)} (${numberText(sumOfRows(deletedParts))} baris).`];
}

/** What units delivered goes only where somebody else has looked, too. */
function unitsReason({ deletedParts, parts }: ReviewQuestion): string | false {
  const replaced = replacesUnits(deletedParts, parts);
  return replaced > 0 && `Mengganti ${numberText(replaced)} kiriman unit dengan kiriman OPD sendiri.`;
}

function changesStandard({ dataset, standardVersion }: ReviewQuestion): boolean {
  return dataset.standardVersion !== undefined && standardVersion !== dataset.standardVersion;
}

/** Months beside quarters count the same thing twice. */
function mixedCadences(held: readonly Part[], delivered: readonly Part[]): string | false {
  const known = new Set(held.map(({ period }) => periodCadence(period)));
  const isNew = delivered.some(({ period }) => !known.has(periodCadence(period)));
  if (held.length === 0 || mixesPeriods(held, delivered) || !isNew) return false;
  return 'Periode berkas ini lain frekuensinya dari versi berjalan (misalnya bulanan dan triwulanan): bila disetujui, keduanya berdampingan.';
}

/** data-model.md, "Review": small counts (1–4) under sensitive themes in open data. */
function smallCountReason({ dataset, smallCounts, sensitiveTheme }: ReviewQuestion): string | false {
  if (!isPublic(dataset) || sensitiveTheme === undefined || smallCounts.length === 0) return false;
  const columns = listedNames(smallCounts.map(({ name, cells }) => `${name} (${cells} sel)`));
  return `Dataset terbuka bertema ${sensitiveTheme} memuat angka 1 sampai ${limits.smallCountMaximum} pada kolom ${columns}: orangnya dapat dikenali dari hitungan sekecil itu. Gabungkan wilayah atau kelompoknya, atau pastikan aman sebelum terbit.`;
}
