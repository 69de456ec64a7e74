import * as z from 'zod';
import type { Published } from '../datasets/published.port.ts';

/** What a ticket needs of a report; the rest is passed over. */
const error = z.object({
  type: z.string(),
  fieldName: z.string().optional(),
  fieldNumber: z.number().int().optional(),
  rowNumber: z.number().int().optional(),
  message: z.string(),
  mend: z.string(),
});
const reportSchema = z.object({
  stats: z.object({ errors: z.number().int() }),
  errors: z.array(error),
});

export type ReadReport = z.infer<typeof reportSchema>;

/** A report as it lies in the published bucket; undefined where there is none any more. */
export async function readReport(published: Pick<Published, 'getText'>, key: string): Promise<ReadReport | undefined> {
  const text = await published.getText(key);
  return text === undefined ? undefined : reportSchema.parse(JSON.parse(text));
}
