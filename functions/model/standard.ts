import { z } from 'zod';
import { limits } from '../limits.ts';
import { foreignKeySchema } from './foreign-key.ts';
import { referenceCodeLists } from './reference-code-list.ts';

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

/** `wajib`: a breach is an error; `peringatan`: it is a warning, and the row is published. */
const levelSchema = z.enum(['wajib', 'peringatan']);

/** Words for members that a standard does not have: most are slips of the pen, so those that it has are named. */
const naming = (noun: string, known: readonly string[]) => ({
  error: ({ code }: { readonly code?: string }) =>
    code === 'unrecognized_keys' ? `${noun} ini tidak dikenal; yang dikenal: ${known.join(', ')}` : undefined,
});

const bound = z.union([z.string(), z.number()]);
const choice = z.union([z.string(), z.number(), z.boolean()]);
const words = z.string().max(limits.maxComponentCharacters);

/** Words that stand for no value, bare or with what they mean (Table Schema v2). */
const missingValuesSchema = z
  .array(z.union([z.string(), z.strictObject({ value: z.string(), label: words.optional() })]))
  .max(limits.maxMissingValues);

/** Table Schema v2 constraints (https://datapackage.org/standard/table-schema/#field-constraints). Bounds and choices are written in the type's default form. */
const constraintMembers = {
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  minLength: z.number().int().optional(),
  maxLength: z.number().int().optional(),
  minimum: bound.optional(),
  maximum: bound.optional(),
  exclusiveMinimum: bound.optional(),
  exclusiveMaximum: bound.optional(),
  pattern: z.string().max(limits.maxPatternCharacters).optional(),
  enum: z.array(choice).max(limits.maxEnumValues).optional(),
  /** Named, so that a standard that has it is refused in words (check-standard.ts). */
  jsonSchema: z.unknown().optional(),
};
const knownConstraints = Object.keys(constraintMembers).filter((name) => name !== 'jsonSchema');
const constraintsSchema = z.strictObject(constraintMembers, naming('aturan', knownConstraints));

/** Rules of a field whose level may differ from the field's. That a cell can be read as its type is always *wajib*: it could not be stored. */
const leveledRules = [
  'format',
  'required',
  'unique',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'pattern',
  'enum',
  'categories',
  'referenceCodes',
] as const;
export type LeveledRule = (typeof leveledRules)[number];

const categorySchema = z.union([
  z.string(),
  z.number(),
  z.strictObject({ value: z.union([z.string(), z.number()]), label: words.optional() }),
]);

/** A field of Table Schema v2 plus the five components of a standar data (Perpres 39/2019 Pasal 4(2)). */
const fieldSchema = z.strictObject({
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
  /** `default`, a Table Schema format, a date pattern (`%d/%m/%Y`), or an Indonesian format: nik, kk, kode-wilayah, npsn, nip, phone, rupiah, percent (docs/standards.md). */
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
  categories: z.array(categorySchema).min(1).max(limits.maxEnumValues).optional(),
  categoriesOrdered: z.boolean().optional(),
  constraints: constraintsSchema.optional(),
  missingValues: missingValuesSchema.optional(),
  /** The list whose codes the cells must be. */
  referenceCodes: z.enum(referenceCodeLists).optional(),
  /** Whether the field tells of a person (guard, access.md). */
  personal: z.boolean().optional(),
  concept: words.optional(),
  definition: words.optional(),
  classification: words.optional(),
  measure: words.optional(),
  unit: words.optional(),
  /** `wajib` (a breach is an error) or `peringatan` (a warning). */
  level: levelSchema.optional(),
  /** Levels of single rules, where they differ from the field's. */
  rules: z.partialRecord(z.enum(leveledRules), levelSchema, naming('aturan', leveledRules)).optional(),
});

const rowRules = ['primaryKey', 'uniqueKeys', 'foreignKeys'] as const;

/** What an operator or a file may propose. */
export const standardContentSchema = z.strictObject({
  fields: z.array(fieldSchema).min(1).max(limits.maxColumns),
  $schema: words.optional(),
  /** How the file's columns and the fields must agree; `equal` when it isn't said: all of them, in any order. */
  fieldsMatch: z.enum(['exact', 'equal', 'subset', 'superset', 'partial']).optional(),
  primaryKey: z.union([z.string().transform((name) => [name]), z.array(z.string())]).optional(),
  uniqueKeys: z.array(z.array(z.string()).min(1)).max(limits.maxUniqueKeys).optional(),
  foreignKeys: z.array(foreignKeySchema).max(limits.maxForeignKeys).optional(),
  /** Levels of the rules that speak of whole rows. */
  rules: z.partialRecord(z.enum(rowRules), levelSchema, naming('aturan', rowRules)).optional(),
  missingValues: missingValuesSchema.optional(),
  /** The field whose values are periods; a file is split by it into parts. */
  periodField: z.string().optional(),
});

/** `DATASET#<id>` / `STANDARD#<n>`. */
export const standardSchema = standardContentSchema.extend({
  datasetId: z.string(),
  n: z.number().int(),
  state: z.enum(['proposed', 'approved', 'superseded']),
  origin: z.enum(['inferred', 'operator']),
  proposedAt: z.string(),
  proposedBy: z.string(),
  approvedAt: z.string().optional(),
  approvedBy: z.string().optional(),
  /** Of which number of which standard of the library it is the exact copy: the steward approved it there. */
  library: z.strictObject({ standardId: z.string(), n: z.number().int() }).optional(),
});

export type Field = z.infer<typeof fieldSchema>;
export type FieldType = Field['type'];
export type StandardContent = z.infer<typeof standardContentSchema>;
export type Standard = z.infer<typeof standardSchema>;

const contentMembers = Object.keys(standardContentSchema.shape);

/** What a standard asks of a file, without who proposed it and when; as it looks once stored: without members that are undefined. */
export function contentOf(standard: StandardContent): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(standard).filter(([member]) => contentMembers.includes(member)))));
}
