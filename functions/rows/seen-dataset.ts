import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import { allowedLog, denied } from '../access/denied.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Answer } from '../http/answer.ts';
import { institutionsOf, type Principal } from '../identity/principal.ts';
import type { ReadPorts } from './allowed-read.ts';

type Ask = { readonly principal: Principal; readonly params: { readonly datasetId: string }; readonly now: Date };

/** Acts for whoever may see the dataset; `reading` says whether they may read all of its rows, too. Both are decided on the facts of one moment. */
export async function onSeen(
  ports: Pick<ReadPorts, 'facts'>,
  ask: Ask,
  act: (dataset: Dataset, reading: Decision) => Promise<Answer>,
): Promise<Answer> {
  const institutions = institutionsOf(ask.principal);
  const { dataset, grants } = await ports.facts.load({ datasetId: ask.params.datasetId, institutions });
  const target = { kind: 'dataset', dataset, grants } as const;
  const seeing = decide(ask.principal, 'see', target, ask.now);
  if (seeing.effect === 'deny') return denied(seeing, dataset);
  if (!dataset) throw new Error('a dataset that does not exist was allowed to be seen');
  const answer = await act(dataset, decide(ask.principal, 'read-whole', target, ask.now));
  return { ...answer, log: { ...allowedLog(seeing), ...answer.log } };
}
