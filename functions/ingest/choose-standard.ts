import { isDeepStrictEqual } from 'node:util';
import type { Dataset } from '../datasets/dataset.ts';
import { limits } from '../limits.ts';
import type { Standard, StandardContent } from '../standards/standard.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import type { Upload } from '../uploads/upload.ts';

/**
 * The standard that a file must meet: the newest that is approved (one of the library is from the start), or that the operator proposed since (its uploads wait for
 * the steward). A standard inferred from one file binds no other: until the first approval, each file proposes its own.
 */
export async function bindingStandard(standards: StandardStore, dataset: Dataset): Promise<Standard | undefined> {
  const known = await standards.list(dataset.datasetId);
  const inForce = dataset.standardVersion ?? 0;
  return known.find(({ origin, state, n }) => state === 'approved' || (state === 'proposed' && origin === 'operator' && n > inForce));
}

/** A proposal as this upload can use it: the period that the clerk wrote goes before one guessed from a column. */
export function withSaidPeriod({ period }: Upload, proposed: StandardContent): StandardContent {
  if (period === undefined) return proposed;
  const { periodField: _guessed, ...content } = proposed;
  return content;
}

/** Keeps an inferred standard as a proposal, and gives its number. The same content again (a retry, a twin file) is the same proposal. */
export async function keepProposal(standards: StandardStore, upload: Upload, content: StandardContent, now: Date): Promise<number> {
  for (let attempt = 0; attempt < limits.maxPublishAttempts; attempt++) {
    const known = await standards.list(upload.datasetId);
    const same = known.find((standard) => standard.state === 'proposed' && isDeepStrictEqual(contentOf(standard), plain(content)));
    if (same) return same.n;
    const n = (known[0]?.n ?? 0) + 1;
    const proposal: Standard = {
      ...content,
      datasetId: upload.datasetId,
      n,
      state: 'proposed',
      origin: 'inferred',
      proposedAt: now.toISOString(),
      proposedBy: upload.startedBy,
    };
    if ((await standards.create(proposal)) === 'created') return n;
  }
  throw new Error(`no free number for a standard of dataset ${upload.datasetId}`);
}

function contentOf({ fields, primaryKey, uniqueKeys, missingValues, periodField }: Standard): unknown {
  return plain({ fields, primaryKey, uniqueKeys, missingValues, periodField });
}

/** As it looks once stored: without members that are undefined. */
function plain(content: unknown): unknown {
  return JSON.parse(JSON.stringify(content));
}
