import '../fakes/quiet-log.ts';
import type { BoundPerson } from '../../functions/model/account.ts';
import type { Look } from '../../functions/model/look.ts';
import { recordsOperations } from '../../functions/records/operations.ts';
import { datasetAt } from '../access-matrix/fixtures.ts';
import { aPerson } from '../contracts/look-store.ts';
import { anAbout } from '../fakes/datasets.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryCaseDecisions } from '../fakes/memory-cases.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryLocks } from '../fakes/memory-locks.ts';
import { memoryLookReader } from '../fakes/memory-look-reader.ts';
import { memoryLooks } from '../fakes/memory-looks.ts';
import { memoryRecordReader } from '../fakes/memory-record-reader.ts';
import { memoryVerdicts } from '../fakes/memory-verdicts.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { serveKept } from '../fakes/serve-kept.ts';

export const now = new Date('2026-11-24T05:00:00.000Z');
const city = {
  opds: [...sampleCity.opds, { id: 'dinsos', name: 'Dinas Sosial', kind: 'dinas' as const }],
  institutions: [],
  purposes: [{ id: 'verifikasi-bantuan', name: 'Verifikasi penerima bantuan' }],
  holidays: ['2026-12-25'],
  safetyLockOpds: ['disdukcapil'],
};

/** The whole function `records` over fakes. The citizen's account is bound to `aPerson`; residents see the datasets named in `shown`. */
export function recordsFunction(
  own: {
    readonly looks?: readonly Look[];
    readonly shown?: readonly string[];
    readonly atCounter?: readonly string[];
    readonly bound?: BoundPerson;
  } = {},
) {
  const looks = memoryLooks();
  looks.looks.push(...(own.looks ?? []));
  const datasets = memoryDatasets();
  for (const datasetId of ['penerima-bansos', 'register-penduduk', 'data-hiv']) {
    const dataset = datasetAt('closed', 'published', datasetId);
    if (dataset) datasets.put({ ...dataset, title: `Judul ${datasetId}` }, anAbout(datasetId));
  }
  const accounts = memoryAccounts();
  accounts.persons.set(
    'sub-citizen',
    own.bound ?? { sub: 'sub-citizen', person: aPerson, boundAt: now.toISOString(), boundBy: 'sub-officer' },
  );
  const clock = { now };
  const locks = memoryLocks();
  const shown = new Set(own.shown ?? []);
  const ports = {
    ...{ accounts, datasets, city, verdicts: memoryVerdicts(), caseDecisions: memoryCaseDecisions() },
    records: memoryRecordReader(),
    locks,
    looks: memoryLookReader(looks),
    shownDatasets: async () => shown,
    shownAtCounter: async () => new Set([...shown, ...(own.atCounter ?? [])]),
  };
  const handler = serveKept<'records'>(recordsOperations(ports), { now: () => clock.now });
  const ask = async (request: Request, principal: PrincipalName | { readonly sub: string; readonly as: PrincipalName }) => {
    const who = typeof principal === 'string' ? principalOf(principal) : { ...principalOf(principal.as), sub: principal.sub };
    const context = { principal: who.type === 'anonymous' ? 'anonymous' : JSON.stringify(who) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body), text: answer.body };
  };
  return { ...ports, store: looks, clock, ask };
}

/** A query as the gateway passes it on. */
export function queryOf(query: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
}

/** A ULID of that moment, with a number at its end. */
export function ulidAt(at: string, place = 0): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let left = Date.parse(at);
  let time = '';
  for (let digit = 0; digit < 10; digit += 1) {
    time = `${digits[left % 32]}${time}`;
    left = Math.floor(left / 32);
  }
  return `${time}${String(place).padStart(16, '0')}`;
}
