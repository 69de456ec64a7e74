import * as z from 'zod';
import type { Published } from '../datasets/published.port.ts';
import type { Standing } from '../progress/standing.ts';
import { reportWithoutCellsKeyOf } from '../uploads/report-key.ts';

const countsSchema = z.object({ errorCounts: z.record(z.string(), z.number()) });

/** What was wrong with the newest upload where the OPD must correct it: error types of its report, or that the walidata returned it. No cell, no column. */
export async function readCauses(
  { published }: { readonly published: Pick<Published, 'getText'> },
  { newestUpload, needsCorrection }: Standing,
): Promise<string[]> {
  if (!newestUpload || !needsCorrection) return [];
  if (newestUpload.state === 'returned') return ['returned'];
  const text = newestUpload.reportKey && (await published.getText(reportWithoutCellsKeyOf(newestUpload)));
  // A report ends with the data of its dataset.
  if (!text) return [];
  const { errorCounts } = countsSchema.parse(JSON.parse(text));
  return Object.keys(errorCounts).filter((type) => (errorCounts[type] ?? 0) > 0);
}
