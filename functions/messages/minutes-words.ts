import { limits } from '../limits.ts';
import type { Letter } from '../model/minutes.ts';
import type { MinutesContent } from '../model/minutes-content.ts';
import type { CheckStatus } from '../model/minutes-words.ts';
import { dayText, timeText } from './date.ts';
import { dayInWords } from './date-words.ts';
import { numberText } from './number.ts';
import { periodText } from './period.ts';

/** What minutes of the review say around their tables, the same on their page and on paper. */

export function minutesName(opdName: string, period: string): string {
  return `Berita acara pemeriksaan data ${opdName}, ${periodText(period, 'long')}`;
}

export function letterDayText(heldOn: string): string {
  return dayText(`${heldOn}T00:00:00+07:00`);
}

export function openingText({ heldOn, place }: Pick<Letter, 'heldOn' | 'place'>): string {
  return `Pada ${dayInWords(heldOn)}, bertempat di ${place}, yang bertanda tangan di bawah ini:`;
}

export function agreedText({ opdName, period }: Pick<MinutesContent, 'opdName' | 'period'>): string {
  return `telah memeriksa data yang diserahkan ${opdName} dalam ${periodText(period, 'long')}, dengan hasil sebagai berikut.`;
}

export const closingText = 'Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.';

/** When it was counted, and what that leaves out. */
export function countedText({ countedAt, isOver, quiet }: Pick<MinutesContent, 'countedAt' | 'isOver' | 'quiet'>): string[] {
  const open = 'Periode ini belum berakhir saat dihitung: yang diserahkan sesudahnya dicatat dalam berita acara penggantinya.';
  const rest = `${numberText(quiet)} dataset lain tanpa kiriman dalam periode ini dan tanpa yang jatuh tempo tidak dirinci.`;
  const lookback = `Unggahan yang dimulai lebih dari ${limits.minutesLookbackDays} hari sebelum periode ini tidak dihitung.`;
  return [`Dihitung ${timeText(countedAt)} WIB.`, ...(isOver ? [] : [open]), ...(quiet > 0 ? [rest] : []), lookback];
}

/** What an overseer is told of the annex: how many, and who reads it. */
export function annexText(inAnnex: number): string {
  return `${numberText(inAnnex)} dataset lain (tertutup, belum terbit, atau ditarik) ada dalam lampiran, yang hanya untuk OPD dan walidata.`;
}

export const noDeliveriesText = 'Tidak ada kiriman dalam periode ini, dan tidak ada yang jatuh tempo.';

export const checksumText = 'Tanda periksa tiap periode sama dengan yang tertera pada halaman versi dataset itu.';

/** `7K3QX-9M2PV-4TB6W-RCH5D`: read aloud and typed in groups. */
export function checkNumberText(checkNumber: string): string {
  return (checkNumber.match(/.{1,5}/g) ?? []).join('-');
}

export const checkStatusText: Readonly<Record<CheckStatus, string>> = {
  stands: 'Berita acara ini berlaku.',
  superseded: 'Berita acara ini sudah diganti: yang berlaku ialah penggantinya.',
  revoked: 'Berita acara ini sudah dicabut: tidak berlaku.',
  unknown: 'Tidak ada berita acara dengan nomor ini.',
};
