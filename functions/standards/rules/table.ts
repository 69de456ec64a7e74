import type * as z from 'zod';
import { categories } from './categories.ts';
import { referenceCodes } from './code-list.ts';
import { oneOf } from './enum.ts';
import { exclusiveMaximum } from './exclusive-maximum.ts';
import { exclusiveMinimum } from './exclusive-minimum.ts';
import { maxLength } from './max-length.ts';
import { maximum } from './maximum.ts';
import { minLength } from './min-length.ts';
import { minimum } from './minimum.ts';
import { pattern } from './pattern.ts';
import { required } from './required-cell.ts';
import { unique } from './unique.ts';

/**
 * Table Schema v2's constraints (https://datapackage.org/standard/table-schema/#field-constraints), in the order in which a cell is
 * asked.
 */
export const constraintRules = {
  required,
  unique,
  minLength,
  maxLength,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  pattern,
  enum: oneOf,
};

/** Rules that are members of the field itself; they are asked last. */
export const memberRules = { categories, referenceCodes };

/** Every rule that a standard may ask of a column, by the name that it has there. All that is done with a rule is derived from here. */
export const checkRules = { ...constraintRules, ...memberRules };

export type RuleName = keyof typeof checkRules;

/** What a standard says to ask it. */
export type AskedOf = { readonly [Name in RuleName]: z.output<(typeof checkRules)[Name]['schema']> };

/** Their names, in the order in which a cell is asked. */
export const ruleNames: readonly RuleName[] = Object.keys(checkRules).filter(isRuleName);

function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(checkRules, name);
}

type Schemas<Rules> = {
  [Name in keyof Rules]: Rules[Name] extends { readonly schema: infer Schema extends z.ZodType } ? z.ZodOptional<Schema> : never;
};

/** What a standard may say of each rule, by its name. */
export function schemasOf<Rules extends Readonly<Record<string, { readonly schema: z.ZodType }>>>(rules: Rules): Schemas<Rules>;
export function schemasOf(rules: Readonly<Record<string, { readonly schema: z.ZodType }>>): Readonly<Record<string, z.ZodOptional>> {
  return Object.fromEntries(Object.entries(rules).map(([name, { schema }]) => [name, schema.optional()]));
}
