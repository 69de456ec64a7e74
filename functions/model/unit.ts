import * as z from 'zod';
import { limits } from '../limits.ts';
import { datasetIdSchema, opdIdSchema, unitIdSchema } from './ids.ts';
import { subjectSchema } from './subject.ts';

/** A kelurahan's code of Kemendagri: `36.71.01.1001`. */
export const kelurahanCodeSchema = z
  .string()
  .regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, 'tulis kode kelurahan Kemendagri, misalnya 36.71.01.1001');

/** `UNIT#<opdId>` / `<unitId>`: a puskesmas, school or kelurahan that delivers its own part of some of its OPD's datasets. */
export const unitSchema = z.strictObject({
  opdId: opdIdSchema,
  unitId: unitIdSchema,
  name: z.string().max(limits.maxTitleCharacters),
  kelurahan: kelurahanCodeSchema.optional(),
  /** Who acts for it, by `sub`; only while they also have the OPD's group `unit:<opdId>`. */
  accounts: z.array(subjectSchema).max(limits.maxAccountsOfUnit),
  datasetIds: z.array(datasetIdSchema).max(limits.maxDatasetsOfUnit),
  /** From then on it delivers nothing and reads nothing; what it delivered stays, and its name says whose that was. */
  ended: z.strictObject({ at: z.iso.datetime(), by: z.string() }).optional(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string(),
  /** Grows by one at each write; it is the unit's ETag. */
  revision: z.number().int(),
});

export type Unit = z.infer<typeof unitSchema>;

/** That an account may deliver a unit's part of a dataset. */
export type UnitDelivery = { readonly opdId: string; readonly unitId: string; readonly datasetId: string };

/** Whether the unit delivers the dataset, at this moment. */
export function delivers({ ended, datasetIds }: Unit, datasetId: string): boolean {
  return ended === undefined && datasetIds.includes(datasetId);
}

/** Of these units those for which the account delivers the dataset. */
export function deliveriesOf(units: readonly Unit[], sub: string, datasetId: string): UnitDelivery[] {
  return units
    .filter((unit) => unit.accounts.includes(sub) && delivers(unit, datasetId))
    .map(({ opdId, unitId }) => ({ opdId, unitId, datasetId }));
}
