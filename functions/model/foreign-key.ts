import * as z from 'zod';
import { datasetIdSchema } from './ids.ts';

const names = z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)]);

/**
 * A key whose values must stand in another dataset's current version, or in this very table (Table Schema v2,
 * https://datapackage.org/standard/table-schema/#foreign-keys): `resource` is the dataset's id; none, or an empty one, is this table.
 */
export const foreignKeySchema = z.strictObject({
  fields: names,
  reference: z.strictObject({ resource: datasetIdSchema.or(z.literal('')).optional(), fields: names }),
});

export type ForeignKey = z.infer<typeof foreignKeySchema>;

/** The dataset that the key refers to; undefined where it is this table. */
export function resourceOf({ reference }: ForeignKey): string | undefined {
  return reference.resource === '' ? undefined : reference.resource;
}

/** The datasets that the keys refer to, each once. */
export function resourcesOf(keys: readonly ForeignKey[] | undefined): string[] {
  return [...new Set((keys ?? []).flatMap((key) => resourceOf(key) ?? []))];
}
