import * as z from 'zod';
import { limits } from '../limits.ts';
import { datasetIdSchema, opdIdSchema, unitIdSchema } from '../model/ids.ts';
import { subjectSchema } from '../model/subject.ts';
import { kelurahanCodeSchema } from '../model/unit.ts';
import { text, withoutNik } from '../requests.ts';

/* What callers send about units of OPDs. */

export const unitPath = z.strictObject({ opdId: opdIdSchema, unitId: unitIdSchema });
export const partPath = z.strictObject({ datasetId: datasetIdSchema, unitId: unitIdSchema });

const isSet = (values: readonly string[]) => new Set(values).size === values.length;

export const unitGiven = z.strictObject({
  name: withoutNik(text(limits.maxTitleCharacters)),
  kelurahan: kelurahanCodeSchema.optional(),
  /** Who acts for it, as the login service names them. */
  accounts: z.array(subjectSchema).max(limits.maxAccountsOfUnit).refine(isSet, 'menyebut satu akun dua kali'),
  datasetIds: z.array(datasetIdSchema).max(limits.maxDatasetsOfUnit).refine(isSet, 'menyebut satu dataset dua kali'),
});

/** Which period is asked about; without it the one that runs. */
export const collectionQuery = z.strictObject({ period: z.string().max(limits.maxPeriodCharacters).optional() });
