import * as z from 'zod';
import { deliveryStatuses } from './delivery-status.ts';

/** How one dataset stood: its id, status, whole days late, and the due date that it is about (empty where it has none). An array, so that an OPD's item stays small. */
const keptStandingSchema = z.tuple([z.string(), z.enum(deliveryStatuses), z.number().int().nonnegative(), z.string()]);

/** How each dataset of one OPD stood in a week, written once: `OPD#<id>` / `STANDINGS#<Monday>`. */
export const keptStandingsSchema = z.strictObject({ opdId: z.string(), at: z.string(), datasets: z.array(keptStandingSchema) });

export type KeptStandings = z.infer<typeof keptStandingsSchema>;
