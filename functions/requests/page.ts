import * as z from 'zod';
import { limits } from '../limits.ts';
import { accesses } from '../model/access-level.ts';
import { datasetIdSchema, opdIdSchema } from '../model/ids.ts';
import { facetShape } from '../model/metadata/schemas.ts';
import { datasetSort } from '../requests.ts';
import { checkPath } from './minutes.ts';

/* What pages are asked for. */

/** Pages pass over parameters that they do not know, and values that do not fit: a link that somebody shared, with whatever was hung on it, still shows the page. */
export const passedOver = z.object({});
const ifItFits = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

export const listPageQuery = passedOver.extend({
  q: ifItFits(z.string().max(limits.maxSearchCharacters)),
  opd: ifItFits(opdIdSchema),
  access: ifItFits(z.enum(accesses)),
  theme: ifItFits(facetShape().theme),
  area: ifItFits(facetShape().area),
  sort: ifItFits(datasetSort),
  cursor: ifItFits(z.string().max(limits.maxCursorCharacters)),
});

/** Which page of the library of standards. */
export const libraryPageQuery = passedOver.extend({ cursor: ifItFits(z.string().max(limits.maxCursorCharacters)) });

const pageNumber = z
  .string()
  .regex(/^[1-9][0-9]{0,7}$/)
  .transform(Number);

/** The period that pictures of one period are of; one that the version does not hold is passed over, too. */
const ofPeriod = { gambar: ifItFits(z.string().max(limits.maxPeriodCharacters)) };

/** Beside these, what a dataset's page shows of its rows: filters by column as `listRows` takes them, judged by the page itself. */
export const datasetPageQuery = z.looseObject({
  sort: ifItFits(z.string().max(limits.maxSortCharacters)),
  halaman: ifItFits(pageNumber),
  ...ofPeriod,
});

/** Of which period a picture's file is. */
export const pictureQuery = passedOver.extend(ofPeriod);

/** Which page of a kecamatan's open datasets. */
export const areaPageQuery = passedOver.extend({ halaman: ifItFits(pageNumber) });

/** A picture of a dataset's page, by its place there, and as what. */
export const picturePath = z.strictObject({
  datasetId: datasetIdSchema,
  picture: z
    .string()
    .regex(/^[1-9]\.(svg|csv)$/)
    .transform((text) => ({ number: Number(text[0]), form: text.endsWith('svg') ? ('svg' as const) : ('csv' as const) })),
});
/** A kecamatan by its Kemendagri code. */
export const guidePath = z.strictObject({ guide: z.string().regex(/^[a-z-]{3,60}$/) });
export const referencePagePath = z.strictObject({ codeList: z.string().regex(/^[a-z-]{3,60}$/) });
export const areaPath = z.strictObject({ area: z.string().regex(/^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$/) });
/** A verification number as it is printed or typed: in groups, in small letters, with letters that are read for digits. */
export const checkPagePath = z.strictObject({
  checkNumber: z
    .string()
    .max(2 * limits.checkNumberCharacters)
    .transform((typed) => typed.toUpperCase().replaceAll('-', '').replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
    .pipe(checkPath.shape.checkNumber),
});
export const anything = z.looseObject({});
export const anyPath = z.strictObject({ path: z.string() });
