import type { Field } from './standard.ts';

/**
 * What changes between a cell and its value. Nothing else does: two texts of a column are one value where these make them one, and nowhere else (a property test asks every type with
 * the real engine). docs/normalisations.md lists them from here, and each example goes the whole way in a test.
 */
export type Normalisation = {
  readonly name: string;
  readonly what: string;
  /** A field under which it happens, or surely doesn't. */
  readonly field: Omit<Field, 'name'>;
  readonly sent: string;
  /** The same cell in the download. */
  readonly download: string;
};

const texts: readonly Normalisation[] = [
  { name: 'text', what: 'text stays as it is', field: { type: 'string' }, sent: ' Benda ', download: ' Benda ' },
  {
    name: 'choice',
    what: 'but where the standard gives choices: the one that it is but for case and blanks around it, if it is one alone',
    field: { type: 'string', constraints: { enum: ['umum', 'gigi', 'kia'] } },
    sent: ' KIA ',
    download: 'kia',
  },
  {
    name: 'formula',
    what: 'a text that a spreadsheet would run as a formula gets an apostrophe in front in CSV; JSON and Parquet keep it as it is',
    field: { type: 'string' },
    sent: '=1+1',
    download: "'=1+1",
  },
  {
    name: 'sum',
    what: 'so does a telephone number that could be taken for a sum',
    field: { type: 'string' },
    sent: '+62-21-5523160',
    download: "'+62-21-5523160",
  },
  {
    name: 'signed-text',
    what: 'a number with a sign, as text, stays',
    field: { type: 'string' },
    sent: '+6281234567890',
    download: '+6281234567890',
  },
  {
    name: 'missing',
    what: 'words for a missing value become empty, where the standard names them',
    field: { type: 'integer', missingValues: ['', '-'] },
    sent: '-',
    download: '',
  },
  { name: 'not-missing', what: 'elsewhere they stay', field: { type: 'string' }, sent: '-', download: '-' },
  { name: 'kept', what: 'lists, durations, places and JSON stay as they are', field: { type: 'list' }, sent: 'a, b', download: 'a, b' },
  { name: 'kept-blanks', what: 'but for blanks around them', field: { type: 'duration' }, sent: ' P1Y ', download: 'P1Y' },
];

const numbers: readonly Normalisation[] = [
  { name: 'blanks', what: 'blanks around a number go', field: { type: 'integer' }, sent: ' 7 ', download: '7' },
  { name: 'zeros-in-front', what: 'plus signs and leading zeros of a number go', field: { type: 'integer' }, sent: '+007', download: '7' },
  { name: 'zero-sign', what: 'the sign of zero goes', field: { type: 'integer' }, sent: '-0', download: '0' },
  { name: 'groups', what: 'group separators go', field: { type: 'integer', groupChar: '.' }, sent: '1.250', download: '1250' },
  {
    name: 'decimal-comma',
    what: 'the decimal comma becomes a point',
    field: { type: 'number', decimalChar: ',', groupChar: '.' },
    sent: '1.250,75',
    download: '1250.75',
  },
  { name: 'zeros-behind', what: 'zeros at the end of a fraction go', field: { type: 'number' }, sent: '2019.50', download: '2019.5' },
  { name: 'empty-fraction', what: 'and with them an empty fraction', field: { type: 'number' }, sent: '2019.0', download: '2019' },
  { name: 'bare-fraction', what: 'a fraction gets its zero', field: { type: 'number' }, sent: '.5', download: '0.5' },
  {
    name: 'exponent',
    what: 'an exponent is written out, digit by digit',
    field: { type: 'number' },
    sent: '1.5e-7',
    download: '0.00000015',
  },
  {
    name: 'digits',
    what: 'a number keeps up to 38 digits',
    field: { type: 'number' },
    sent: '12345678901234567890.123456789012345678',
    download: '12345678901234567890.123456789012345678',
  },
  {
    name: 'fine-digits',
    what: 'however fine they are',
    field: { type: 'number' },
    sent: '0.1234567890123456789012345678901234567',
    download: '0.1234567890123456789012345678901234567',
  },
  { name: 'currency', what: 'currency goes', field: { type: 'number', format: 'rupiah' }, sent: 'Rp 1.250,50', download: '1250.5' },
  {
    name: 'shop-currency',
    what: 'the same, as shops write it',
    field: { type: 'integer', format: 'rupiah' },
    sent: 'Rp1.250,-',
    download: '1250',
  },
  {
    name: 'percentage',
    what: 'a percentage becomes its fraction',
    field: { type: 'number', format: 'percent' },
    sent: '90.00%',
    download: '0.9',
  },
  {
    name: 'percent-sign',
    what: 'but where the unit is the percent sign: it goes, and the number stays as it was written',
    field: { type: 'number', unit: '%', decimalChar: ',' },
    sent: '87,5 %',
    download: '87.5',
  },
  {
    name: 'dressed',
    what: 'text around a number goes, where the standard says so',
    field: { type: 'number', bareNumber: false, decimalChar: ',' },
    sent: '± 12,5 kg',
    download: '12.5',
  },
];

const others: readonly Normalisation[] = [
  { name: 'truth', what: 'yes and no become true and false', field: { type: 'boolean' }, sent: 'Ya', download: 'true' },
  { name: 'day', what: 'dates become ISO 8601', field: { type: 'date', format: '%d/%m/%Y' }, sent: '1/9/2026', download: '2026-09-01' },
  { name: 'day-blanks', what: 'without blanks around them', field: { type: 'date' }, sent: ' 2026-09-01 ', download: '2026-09-01' },
  {
    name: 'month-words',
    what: 'months in words, too',
    field: { type: 'date', format: '%d %B %Y' },
    sent: '1 September 2026',
    download: '2026-09-01',
  },
  {
    name: 'day-and-time',
    what: 'dates with a time; seconds that are left out are none',
    field: { type: 'datetime', format: '%d/%m/%Y %H:%M' },
    sent: '01/09/2026 08:30',
    download: '2026-09-01T08:30:00',
  },
  {
    name: 'start-of-day',
    what: 'a date alone is the start of its day, where the standard takes any form',
    field: { type: 'datetime', format: 'any' },
    sent: '1/9/2026',
    download: '2026-09-01T00:00:00',
  },
  {
    name: 'offset',
    what: 'another offset becomes the city’s own time',
    field: { type: 'datetime' },
    sent: '2026-09-01T01:30:00Z',
    download: '2026-09-01T08:30:00',
  },
  {
    name: 'second-zeros',
    what: 'zeros at the end of a second’s fraction go',
    field: { type: 'time' },
    sent: '08:30:00.250',
    download: '08:30:00.25',
  },
  { name: 'time', what: 'times become ISO 8601', field: { type: 'time', format: 'any' }, sent: 'pukul 8.30 WIB', download: '08:30:00' },
  { name: 'month', what: 'months', field: { type: 'yearmonth', format: '%B %Y' }, sent: 'September 2026', download: '2026-09' },
  {
    name: 'month-by-name',
    what: 'by their names, too, where the standard asks for another form',
    field: { type: 'yearmonth' },
    sent: 'DES 2026',
    download: '2026-12',
  },
];

/** All of them, of cells; what changes in the file around them is its readers' (docs/normalisations.md, "The file"). */
export const normalisations: readonly Normalisation[] = [...texts, ...numbers, ...others];
