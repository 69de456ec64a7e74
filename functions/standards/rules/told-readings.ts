import { plain } from '../../model/plain.ts';
import { writtenMonthSql } from '../types/date-text.ts';
import { numberStyle } from '../types/number-text.ts';
import { isMovedSql } from '../types/time-text.ts';
import type { Words } from './cell-messages.ts';
import type { CompiledField } from './compile.ts';

/** A reading that its clerk is told of: the value says something else than the cell does, or than the cells beside it are taken to say. */
export type ToldReading = {
  readonly type: 'choice-spelling' | 'leading-zero' | 'mixed-percent' | 'month-name' | 'moved-time' | 'percent-as-unit';
  /** SQL over the layers of `ColumnNames`: whether a cell was read so; NULL where it was not. */
  readonly isRead: string;
  /** SQL: whether a cell was read otherwise. Where given, it is told only of columns that have both. */
  readonly isOther?: string;
  readonly words: (told: Told) => Words;
};

/** `title` of the column, its cells that were read so, the first one's row in the clerk's file, and the cells that were read otherwise. */
type Told = { readonly title: string; readonly cells: number; readonly firstRow: number; readonly others: number };

/** What is asked of the cells of a field for that; nothing of most. */
export function toldReadingsOf({ field, names }: CompiledField): ToldReading[] {
  const { type, format, constraints } = field;
  const { cell, text, value, typed = 'FALSE', share = 'FALSE' } = names;
  const written = `NOT ${typed} AND ${value} IS NOT NULL`;
  if (type === 'string' && constraints?.enum !== undefined) {
    return [{ type: 'choice-spelling', isRead: `${value} <> ${cell}`, words: choiceSpelling }];
  }
  if (type === 'yearmonth') {
    return [{ type: 'month-name', isRead: `${written} AND ${writtenMonthSql(text, format)} IS NULL`, words: monthName }];
  }
  if (type === 'datetime') return [{ type: 'moved-time', isRead: `${written} AND ${isMovedSql(text)}`, words: movedTime }];
  if (type !== 'integer' && type !== 'number') return [];
  const amongOthers = (isSo: string) => ({ isRead: `${value} IS NOT NULL AND ${isSo}`, isOther: `${value} IS NOT NULL AND NOT ${isSo}` });
  if (numberStyle(field).percentUnit) {
    return [{ type: 'percent-as-unit', ...amongOthers(`(${share} OR ends_with(${text}, '%'))`), words: percentAsUnit }];
  }
  if (type === 'number') {
    // A file that keeps no cell as a value has no percentage of Excel's.
    const mayMix = format !== 'percent' && names.share !== undefined;
    return mayMix ? [{ type: 'mixed-percent', ...amongOthers(share), words: mixedPercent }] : [];
  }
  // A zero and a digit stand between these by their letters; a pattern would be asked of millions of cells, and takes longer.
  return [{ type: 'leading-zero', isRead: `${written} AND ltrim(${text}, '+-') BETWEEN '00' AND '0:'`, words: leadingZero }];
}

/** Where what is meant is certain. */
export const nothingToMend = plain`Tidak perlu diperbaiki.`;
export const zoneMend = plain`Tidak perlu diperbaiki bila zona waktunya benar.`;

function choiceSpelling({ title, cells, firstRow }: Told): Words {
  return {
    message: `Kolom ${title}: ${cells} sel (pertama di baris ${firstRow}) beda huruf besar-kecil atau spasi dari pilihan pada standar data, dan dibaca sebagai pilihan itu.`,
    mend: nothingToMend,
  };
}

function leadingZero({ title, cells, firstRow }: Told): Words {
  return {
    message: `Kolom ${title}: ${cells} sel (pertama di baris ${firstRow}) berawalan nol dan dibaca sebagai angka tanpa nol itu: 007 menjadi 7.`,
    mend: 'Bila nolnya bagian dari kode atau nomor, minta walidata mengubah kolom itu menjadi teks pada standar data. Bila memang angka, biarkan.',
  };
}

/** `12,5 %` is 0.125, and 12.5 beside it a hundred times as much. */
function mixedPercent({ title, cells, others }: Told): Words {
  return {
    message: `Kolom ${title}: ${cells} sel berformat persen (12,5 % dibaca 0,125) di samping ${others} sel berisi angka biasa, yang dibaca apa adanya.`,
    mend: 'Samakan dahulu: semua persen, atau semua angka biasa. Lalu unggah lagi. Bila memang berbeda maksudnya, biarkan.',
  };
}

function monthName({ title, cells, firstRow }: Told): Words {
  return {
    message: `Kolom ${title}: ${cells} sel (pertama di baris ${firstRow}) menulis nama bulan, lain dari bentuk pada standar data, dan dibaca sebagai tahun dan angka bulannya: Desember 2026 menjadi 2026-12.`,
    mend: nothingToMend,
  };
}

function movedTime({ title, cells, firstRow }: Told): Words {
  return {
    message: `Kolom ${title}: ${cells} sel (pertama di baris ${firstRow}) menyebut zona waktu lain dan dibaca sebagai WIB pada saat yang sama: 01.30 UTC menjadi 08.30.`,
    mend: zoneMend,
  };
}

/** `12,5 %` is 12.5 where the unit says that the numbers are percents. */
function percentAsUnit({ title, cells, firstRow, others }: Told): Words {
  return {
    message: `Kolom ${title}: tanda % pada ${cells} sel (pertama di baris ${firstRow}) dibaca sebagai satuan: 12,5 % menjadi 12.5, seperti angka tanpa tanda pada ${others} sel lain.`,
    mend: 'Tidak perlu diperbaiki bila semua sel kolom ini persen.',
  };
}
