import { answered, type JsonAnswer } from '../requests/json-operation.ts';
import { queueError } from './queue-answers.ts';

const maxBatchEntries = 10;

type Entry = { readonly Id: string };

/** What makes a whole batch unacceptable: nothing in it, too much in it, or two entries of one id. */
export function batchProblem(entries: readonly Entry[]): JsonAnswer | undefined {
  if (entries.length === 0) return queueError('EmptyBatchRequest', 'The batch request must contain at least one entry.');
  if (entries.length > maxBatchEntries) {
    return queueError('TooManyEntriesInBatchRequest', `Maximum number of entries per request are ${maxBatchEntries}.`);
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    return queueError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  }
  return undefined;
}

/** Runs each entry on its own, and sorts the answers into Successful and Failed as the batch operations of SQS do. */
export function inBatch<Kind extends Entry>(entries: readonly Kind[], run: (entry: Kind) => JsonAnswer): JsonAnswer {
  const problem = batchProblem(entries);
  if (problem !== undefined) return problem;
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    const { status, body } = run(entry);
    if (status === 200) Successful.push({ Id: entry.Id, ...body });
    else Failed.push({ Id: entry.Id, SenderFault: true, Code: String(body.__type).split('#').at(-1), Message: body.message });
  }
  return answered({ Successful, Failed });
}
