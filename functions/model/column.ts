import * as z from 'zod';
import { limits } from '../limits.ts';

/** The types of Table Schema v2 (https://datapackage.org/standard/table-schema/#field-types). */
export const fieldTypes = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'datetime',
  'time',
  'year',
  'yearmonth',
  'duration',
  'list',
  'array',
  'object',
  'geopoint',
  'geojson',
  'any',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A text that explains, as long as a component of a standar data may be. */
export const words = z.string().max(limits.maxComponentCharacters);
/** A value in its type's default form. */
export const choice = z.union([z.string(), z.number(), z.boolean()]);

/** What a field says of its column before any rule: how it is called and how its cells are written. */
export const columnMembers = {
  name: z
    .string()
    .regex(
      /^[a-z_][a-z0-9_]{0,62}$/,
      'tulis paling banyak 63 huruf kecil, angka atau garis bawah, dimulai dengan huruf, misalnya jumlah_kunjungan',
    ),
  /** The header text in the clerk's file. */
  title: z
    .string()
    .max(limits.maxFieldTitleCharacters)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'memuat karakter yang tidak terlihat; tulis judulnya sekali lagi pada satu baris')
    .optional(),
  description: words.optional(),
  example: choice.optional(),
  rdfType: words.optional(),
  type: z.enum(fieldTypes),
  /**
   * `default`, a Table Schema format, a date pattern (`%d/%m/%Y`), or an Indonesian format: nik, kk, kode-wilayah, npsn, nip, phone,
   * rupiah, percent (docs/standards.md).
   */
  format: z.string().max(limits.maxFieldFormatCharacters).optional(),
  decimalChar: z.enum(['.', ',']).optional(),
  groupChar: z.enum(['.', ',', ' ', '']).optional(),
  /** `false`: text before and after the number is passed over. */
  bareNumber: z.boolean().optional(),
  trueValues: z.array(z.string().min(1)).min(1).max(limits.maxMissingValues).optional(),
  falseValues: z.array(z.string().min(1)).min(1).max(limits.maxMissingValues).optional(),
  /** What stands between the items of a list, and their type. */
  delimiter: z.string().min(1).max(limits.maxDelimiterCharacters).optional(),
  itemType: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'time']).optional(),
};

const columnSchema = z.strictObject(columnMembers);

export type Column = z.infer<typeof columnSchema>;

/** Types whose cells are taken exactly as they are written, white space and all. */
export function isTakenAsWritten(type: FieldType): boolean {
  return type === 'string' || type === 'any';
}
