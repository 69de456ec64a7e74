import * as z from 'zod';
import { limits } from '../limits.ts';
import { columnMembers, words } from '../model/column.ts';
import { foreignKeySchema } from '../model/foreign-key.ts';
import { constraintRules, memberRules, type RuleName, ruleNames, schemasOf } from './rules/table.ts';

export { type FieldType, fieldTypes } from '../model/column.ts';

/** `wajib`: a breach is an error; `peringatan`: it is a warning, and the row is published. */
const levelSchema = z.enum(['wajib', 'peringatan']);

/** Words for members that a standard does not have: most are slips of the pen, so those that it has are named. */
const naming = (noun: string, known: readonly string[]) => ({
  error: ({ code }: { readonly code?: string }) =>
    code === 'unrecognized_keys' ? `${noun} ini tidak dikenal; yang dikenal: ${known.join(', ')}` : undefined,
});

/** Words that stand for no value, bare or with what they mean (Table Schema v2). */
const missingValuesSchema = z
  .array(z.union([z.string(), z.strictObject({ value: z.string(), label: words.optional() })]))
  .max(limits.maxMissingValues);

/** Table Schema v2 constraints, each in the schema of its rule. Bounds and choices are written in the type's default form. */
const constraintsSchema = z.strictObject(
  {
    ...schemasOf(constraintRules),
    /** Named, so that a standard that has it is refused in words (check-field.ts). */
    jsonSchema: z.unknown().optional(),
  },
  naming('aturan', Object.keys(constraintRules)),
);

/** Rules of a field whose level may differ from the field's. That a cell can be read as its type is always *wajib*: it could not be stored. */
const leveledRules: readonly LeveledRule[] = ['format', ...ruleNames];
export type LeveledRule = 'format' | RuleName;

/** A field of Table Schema v2 plus the five components of a standar data (Perpres 39/2019 Pasal 4(2)). */
const fieldSchema = z.strictObject({
  ...columnMembers,
  ...schemasOf(memberRules),
  categoriesOrdered: z.boolean().optional(),
  constraints: constraintsSchema.optional(),
  missingValues: missingValuesSchema.optional(),
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
export type StandardContent = z.infer<typeof standardContentSchema>;
export type Standard = z.infer<typeof standardSchema>;

const contentMembers = Object.keys(standardContentSchema.shape);

/** What a standard asks of a file, without who proposed it and when; as it looks once stored: without members that are undefined. */
export function contentOf(standard: StandardContent): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(standard).filter(([member]) => contentMembers.includes(member)))));
}
