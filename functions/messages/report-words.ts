import { deliveryStatuses, deliveryStatusWords } from '../model/delivery-status.ts';
import type { LateDataset, ReportView } from '../model/report-view.ts';
import { dayText, timeText } from './date.ts';
import { lateDaysText } from './late-days.ts';
import { numberText } from './number.ts';
import { periodText } from './period.ts';

/** What a report says, the same on its page, on paper and in its workbook. */

/** What each copy says of whom it shows. */
export const scopeText: Readonly<Record<ReportView['scope'], string>> = {
  all: 'Semua tingkat akses. Bukan untuk disebarluaskan: daftar dataset dapat memuat judul data tertutup.',
  opd: 'Bagian satu OPD, semua tingkat akses. Untuk OPD itu sendiri.',
  public: 'Hanya dataset terbuka dan terbatas yang sudah terbit, dalam angka.',
};

/** When it closed, and whether it may still change. */
export function whenText({ closesAt, countedAt, finalAt, isFinal }: ReportView): string {
  const ending = isFinal ? `final sejak ${timeText(finalAt)}` : openUntilText(finalAt);
  return `Ditutup ${timeText(closesAt)} WIB, dihitung ${timeText(countedAt)}; ${ending}.`;
}

/** What it says first. */
export function headline({ total, percentOnTime, opds, scope }: ReportView): string {
  if (percentOnTime === undefined) return 'Belum ada dataset yang dapat dinilai.';
  // The public copy counts other datasets than the walidata's: two percentages of one week must not seem to be of the same.
  const among = scope === 'public' ? ' dari dataset yang sudah terbit' : '';
  const onTime = `${percentOnTime} % mutakhir${among}: ${numberText(total.onTime)} dari ${numberText(total.judged)} dataset yang dinilai.`;
  if (total.late === 0) return `${onTime} Tidak ada yang lewat jatuh tempo.`;
  return `${onTime} ${numberText(total.late)} lewat jatuh tempo, di ${numberText(opds.filter(({ late }) => late > 0).length)} OPD.`;
}

/** What the percentage is of. */
export const judgedText =
  'Dinilai: yang mutakhir (tidak ada yang lewat jatuh tempo; termasuk nihil) dan yang lewat jatuh tempo. ' +
  'Kiriman yang menunggu walidata atau perlu diperbaiki sebelum jatuh tempo tidak ikut dinilai.';

/** What changed since the report before. */
export function sentences({ change, total, percentOnTime }: ReportView): string[] {
  if (!change) return ['Belum ada laporan sebelumnya untuk dibandingkan.'];
  const percent =
    change.percentBefore === undefined || percentOnTime === undefined
      ? ''
      : `; mutakhir ${change.percentBefore} % menjadi ${percentOnTime} %`;
  return [
    `Dibanding ${periodText(change.since, 'long')}: lewat jatuh tempo ${numberText(change.lateBefore)} menjadi ${numberText(total.late)}${percent}. ` +
      `${numberText(change.newlyLate)} baru terlambat, ${numberText(change.settled)} selesai.`,
  ];
}

export const boardTitles = [
  'OPD',
  'Dataset',
  'Dinilai',
  ...deliveryStatuses.map((status) => deliveryStatusWords[status].short),
  'Semua yang lewat jatuh tempo',
];

/** One row an OPD, and their sum. */
export function boardRows({
  opds,
  total,
}: Pick<ReportView, 'opds' | 'total'>): { readonly name: string; readonly numbers: readonly number[] }[] {
  const numbers = ({ planned, judged, late, statuses }: ReportView['total']) => [
    planned,
    judged,
    ...deliveryStatuses.map((status) => statuses[status]),
    late,
  ];
  return [...opds.map((opd) => ({ name: opd.name, numbers: numbers(opd) })), { name: 'Jumlah', numbers: numbers(total) }];
}

/** What a report's tables are called. */
export const tableNames = { late: 'Terlambat atau perlu diperbaiki', causes: 'Sebab unggahan ditolak' } as const;

/** Until when an OPD may say why. */
export function openUntilText(finalAt: string): string {
  return `keterangan OPD diterima sampai ${timeText(finalAt)}`;
}

export const lateTitles = ['OPD', 'Dataset', 'Status', 'Jatuh tempo', 'Keterangan OPD'];

/** How a dataset stands, with its days. */
export function lateText({ status, isLate, daysLate }: LateDataset): string {
  if (status === 'late') return lateDaysText(daysLate);
  const { text } = deliveryStatusWords[status];
  return isLate ? `${text}, ${lateDaysText(daysLate)}` : text;
}

/** A row of the late list. */
export function lateCells(dataset: LateDataset): string[] {
  const title = dataset.priority ? `${dataset.title} (prioritas)` : dataset.title;
  return [dataset.opdName, title, lateText(dataset), dayText(dataset.nextDue), dataset.reason ?? '–'];
}

/** Above the head of the late list. */
export function longestLateText(count: number): string {
  return `${numberText(count)} yang paling lama terlambat`;
}

/** Below it. */
export function restLateText(rest: number): string {
  return `${numberText(rest)} dataset lain, keterangan OPD dan sebab penolakan ada di halaman berikutnya.`;
}

export function unseenText(unseen: number): string {
  return `${numberText(unseen)} dataset lain hanya dilihat OPD-nya dan walidata.`;
}

/** With a capital, as a cell or heading begins. */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
