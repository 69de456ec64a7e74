import { isDeepStrictEqual } from 'node:util';
import { limits } from '../limits.ts';
import type { Finding } from '../model/normal-form.ts';
import { plain } from '../model/plain.ts';
import type { Upload } from '../model/upload.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import { contentOf, type Standard, type StandardContent } from '../standards/standard.ts';
import type { Proposal, Table } from './table-engine.port.ts';

/** The standard that binds the file; where there is none, one proposed from its table. */
export async function standardFor(upload: Upload, binding: Standard | undefined, table: Pick<Table, 'propose'>): Promise<Proposal> {
  if (binding) return { content: binding, warnings: [], questions: [] };
  const answers = new Map((upload.answers ?? []).map(({ questionId, readingId }) => [questionId, readingId]));
  const { content, ...rest } = await table.propose(answers);
  return { content: withSaidPeriod(upload, content), ...rest };
}

/** A proposal as this upload can use it: the period that the clerk wrote goes before one guessed from a column. */
function withSaidPeriod({ period }: Upload, proposed: StandardContent): StandardContent {
  if (period === undefined) return proposed;
  const { periodField: _guessed, ...content } = proposed;
  return content;
}

/** What speaks against a proposal that no item can hold (data-model.md); undefined when it fits. */
export function tooLargeToPropose(content: StandardContent): Finding | undefined {
  const bytes = Buffer.byteLength(JSON.stringify(content));
  if (bytes <= limits.maxItemBytes) return undefined;
  return {
    type: 'source-error',
    message: plain`Judul ${content.fields.length} kolom berkas ini terlalu panjang atau terlalu banyak: bersama-sama ${kilobytes(bytes)} KB, paling banyak ${kilobytes(limits.maxItemBytes)} KB.`,
    mend: plain`Pendekkan judul kolomnya, atau bagi tabelnya menjadi beberapa dataset, lalu unggah kembali.`,
  };
}

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / 1024);
}

export const tooManyProposals: Finding = {
  type: 'source-error',
  message: plain`Dataset ini belum mempunyai standar data, padahal sudah ada ${limits.maxInferredProposals} usulan dari berkas-berkas yang kolomnya berbeda.`,
  mend: plain`Tetapkan dahulu standar datanya di halaman dataset, atau minta walidata menyetujui salah satu usulan, lalu unggah kembali.`,
};

/**
 * Keeps an inferred standard as a proposal, and gives its number; undefined when the dataset has as many as it may. The same content again (a retry, a twin
 * file) is the same proposal.
 */
export async function keepProposal(
  standards: StandardStore,
  upload: Upload,
  content: StandardContent,
  now: Date,
): Promise<number | undefined> {
  for (let attempt = 0; attempt < limits.maxPublishAttempts; attempt++) {
    const known = await standards.list(upload.datasetId);
    const same = known.find((standard) => standard.state === 'proposed' && isDeepStrictEqual(contentOf(standard), contentOf(content)));
    if (same) return same.n;
    const inferred = known.filter(({ state, origin }) => state === 'proposed' && origin === 'inferred');
    if (inferred.length >= limits.maxInferredProposals) return undefined;
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
