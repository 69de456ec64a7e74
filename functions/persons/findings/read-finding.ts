import type { City } from '../../../cities/city.ts';
import type { FactsStore } from '../../access/access-facts.port.ts';
import type { LockStore } from '../../access/lock.port.ts';
import type { LookStore } from '../../access/look.port.ts';
import type { AccountStore } from '../../accounts/account.port.ts';
import { itemsOf } from '../../accounts/account-items.ts';
import type { PersonKey } from '../../accounts/person-key.port.ts';
import type { ProfileStore } from '../../datasets/profile.port.ts';
import { type AnswerBody, ok } from '../../http/answer.ts';
import type { Call, Operation } from '../../http/call.ts';
import { conflict, type Problem, unavailable } from '../../http/problem.ts';
import { limits } from '../../limits.ts';
import { findingCaution, findingRowsHint } from '../../messages/list-finding.ts';
import { registerKinds } from '../../model/finding-words.ts';
import { periodsInOrder } from '../../model/period.ts';
import type { Principal } from '../../model/principal.ts';
import { onReadable } from '../../rows/allowed-read.ts';
import { watchedLocks } from '../family.ts';
import { type FoundRow, findRows } from '../find-rows.ts';
import type { LookCounter, LookMetrics } from '../look-counter.port.ts';
import { unreadableEntry } from '../notices.ts';
import { officerIsNobody, spend } from '../officer.ts';
import { hasOfficial } from '../officials.ts';
import { registerRefused } from '../own-family.ts';
import { openRegister, type ProfilePorts } from '../profile-of.ts';
import { findPurpose, receiptOf } from '../purpose.ts';
import { ofOneLook, recordMatch } from '../record-look.ts';
import { sectionsOf } from '../sections.ts';
import { appearing, sourcesOf } from '../sources.ts';
import { withPersonKey } from '../with-person-key.ts';
import type { FindingStore } from './finding.port.ts';
import { findTold, noFinding } from './judge-finding.ts';
import { othersReadable } from './others-readable.ts';
import { type ToldFinding, whatOf } from './told-findings.ts';

export type ReadPorts = ProfilePorts & {
  readonly facts: FactsStore;
  readonly accounts: Pick<AccountStore, 'load' | 'holdersOf'>;
  readonly profiles: Pick<ProfileStore, 'list'>;
  readonly locks: LockStore;
  readonly looks: LookStore;
  readonly findings: Pick<FindingStore, 'get' | 'personsOf'>;
  readonly lookCounter: LookCounter;
  readonly lookMetrics: LookMetrics;
  readonly personKey: PersonKey;
  readonly city: Pick<City, 'opds' | 'registerAgreement' | 'findingsPurpose' | 'purposes' | 'officialsDataset'>;
  readonly ids: () => string;
};

type Reader = { readonly principal: Principal; readonly spend: (rows: number) => Promise<Problem | undefined> };

/**
 * POST …/findings/{findingId}/rows: whom a finding concerns, a row each of the list itself (of two programmes, of both), for whoever may read all of it by ownership or by a grant that leaves nothing out. Of the
 * register nothing is told but the suspicion. Never the reader or the reader's family; of what the register told, nobody under a safety lock (next-findings.ts); it is a look for the city's purpose of findings, of which everybody shown has a receipt first.
 */
export function readFinding(all: ReadPorts): Operation<'readFinding'> {
  return (call) =>
    withPersonKey(all, async (key) => {
      const ports = ofOneLook(all);
      let spent: Promise<Problem | undefined> | undefined;
      return onReadable(ports, call, 'read-whole', async ({ principal, dataset, decision }) => {
        const sought = await findTold(ports, call.params, { principal, now: call.now });
        if (!sought.ok) return sought.problem;
        const { told } = sought;
        // A level that shares rows with everybody of government gives no look at persons.
        if (decision.rule !== 'read/owner' && !decision.grant) return notByLevel;
        const byRows = (rows: number) => {
          spent ??= spend(ports, { principal, now: call.now }, 'rows', rows, limits.maxMatchedRowsPerDay);
          return spent;
        };
        if (!(await othersReadable(ports.facts, told, principal, call.now))) return otherUnreadable;
        const answer = await read(ports, key, call, told, { principal, spend: byRows });
        const isStill = dataset.datasetId === told.dataset.datasetId && (await othersReadable(ports.facts, told, principal, call.now));
        return isStill ? answer : otherUnreadable;
      });
    });
}

async function read(
  ports: ReadPorts,
  key: Uint8Array,
  call: Call<'readFinding'>,
  told: ToldFinding,
  { principal, spend: spendRows }: Reader,
) {
  const { finding, found } = told;
  const purpose = findPurpose(ports.city, ports.city.findingsPurpose ?? '', call.now);
  if (!purpose.ok) return purpose.problem;
  const all = await appearing(ports, await ports.profiles.list());
  const ids = [told.dataset, ...(told.other ? [told.other] : [])].map(({ datasetId }) => datasetId);
  const lists = all.filter(({ profile, dataset }) => ids.includes(dataset.datasetId) && profile.show !== 'never');
  if (lists.length < ids.length) return noFinding;
  const current = new Map(all.map(({ dataset }) => [dataset.datasetId, dataset.current?.n]));
  if (Object.entries(finding.versions).some(([datasetId, n]) => current.get(datasetId) !== n)) return countedBefore;

  const opened = await openRegister(ports, key, { all, use: { purpose: purpose.purpose } }, call.now);
  const self = await personOf(ports, principal);
  const needsRegister = registerKinds.includes(finding.kind);
  if (needsRegister && !opened.ok) return registerRefused(opened.notice);
  if (needsRegister && self === undefined) return officerIsNobody;
  const kept = await ports.findings.personsOf(found, finding);
  if (!kept) return beingCounted;
  const tooMany = await spendRows(kept.length);
  if (tooMany) return tooMany;

  const locks = watchedLocks(ports.locks);
  const locked = (await locks.load(kept)).map(({ person }) => person);
  const hidden = new Set(needsRegister ? locked : []);
  const own = opened.ok && self !== undefined ? await familyOfReader(opened.register, self, kept) : new Set([self]);
  if (own === 'unreadable') return registerRefused(unreadableEntry);
  const persons = kept.filter((person) => !hidden.has(person) && !own.has(person));
  const rows = await findRows(ports, key, await sourcesOf(ports, lists), 'nik', persons);

  const owners = lists.map(({ dataset: { datasetId, opdId } }) => ({ datasetId, opdId }));
  const shown = [...owners, ...(needsRegister && opened.ok && opened.register.dataset ? [opened.register.dataset] : [])];
  const why = { purpose: purpose.purpose, caseNumber: `temuan ${finding.findingId}`, reason: call.body.reason };
  const seen = {
    ...{ kind: 'finding' as const, ...why, shown, receipt: receiptOf(purpose.lookUp, call.now) },
    ...((await hasOfficial(ports, key, persons)) ? { ofOfficial: true as const } : {}),
  };
  const unrecorded = await recordMatch(ports, { ...call, principal }, seen, persons);
  if (unrecorded) return unrecorded;
  if (!(await locks.stillAsSeen())) return beingCounted;
  return ok<AnswerBody<'readFinding'>>({
    ...whatOf(told),
    caution: findingCaution,
    hint: findingRowsHint,
    sections: sectionsOf(newestRows(rows), ports.city),
  });
}

async function personOf({ accounts }: Pick<ReadPorts, 'accounts'>, principal: Principal): Promise<string | undefined> {
  return principal.type === 'account' ? (await itemsOf(accounts, principal.sub))?.person?.person : undefined;
}

type Register = Extract<Awaited<ReturnType<typeof openRegister>>, { ok: true }>['register'];

/** The reader, and those of these persons who are on the reader's card; `unreadable` where the register can't say which card that is. */
async function familyOfReader(
  register: Register,
  self: string,
  persons: readonly string[],
): Promise<ReadonlySet<string | undefined> | 'unreadable'> {
  const [mine = [], ...theirs] = await register.find([self, ...persons]);
  if (register.unreadable.has(self)) return 'unreadable';
  const cards = new Set(mine.map(({ kk }) => kk));
  return new Set([self, ...persons.filter((_, place) => theirs[place]?.some(({ kk }) => cards.has(kk)))]);
}

/** Of each person the newest row of each list: what somebody looks at, and no history. */
function newestRows(rows: readonly FoundRow[]): FoundRow[] {
  const ofOne = Map.groupBy(rows, ({ source, hash }) => `${source.dataset.datasetId}\n${hash}`);
  return [...ofOne.values()].flatMap((own) => {
    const newest = periodsInOrder(own.map(({ period }) => period)).at(-1);
    return own.find(({ period }) => newest === undefined || period === newest) ?? [];
  });
}

const notByLevel: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Orang dalam temuan hanya ditampilkan kepada OPD pemilik datanya, atau atas persetujuan akses yang utuh.',
  log: { decision: 'deny', rule: 'findings/rows', reason: 'neither owner nor holder of a grant' },
};
const otherUnreadable: Problem = {
  status: 403,
  code: 'forbidden',
  detail: 'Temuan ini menyangkut dua daftar, dan Anda hanya boleh membaca salah satunya. Mohonkan akses pada daftar yang lain.',
  log: { decision: 'deny', rule: 'findings/rows', reason: 'the other list may not be read' },
};
const countedBefore = conflict('Datanya sudah berganti sejak temuan ini dihitung. Temuan dihitung ulang setiap malam; buka lagi besok.');
const beingCounted = unavailable('Temuan ini sedang dihitung ulang. Coba lagi sebentar lagi.');
