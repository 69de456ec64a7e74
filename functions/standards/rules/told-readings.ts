import { plain } from '../../model/plain.ts';
import { writtenMonthSql } from '../types/date-text.ts';
import { numberStyle } from '../types/number-text.ts';
import type { Words } from './cell-messages.ts';
import type { CompiledField } from './compile.ts';

/** A reading that gives another text than the cell has, and that its standard names by nothing but the list of normalisations: its clerk is told. */
export type ToldReading = {
  readonly type: 'choice-spelling' | 'month-name' | 'percent-as-unit';
  /** SQL over the layers of `ColumnNames`: TRUE where a cell was read so. */
  readonly isRead: string;
  readonly words: (where: Told) => Words;
};

/** What is known to be meant. */
export const nothingToMend = plain`Tidak perlu diperbaiki.`;

/** `title` of the column, its cells that were read so, and the first one's row in the clerk's file. */
type Told = { readonly title: string; readonly cells: number; readonly firstRow: number };

/** What is asked of the cells of a field for that; nothing of most. */
export function toldReadingsOf({ field, names }: CompiledField): ToldReading[] {
  const { cell, text, value, typed = 'FALSE', share = 'FALSE' } = names;
  const { type, format, constraints } = field;
  if (type === 'string' && constraints?.enum !== undefined) {
    return [{ type: 'choice-spelling', isRead: `${value} <> ${cell}`, words: choiceSpelling }];
  }
  if (type === 'yearmonth') {
    const isNamed = `NOT ${typed} AND ${value} IS NOT NULL AND ${writtenMonthSql(text, format)} IS NULL`;
    return [{ type: 'month-name', isRead: isNamed, words: monthName }];
  }
  if ((type === 'integer' || type === 'number') && numberStyle(field).percentUnit) {
    const isSigned = `${value} IS NOT NULL AND (${share} OR ends_with(${text}, '%'))`;
    return [{ type: 'percent-as-unit', isRead: isSigned, words: percentAsUnit }];
  }
  return [];
}

function choiceSpelling({ title, cells, firstRow }: Told): Words {
  return {
    message: `Kolom ${title}: ${cells} sel (pertama di baris ${firstRow}) beda huruf besar-kecil atau spasi dari pilihan pada standar data. Yang diterbitkan tulisan pilihannya.`,
    mend: nothingToMend,
  };
}

function monthName({ title, cells, firstRow }: Told): Words {
  return {
    message: `Kolom ${title}: ${cells} sel (pertama di baris ${firstRow}) menulis nama bulan, lain dari bentuk pada standar data. Yang diterbitkan tahun dan angka bulannya: Desember 2026 menjadi 2026-12.`,
    mend: nothingToMend,
  };
}

/** `12,5 %` is 12.5 where the unit says that the numbers are percents. */
function percentAsUnit({ title, cells, firstRow }: Told): Words {
  return {
    message: `Kolom ${title}: tanda % pada ${cells} sel (pertama di baris ${firstRow}) dibaca sebagai satuan. Yang diterbitkan angka di depannya: 12,5 % menjadi 12.5.`,
    mend: 'Tidak perlu diperbaiki bila sel lain pada kolom ini juga persen.',
  };
}
