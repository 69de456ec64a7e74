import { isDeepStrictEqual } from 'node:util';
import { limits } from '../limits.ts';
import { contentOf, type Standard, type StandardContent } from '../standards/standard.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import type { Upload } from '../uploads/upload.ts';
import type { Proposal, Table } from './table-engine.ts';

/** The standard that binds the file; where there is none, one proposed from its table. */
export async function standardFor(upload: Upload, binding: Standard | undefined, table: Pick<Table, 'propose'>): Promise<Proposal> {
  if (binding) return { content: binding, warnings: [] };
  const { content, warnings } = await table.propose();
  return { content: withSaidPeriod(upload, content), warnings };
}

/** A proposal as this upload can use it: the period that the clerk wrote goes before one guessed from a column. */
function withSaidPeriod({ period }: Upload, proposed: StandardContent): StandardContent {
  if (period === undefined) return proposed;
  const { periodField: _guessed, ...content } = proposed;
  return content;
}

/** Keeps an inferred standard as a proposal, and gives its number. The same content again (a retry, a twin file) is the same proposal. */
export async function keepProposal(standards: StandardStore, upload: Upload, content: StandardContent, now: Date): Promise<number> {
  for (let attempt = 0; attempt < limits.maxPublishAttempts; attempt++) {
    const known = await standards.list(upload.datasetId);
    const same = known.find((standard) => standard.state === 'proposed' && isDeepStrictEqual(contentOf(standard), contentOf(content)));
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
