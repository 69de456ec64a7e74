import { limits } from '../../limits.ts';
import { defaultForm } from '../rules/default-form.ts';
import type { What } from '../rules/rule.ts';
import type { Field } from '../standard.ts';
import { delimiterOf } from './list-text.ts';
import { isNumberText, numberStyle } from './number-text.ts';
import { textFormat } from './text-format.ts';

/** Where no more is known of what was meant. */
export const checkAgain = 'Periksa kembali isinya.';

/** Why a cell can't be read as its field's type or format, in Bahasa Indonesia. */
export function typeMessage(field: Field, cell: string): What {
  switch (field.type) {
    case 'string': {
      const format = textFormat(field.format ?? 'default');
      return { what: `bukan ${format?.noun ?? 'teks yang sah'}`, mend: format?.mend ?? checkAgain };
    }
    case 'integer':
    case 'number':
      return numberMessage(field, cell);
    case 'boolean':
      return booleanMessage(field);
    case 'year':
      return { what: 'bukan tahun', mend: 'Tulis tahun dengan empat angka, misalnya 2026.' };
    case 'date':
    case 'datetime':
    case 'time':
    case 'yearmonth':
      return calendarMessage(field, field.type);
    default:
      return compositeMessage(field);
  }
}

function numberMessage(field: Field, cell: string): What {
  const style = numberStyle(field);
  // Several numbers in one cell have many digits, too, and are not corrected by shortening them.
  if (isNumberText(cell, style) && digitsOf(cell, style.decimalChar) > limits.maxNumberDigits) {
    const mend = 'Singkatkan angkanya. Bila ini nomor, bukan jumlah, minta walidata menjadikan kolom ini teks.';
    return {
      what: `terlalu panjang atau terlalu rinci untuk sebuah angka; paling banyak ${limits.maxNumberDigits} angka agar tidak dibulatkan`,
      mend,
    };
  }
  const whole = field.type === 'integer';
  if (field.format === 'percent') {
    const sample = `90${style.decimalChar}5%`;
    return { what: 'bukan persentase, atau bentuknya lain', mend: `Tulis angka dengan tanda persen, misalnya ${sample}.` };
  }
  if (whole) {
    return {
      what: 'bukan bilangan bulat',
      mend: `Tulis angka bulat saja, misalnya ${sampleNumber(field, false)}, tanpa satuan atau keterangan.`,
    };
  }
  const form = `dengan ${decimalNoun(field)} sebagai tanda desimal, misalnya ${sampleNumber(field, true)}`;
  return { what: 'bukan angka, atau bentuknya lain', mend: `Tulis angka saja ${form}, tanpa satuan atau keterangan.` };
}

/** How many digits a number takes when it is written out, before and behind its mark. */
function digitsOf(cell: string, decimalChar: string): number {
  const [, mantissa = '', exponent = '0'] = /^(.*?)(?:[eE]([+-]?[0-9]{1,3}))?$/s.exec(cell.trim()) ?? [];
  const [whole = '', fraction = ''] = mantissa.split(decimalChar).map((part) => part.replace(/[^0-9]/g, ''));
  const digits = (whole + fraction).replace(/^0+/, '');
  const point = whole.length + Number(exponent) - (whole.length + fraction.length - digits.length);
  const significant = digits.replaceAll('0', ' ').trimEnd().length;
  return Math.max(point, 1) + Math.max(significant - point, 0);
}

function booleanMessage({ trueValues = ['ya'], falseValues = ['tidak'] }: Field): What {
  const [truth, untruth] = [trueValues[0], falseValues[0]];
  return { what: `bukan pilihan ${truth} atau ${untruth}`, mend: `Tulis ${truth} atau ${untruth}.` };
}

type CalendarType = 'date' | 'datetime' | 'time' | 'yearmonth';

const calendarNouns: Readonly<Record<CalendarType, readonly [noun: string, mend: string]>> = {
  date: ['bukan tanggal yang ada', 'Tulis tanggal yang ada di kalender'],
  datetime: ['bukan tanggal dan jam yang ada', 'Tulis tanggal dan jam yang ada'],
  time: ['bukan jam yang ada', 'Tulis jam dan menit'],
  yearmonth: ['bukan bulan dan tahun', 'Tulis bulan dan tahun'],
};

function calendarMessage(field: Field, type: CalendarType): What {
  const [noun, mend] = calendarNouns[type];
  return { what: `${noun}, atau bentuknya lain`, mend: `${mend}, dengan bentuk seperti ${sampleDate(field.format, type)}.` };
}

/** Types that are written as one text with parts. */
function compositeMessage(field: Field): What {
  switch (field.type) {
    case 'duration':
      return { what: 'bukan lama waktu', mend: 'Tulis lama waktu seperti P1Y2M (1 tahun 2 bulan) atau PT1H30M (1 jam 30 menit).' };
    case 'list':
      return {
        what: `bukan daftar ${itemNoun(field.itemType)}`,
        mend: `Pisahkan tiap butir dengan "${delimiterOf(field)}", dan tulis tiap butir sebagai ${itemNoun(field.itemType)}.`,
      };
    case 'array':
      return { what: 'bukan larik JSON', mend: 'Tulis larik JSON, misalnya ["a", "b"].' };
    case 'object':
      return { what: 'bukan objek JSON', mend: 'Tulis objek JSON, misalnya {"a": 1}.' };
    case 'geopoint':
      return {
        what: 'bukan titik koordinat',
        mend: `Tulis bujur dahulu, lalu lintang, dengan titik desimal, misalnya ${samplePoint(field.format)}.`,
      };
    case 'geojson':
      return { what: 'bukan GeoJSON', mend: 'Tulis objek GeoJSON, misalnya {"type": "Point", "coordinates": [106.63, -6.18]}.' };
    default:
      return { what: 'tidak dapat dibaca', mend: checkAgain };
  }
}

const itemNouns: Readonly<Record<NonNullable<Field['itemType']>, string>> = {
  string: 'teks',
  integer: 'bilangan bulat',
  number: 'angka',
  boolean: 'ya atau tidak',
  date: 'tanggal seperti 2026-09-12',
  datetime: defaultForm('datetime'),
  time: 'jam seperti 08:30:00',
};

function itemNoun(type: Field['itemType']): string {
  return itemNouns[type ?? 'string'];
}

function samplePoint(format: string | undefined): string {
  if (format === 'array') return '[106.63, -6.18]';
  return format === 'object' ? '{"lon": 106.63, "lat": -6.18}' : '106.63, -6.18';
}

function sampleNumber(field: Field, fraction: boolean): string {
  const { groupChar, decimalChar } = numberStyle(field);
  return `1${groupChar}250${fraction ? `${decimalChar}5` : ''}`;
}

function decimalNoun(field: Field): string {
  const { decimalChar } = numberStyle(field);
  const nouns: Readonly<Record<string, string>> = { ',': 'koma', '.': 'titik' };
  return nouns[decimalChar] ?? `"${decimalChar}"`;
}

const defaultPatterns: Readonly<Record<CalendarType, string>> = {
  date: '%Y-%m-%d',
  datetime: '%Y-%m-%dT%H:%M:%S',
  time: '%H:%M:%S',
  yearmonth: '%Y-%m',
};

const sampleParts: Readonly<Record<string, string>> = {
  '%d': '28',
  '%m': '02',
  '%Y': '2020',
  '%B': 'Februari',
  '%b': 'Feb',
  '%H': '08',
  '%M': '30',
  '%S': '00',
  '%z': '+07:00',
};

/** A sample of the form in which the field’s dates are written. */
export function sampleDate(format: string | undefined, type: CalendarType): string {
  const pattern = format === undefined || format === 'default' || format === 'any' ? defaultPatterns[type] : format;
  return pattern.replace(/%./g, (part) => sampleParts[part] ?? part);
}
