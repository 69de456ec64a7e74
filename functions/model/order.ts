import * as z from 'zod';

/**
 * What lies under the key of an upload that needs no file of its own: a correction (a few cells of a file that was sent before, corrected) or a
 * salvage (its valid rows alone). Corrected cells stand here and nowhere else: the object goes with the inbox, an item would stay.
 */
export const orderSchema = z.strictObject({
  kind: z.enum(['mending', 'salvage']),
  /** The clerk's file: its object in the inbox, and what was checked of it. */
  source: z.strictObject({
    uploadId: z.string(),
    key: z.string(),
    versionId: z.string(),
    sha256: z.string(),
    receivedAt: z.iso.datetime(),
  }),
  /** The order whose result this one mends: its cells stand, too, where this one has none. */
  previous: z.strictObject({ key: z.string(), versionId: z.string() }).optional(),
  cells: z.array(
    z.strictObject({
      /** The row in the clerk's own file. */
      rowNumber: z.number().int(),
      /** As the report names it. */
      fieldName: z.string(),
      value: z.string(),
    }),
  ),
  /** Cells that hold no person's number, as the clerk declares of what stands in them now. */
  notNik: z.array(z.strictObject({ rowNumber: z.number().int(), fieldName: z.string() })).optional(),
});

export type Order = z.infer<typeof orderSchema>;
export type MendedCell = Order['cells'][number];
export type NamedCell = Pick<MendedCell, 'rowNumber' | 'fieldName'>;
