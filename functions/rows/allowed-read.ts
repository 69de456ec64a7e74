import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import { allowedLog, denied } from '../access/denied.ts';
import type { ReadAction } from '../access/read-rules.ts';
import { needsRecord, recordOf } from '../access/record.ts';
import type { RecordStore } from '../access/record-store.ts';
import type { Dataset } from '../datasets/dataset.ts';
import type { Answer } from '../http/answer.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import type { FactsStore } from '../identity/access-facts.ts';
import { institutionsOf, type Principal } from '../identity/principal.ts';

export type ReadPorts = {
  readonly facts: FactsStore;
  readonly records: RecordStore;
  /** A ULID. */
  readonly ids: () => string;
};

type Ask = {
  readonly operation: string;
  readonly principal: Principal;
  readonly params: { readonly datasetId: string };
  readonly requestId: string;
  readonly now: Date;
};

type Readable = { readonly dataset: Dataset; readonly decision: Decision };
type AllowedRead =
  | (Readable & { readonly ok: true; readonly log: Readonly<Record<string, string>> })
  | { readonly ok: false; readonly problem: Problem };

/** Reads dataset and grants at one moment and decides on them whether these rows may be read. */
async function allowedRead(ports: ReadPorts, ask: Ask, action: ReadAction): Promise<AllowedRead> {
  const institutions = institutionsOf(ask.principal);
  const { dataset, grants } = await ports.facts.load({ datasetId: ask.params.datasetId, institutions });
  const decision = decide(ask.principal, action, { kind: 'dataset', dataset, grants }, ask.now);
  if (decision.effect === 'deny') return { ok: false, problem: denied(decision, dataset) };
  if (!dataset) throw new Error('a read was allowed of a dataset that does not exist');
  return { ok: true, dataset, decision, log: allowedLog(decision) };
}

/** Reads what is allowed; the log of the decision is on every answer, a refusal of another kind included. */
export async function onReadable(
  ports: ReadPorts,
  ask: Ask,
  action: ReadAction,
  act: (allowed: Readable) => Promise<Answer>,
): Promise<Answer> {
  const allowed = await allowedRead(ports, ask, action);
  if (!allowed.ok) return allowed.problem;
  const answer = await act(allowed);
  return { ...answer, log: { ...allowed.log, ...answer.log } };
}

/** Writes the record of a look at rows that are not open, before any byte or link is granted: no record, no read (access.md). */
export async function recordLook(
  ports: ReadPorts,
  ask: Ask,
  { dataset, decision }: Readable,
  versionNumber: number,
): Promise<Problem | undefined> {
  if (!needsRecord(dataset)) return undefined;
  const { operation, principal, requestId, now } = ask;
  try {
    await ports.records.append(recordOf({ operation, principal, requestId, now, dataset, decision, versionNumber, recordId: ports.ids() }));
    return undefined;
  } catch {
    const problem = unavailable('Pembacaan data ini wajib dicatat, dan pencatatannya sedang terganggu. Coba lagi sebentar lagi.');
    return { ...problem, log: { decision: 'deny', rule: 'record', reason: 'the look could not be recorded' } };
  }
}
