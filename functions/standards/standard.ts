import { z } from 'zod';
import { limits } from '../limits.ts';

const bound = z.union([z.string(), z.number()]);

/** Table Schema v2 constraints (https://datapackage.org/standard/table-schema/#field-constraints). */
const constraintsSchema = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  minLength: z.number().int().optional(),
  maxLength: z.number().int().optional(),
  minimum: bound.optional(),
  maximum: bound.optional(),
  exclusiveMinimum: bound.optional(),
  exclusiveMaximum: bound.optional(),
  pattern: z.string().max(limits.maxPatternCharacters).optional(),
  enum: z.array(z.string()).max(limits.maxEnumValues).optional(),
});

/** A field of Table Schema v2 plus the five components of a standar data (Perpres 39/2019 Pasal 4(2)). */
const fieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/),
  /** The header text in the clerk's file. */
  title: z.string().max(limits.maxFieldTitleCharacters).optional(),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'year', 'yearmonth']),
  /** `default`, a Table Schema format, a date pattern (`%d/%m/%Y`), or an Indonesian format: nik, kk, kode-wilayah, npsn, nip, phone, rupiah. */
  format: z.string().max(limits.maxFieldFormatCharacters).optional(),
  decimalChar: z.enum(['.', ',']).optional(),
  groupChar: z.enum(['.', ',', ' ', '']).optional(),
  constraints: constraintsSchema.optional(),
  missingValues: z.array(z.string()).optional(),
  /** Whether the field tells of a person (guard, access.md). */
  personal: z.boolean().optional(),
  concept: z.string().optional(),
  definition: z.string().optional(),
  classification: z.string().optional(),
  measure: z.string().optional(),
  unit: z.string().optional(),
  /** `wajib` (a breach is an error) or `peringatan` (a warning). */
  level: z.enum(['wajib', 'peringatan']).optional(),
});

/** What an operator or a file may propose. */
export const standardContentSchema = z.strictObject({
  fields: z.array(fieldSchema).min(1).max(limits.maxColumns),
  primaryKey: z.array(z.string()).optional(),
  uniqueKeys: z.array(z.array(z.string()).min(1)).optional(),
  missingValues: z.array(z.string()).optional(),
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
});

export type Field = z.infer<typeof fieldSchema>;
export type StandardContent = z.infer<typeof standardContentSchema>;
export type Standard = z.infer<typeof standardSchema>;
