import { isProblem } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Problem } from '../http/problem.ts';
import { anonymous } from '../model/principal.ts';
import type { Engine } from './ports.ts';
import { rowsOfAnswer, type ShownRow } from './rows-of-answer.ts';

export type AskedRows = {
  readonly datasetId: string;
  readonly query: Call<'listRows'>['query'];
  readonly requestId: string;
  readonly now: Date;
};

/** A page of rows, or of groups of them, as anyone may read them; or why not. */
export async function askRows(
  { listRows }: Engine,
  { datasetId, query, requestId, now }: AskedRows,
): Promise<{ readonly total: number; readonly rows: readonly ShownRow[] } | Problem> {
  const answer = await listRows({
    operation: 'listRows',
    principal: anonymous,
    params: { datasetId },
    query,
    body: undefined,
    accept: 'application/json',
    ifMatch: undefined,
    requestId,
    now,
  });
  return isProblem(answer) ? answer : rowsOfAnswer(answer.text);
}
