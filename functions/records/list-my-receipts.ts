import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import type { AccountStore } from '../accounts/account.port.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Receipt } from '../model/kept-look.ts';
import { type Principal, principalIdOf } from '../model/principal.ts';
import { type CaseStatePorts, caseStateOf, decisionsOf } from './case-state.ts';
import type { LookReader, ReceiptsOf } from './look-reader.port.ts';
import { bodyNamed, type CityNames, named } from './named.ts';
import { newestFirst, takeFitting } from './newest-first.ts';
import { isTold } from './told.ts';

/** The ids of the datasets that residents see on their own screens (`profile.show` is `shown`). */
export type ShownDatasets = () => Promise<ReadonlySet<string>>;

type Ports = {
  readonly accounts: Pick<AccountStore, 'load'>;
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly looks: Pick<LookReader, 'receipts'>;
  readonly shownDatasets: ShownDatasets;
  readonly city: CityNames & Pick<City, 'holidays'>;
} & Pick<CaseStatePorts, 'caseDecisions'>;
type ShownReceipt = AnswerBody<'listMyReceipts'>['items'][number];

/**
 * GET /v1/me/receipts: who looked at the caller's own data, newest first; their own looks with `own=true` alone. A receipt that is delayed, or told in person, is in no
 * list, leaves no gap and moves no cursor: a list with it and one without it are the same bytes. Of what was looked at only datasets are named that the resident sees themselves.
 */
export function listMyReceipts(ports: Ports): Operation<'listMyReceipts'> {
  return async (call) => {
    const decision = decide(call.principal, 'see-own-profile', { kind: 'city' }, call.now);
    if (decision.effect === 'deny') return denied(decision);
    const person = await personOf(ports, call.principal);
    if (person === undefined) return nobody;
    const { cursor, limit = limits.defaultListItems } = call.query;
    const kinds: readonly ReceiptsOf[] = call.query.own ? ['others', 'matched', 'own'] : ['others', 'matched'];
    const lists = kinds.map((of) => ports.looks.receipts(person, of, cursor));
    const all = newestFirst(lists, ({ lookId }) => lookId);
    const { taken, more } = await takeFitting(all, (receipt) => isTold(receipt, call.now), limit);
    const [titles, decisions] = await Promise.all([
      titlesOf(ports.datasets, await ports.shownDatasets(), taken),
      decisionsOf(ports, taken),
    ]);
    const items = taken.map((receipt) => ({
      ...shownReceipt(receipt, ports.city, titles),
      case: caseStateOf(receipt, decisions.get(receipt.lookId), ports.city, call.now),
    }));
    return { status: 200, body: { items, next: more ? taken.at(-1)?.lookId : undefined }, log: allowedLog(decision) };
  };
}

/** Bound a moment ago and no more: an account is never unbound, so that this is an account that the catalog lost. */
const nobody: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Akun Anda belum terikat ke diri Anda sebagai warga.',
  log: { rule: 'persons/self', reason: 'no person is bound' },
};

async function personOf({ accounts }: Ports, principal: Principal): Promise<string | undefined> {
  const [items] = await accounts.load([principalIdOf(principal)]);
  return items?.person?.person;
}

/** Titles of the datasets that the resident sees (`seen`), of those that were looked at. */
export async function titlesOf(
  datasets: Ports['datasets'],
  seen: ReadonlySet<string>,
  receipts: readonly Receipt[],
): Promise<ReadonlyMap<string, string>> {
  const named = new Set(receipts.flatMap(({ shown }) => shown.map(({ datasetId }) => datasetId)).filter((id) => seen.has(id)));
  const found = await Promise.all([...named].map((datasetId) => datasets.get(datasetId)));
  return new Map(found.flatMap((dataset) => (dataset?.state === 'published' && !dataset.hold ? [[dataset.datasetId, dataset.title]] : [])));
}

/** A receipt as its resident reads it. */
export function shownReceipt(receipt: Receipt, city: CityNames, titles: ReadonlyMap<string, string>): ShownReceipt {
  const { lookId, at, kind, name, institution, purpose, caseNumber, reason } = receipt;
  return {
    ...{ lookId, at, kind, viewer: name, caseNumber, reason },
    institution: institution === undefined ? undefined : bodyNamed(city, institution, at),
    purpose: purpose === undefined ? undefined : named(city.purposes, purpose),
    shown: receipt.shown.flatMap(({ datasetId }) => {
      const title = titles.get(datasetId);
      return title === undefined ? [] : [{ datasetId, title }];
    }),
  };
}
