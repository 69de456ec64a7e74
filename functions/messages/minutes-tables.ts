import { traitsOf } from '../model/access-level.ts';
import { deliveryStatusWords } from '../model/delivery-status.ts';
import type { MinutesDataset, MinutesResults } from '../model/minutes-content.ts';
import { dayText } from './date.ts';
import { lateDaysText } from './late-days.ts';
import { numberText } from './number.ts';
import { periodText } from './period.ts';

/** The tables of minutes of the review, the same on their page and on paper. */
export type MinutesTable = { readonly title: string; readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] };

const resultTexts: readonly (readonly [keyof MinutesResults, string])[] = [
  ['approved', 'disetujui walidata'],
  ['automatic', 'terbit menurut standar yang sudah disetujui'],
  ['unchanged', 'sama dengan yang sudah terbit'],
  ['returned', 'dikembalikan'],
  ['rejected', 'ditolak saat diperiksa otomatis'],
  ['waiting', 'masih menunggu walidata'],
  ['nihil', 'nihil'],
];

/** `2 disetujui walidata; 1 dikembalikan`. */
export function resultsText(results: MinutesResults): string {
  const told = resultTexts.filter(([result]) => results[result] > 0).map(([result, text]) => `${numberText(results[result])} ${text}`);
  return told.length === 0 ? 'tidak ada kiriman' : told.join('; ');
}

/** For which periods there was nothing to report. */
function nihilText({ nihilPeriod, nihilPeriods = nihilPeriod === undefined ? [] : [nihilPeriod] }: MinutesDataset): string {
  return nihilPeriods.length === 0 ? '' : ` (${nihilPeriods.map((period) => periodText(period, 'long')).join(', ')})`;
}

/** How the dataset stood when it was counted. */
export function standingText({ status, daysLate, needsFollowUp }: MinutesDataset): string {
  if (status === undefined) return 'ditarik';
  if (status === 'late') return lateDaysText(daysLate);
  const { text } = deliveryStatusWords[status];
  return needsFollowUp && daysLate > 0 ? `${text}, ${lateDaysText(daysLate)}` : text;
}

/** `3–5`, with what does not stand any more. */
export function versionsText({ versions, withdrawn }: Pick<MinutesDataset, 'versions' | 'withdrawn'>): string {
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined || last === undefined) return '–';
  const told = first === last ? String(first) : `${first}–${last}`;
  return withdrawn.length === 0 ? told : `${told} (ditarik: ${withdrawn.join(', ')})`;
}

export function titleOf({ title, priority }: Pick<MinutesDataset, 'title' | 'priority'>): string {
  return priority ? `${title} (data prioritas)` : title;
}

export function resultsTable(datasets: readonly MinutesDataset[]): MinutesTable {
  const rows = datasets.map((each) => [
    titleOf(each),
    traitsOf({ access: each.access }).label,
    versionsText(each),
    resultsText(each.results) + nihilText(each),
    standingText(each),
  ]);
  return { title: 'Data yang diserahkan dan hasil pemeriksaannya', titles: ['Dataset', 'Akses', 'Versi', 'Hasil', 'Keadaan'], rows };
}

export function returnsTable(datasets: readonly MinutesDataset[]): MinutesTable {
  const rows = datasets.flatMap((each) => {
    const more = each.results.returned - each.returns.length;
    const told = each.returns.map(({ at, reasons }) => [each.title, dayText(at), reasons.join('; ')]);
    return more > 0 ? [...told, [each.title, 'sebelumnya', `${numberText(more)} pengembalian lain dalam periode ini`]] : told;
  });
  return { title: 'Dikembalikan, dan alasannya', titles: ['Dataset', 'Tanggal', 'Alasan'], rows };
}

export function followUpsTable(datasets: readonly MinutesDataset[]): MinutesTable {
  const rows = datasets
    .filter(({ followUp, needsFollowUp }) => followUp !== undefined || needsFollowUp)
    .map((each) => [
      each.title,
      standingText(each),
      each.followUp?.text ?? 'belum ditulis',
      each.followUp ? dayText(`${each.followUp.until}T00:00:00+07:00`) : '–',
    ]);
  return { title: 'Tindak lanjut', titles: ['Dataset', 'Keadaan', 'Tindak lanjut', 'Paling lambat'], rows };
}

export function checksumsTable(datasets: readonly MinutesDataset[]): MinutesTable {
  const rows = datasets.flatMap(({ title, checksums, moreChecksums }) => {
    const told = checksums.map(({ version, period, sha256 }) => [title, String(version), periodNameOf(period), sha256]);
    const more = `${numberText(moreChecksums)} tanda periksa lain ada pada halaman versi dataset ini`;
    return moreChecksums > 0 ? [...told, [title, '–', '–', more]] : told;
  });
  return { title: 'Tanda periksa data terbuka (SHA-256)', titles: ['Dataset', 'Versi', 'Periode', 'SHA-256'], rows };
}

/** A dataset without periods has one part. */
function periodNameOf(period: string): string {
  return period === 'all' ? 'semua' : periodText(period);
}
