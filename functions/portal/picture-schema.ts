import * as z from 'zod';
import type { Picture } from '../../web/parts/pictures/picture.ts';

const value = z.union([z.number(), z.null(), z.literal('suppressed')]);
const measure = z.strictObject({
  name: z.string(),
  unit: z.string().optional(),
  aggregate: z.enum(['sum', 'avg', 'median', 'count']),
});

/** Pictures as they are kept beside a version. */
export const picturesSchema: z.ZodType<readonly Picture[]> = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('line'),
      measure,
      seriesName: z.string().optional(),
      series: z.array(z.strictObject({ name: z.string(), points: z.array(z.strictObject({ period: z.string(), value })) })),
    }),
    z.strictObject({
      kind: z.literal('bar'),
      measure,
      categoryName: z.string(),
      categories: z.array(z.strictObject({ name: z.string(), value })),
      period: z.string().optional(),
    }),
    z.strictObject({
      kind: z.literal('histogram'),
      measure: measure.omit({ aggregate: true }),
      bins: z.array(z.strictObject({ from: z.number(), to: z.number(), count: value })),
      empty: z.number().optional(),
    }),
    z.strictObject({
      kind: z.literal('map'),
      measure,
      level: z.enum(['kecamatan', 'kelurahan']),
      areas: z.array(z.strictObject({ area: z.string(), value })),
      period: z.string().optional(),
    }),
    z.strictObject({
      kind: z.literal('points'),
      name: z.string(),
      points: z.array(z.strictObject({ name: z.string().optional(), longitude: z.number().nullable(), latitude: z.number().nullable() })),
      period: z.string().optional(),
    }),
  ]),
);
