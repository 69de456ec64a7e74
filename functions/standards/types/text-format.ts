import { areaCodeText } from '../../messages/text-format.ts';
import { literal } from '../sql-text.ts';

/** Formats of a string field: those of Table Schema v2 that a city meets, and the Indonesian ones as documented extensions. */
type TextFormat = {
  readonly format: string;
  /** What the clerk reads: "bukan …". */
  readonly noun: string;
  readonly mend: string;
  /** SQL over a text expression: whether it is well formed. */
  readonly valid: (cell: string) => string;
  /** Its cells are codes, however much they look like numbers: every digit is kept. */
  readonly isCode?: true;
  /** Digits of the number, where Excel's fifteen digits would destroy it. */
  readonly longDigits?: number;
};

/** Area: province 11–97, regency, district. Day of birth with 40 added for women (Permendagri 108/2019, composition of the NIK). */
const nikShape = '[1-9][1-9][0-9]{4}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{6}';
/** The family card number: area, day, month and year of issue, serial. */
const kkShape = '[1-9][1-9][0-9]{4}(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{6}';
/** Kemendagri area codes: province, regency, district, village; dotted or plain. */
const areaShape = '[1-9][1-9]([.][0-9]{2}([.][0-9]{2}([.][0-9]{4})?)?|[0-9]{2}([0-9]{2}([0-9]{4})?)?)?';
/** Birth date, month and year of appointment, sex, serial (Perka BKN 22/2007). */
const nipShape = '(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(19|20)[0-9]{2}(0[1-9]|1[0-2])[12][0-9]{3}';
/** National and +62 forms, parts separated as people write them. */
const phoneShape = '([+]?62|[(]?0)[)]?[ .-]?[0-9]{2,4}[)]?([ .-]?[0-9]{2,5}){1,4}';
const emailShape = '[^@\\s,;]+@[^@\\s,;]+[.][^@\\s,;.]{2,}';
const uuidShape = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

const matches =
  (shape: string) =>
  (cell: string): string =>
    `regexp_full_match(${cell}, ${literal(shape)})`;

/** Sixteen digits first: one comparison spares most cells the pattern. The serial number starts at 0001. */
const sixteenDigits =
  (shape: string) =>
  (cell: string): string =>
    `CASE WHEN strlen(${cell}) <> 16 THEN FALSE WHEN ends_with(${cell}, '0000') THEN FALSE ELSE ${matches(shape)(cell)} END`;

/** The first eight digits are a day that was: the civil servant's birth. */
function nipSql(cell: string): string {
  return `CASE WHEN ${matches(nipShape)(cell)} THEN try_strptime(left(${cell}, 8), '%Y%m%d') IS NOT NULL ELSE FALSE END`;
}

const keepText = 'Bila dari Excel, ubah dahulu format kolom menjadi Teks.';

const formats: readonly TextFormat[] = [
  {
    format: 'nik',
    noun: 'NIK yang sah',
    mend: `Tulis 16 angka NIK sesuai KTP tanpa spasi atau tanda baca. ${keepText}`,
    valid: sixteenDigits(nikShape),
    isCode: true,
    longDigits: 16,
  },
  {
    format: 'kk',
    noun: 'nomor Kartu Keluarga yang sah',
    mend: `Tulis 16 angka nomor KK tanpa spasi atau tanda baca. ${keepText}`,
    valid: sixteenDigits(kkShape),
    isCode: true,
    longDigits: 16,
  },
  {
    format: 'kode-wilayah',
    noun: areaCodeText,
    mend: 'Tulis kode wilayah, misalnya 36.71.01 atau 367101 (provinsi 2 angka, kabupaten/kota 4, kecamatan 6, kelurahan/desa 10).',
    valid: matches(areaShape),
    isCode: true,
  },
  { format: 'npsn', noun: 'NPSN', mend: 'Tulis 8 angka NPSN, misalnya 20606873.', valid: matches('[0-9]{8}'), isCode: true },
  { format: 'nip', noun: 'NIP', mend: `Tulis 18 angka NIP tanpa spasi. ${keepText}`, valid: nipSql, isCode: true, longDigits: 18 },
  {
    format: 'phone',
    noun: 'nomor telepon',
    mend: 'Tulis nomor telepon dengan kode area atau operator, misalnya 021-5523160 atau 081234567890.',
    valid: matches(phoneShape),
    isCode: true,
  },
  {
    format: 'email',
    noun: 'alamat surel',
    mend: 'Tulis alamat surel lengkap, misalnya data@tangerangkota.go.id.',
    valid: matches(emailShape),
  },
  {
    format: 'uri',
    noun: 'alamat web',
    mend: 'Tulis alamat lengkap, misalnya https://data.tangerangkota.go.id.',
    valid: matches('[a-zA-Z][a-zA-Z0-9+.-]*:\\S+'),
  },
  {
    format: 'binary',
    noun: 'teks base64',
    mend: 'Tulis isi berkas sebagai base64 tanpa spasi.',
    valid: matches('([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?'),
  },
  { format: 'uuid', noun: 'UUID', mend: 'Tulis UUID lengkap dengan tanda hubung.', valid: matches(uuidShape) },
];

/** Their names. */
export const textFormats: readonly string[] = formats.map(({ format }) => format);

/** The format by its name; undefined when it isn't known. */
export function textFormat(format: string): TextFormat | undefined {
  return formats.find((known) => known.format === format);
}

const province = '[1-9][1-9]';
const birthDay = '(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])';
const birthMonth = '(0[1-9]|1[0-2])';
/** Together, in fours, and with area, birth and serial set apart: 367101-450590-0001, 36.71.01.450590.0001. */
const nikGroups = [
  nikShape,
  `${province}[0-9]{2}[ .-][0-9]{2}${birthDay}[ .-]${birthMonth}[0-9]{2}[ .-][0-9]{4}`,
  `${province}([0-9]{4}|[ .-][0-9]{2}[ .-][0-9]{2})[ .-]${birthDay}${birthMonth}[0-9]{2}[ .-]?[0-9]{4}`,
].join('|');
/** What stands around it: quotes (Excel's mark for text is one), white space, the fraction that a number column adds. */
const around = `['"\u2018\u2019\`\\s\u00a0\u200b\ufeff]{0,3}`;
const longestNikBytes = 40;

/**
 * SQL: whether a cell is somebody's NIK and nothing else, however it is written. Wider than the format `nik`, which says how it must be written. A column is one of NIKs by
 * such cells; what stands among other words, `holdsNik` finds. The length spares most cells the pattern.
 */
export function tellsNikSql(cell: string): string {
  const shape = literal(`${around}(${nikGroups})([.,]0{1,2})?${around}`);
  return `CASE WHEN strlen(${cell}) NOT BETWEEN 16 AND ${longestNikBytes} THEN FALSE WHEN ends_with(${cell}, '0000') THEN FALSE ELSE regexp_full_match(${cell}, ${shape}) END`;
}

const wholeNik = new RegExp(`^${nikShape}$`);

/** Whether a text is a NIK as the format `nik` wants it: its digits and no more, the serial not 0000. */
export function isNik(text: string): boolean {
  return wholeNik.test(text) && !text.endsWith('0000');
}

/** What Excel makes of a long number in a number cell: `3.67101E+15`. The letter spares most cells the pattern. */
export function exponentSql(cell: string): string {
  return `CASE WHEN contains(${cell}, 'E') OR contains(${cell}, 'e') THEN regexp_full_match(${cell}, '[0-9]([.,][0-9]+)?[eE][+]?1[4-9]') ELSE FALSE END`;
}
