import '../fakes/quiet-log.ts';
import type { City } from '../../cities/city.ts';
import { accountsOperations } from '../../functions/accounts/operations.ts';
import { refuseReplay } from '../../functions/datasets/refuse-replay.ts';
import { idempotent } from '../../functions/http/idempotency.ts';
import type { Account } from '../../functions/model/account.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryAccountRecords } from '../fakes/memory-account-records.ts';
import { memoryAccounts } from '../fakes/memory-accounts.ts';
import { memoryDirectory } from '../fakes/memory-directory.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';
import { memoryLastUses } from '../fakes/memory-last-uses.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { serveKept } from '../fakes/serve-kept.ts';

export const now = new Date('2026-11-24T05:00:00.000Z');
export const steward: Principal = { type: 'account', sub: 'sub-steward', name: 'Walidata', kinds: [{ kind: 'steward' }] };
export const officer: Principal = {
  ...{ type: 'account', sub: 'sub-officer', name: 'Petugas loket' },
  kinds: [{ kind: 'counter-officer' }, { kind: 'member', institution: 'disdukcapil' }],
};
export const otherOfficer: Principal = { ...officer, sub: 'sub-other-officer' };
export const otherSteward: Principal = { ...steward, sub: 'sub-other-steward' };
type Opd = City['opds'][number];

/** An OPD that went whole into another. */
export const endedInto = (opdId: string, id: string): Opd => ({
  ...{ id, name: id, kind: 'dinas' },
  ended: { on: '2026-01-01', by: 'Perda 1/2026', successors: [{ opdId }] },
});
export const city = { ...sampleCity, institutions: [{ id: 'banten', name: 'Provinsi Banten' }] };

export type Reply = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** The whole function `accounts` over fakes: a request in, an answer out, as behind API Gateway. Without a directory where the city has a login of its own. */
export function accountsFunction(
  own: {
    readonly accounts?: readonly Account[];
    readonly withoutDirectory?: true;
    readonly lastUses?: Readonly<Record<string, string>>;
    /** OPDs that ended, besides those of the sample. */
    readonly ended?: readonly Opd[];
  } = {},
) {
  const directory = memoryDirectory(() => now);
  const clock = { now };
  const made: string[] = [];
  const idempotencyKeys = memoryIdempotency();
  const key = { failing: false, asked: 0 };
  const ports = {
    city: { ...city, opds: [...city.opds, ...(own.ended ?? [])] },
    accounts: memoryAccounts(...(own.accounts ?? [])),
    lastUses: memoryLastUses(own.lastUses),
    records: memoryAccountRecords(),
    clock: () => clock.now,
    ids: () => `record-${made.push('record')}`,
    personKey: async () => {
      key.asked += 1;
      if (key.failing) throw new Error('Secrets Manager is away');
      return Buffer.from('a-key-for-tests');
    },
    ...(own.withoutDirectory ? {} : { directory }),
  };
  const handler = serveKept<'accounts'>(accountsOperations(ports), {
    now: () => clock.now,
    idempotency: idempotent(idempotencyKeys, refuseReplay()),
  });
  const ask = async (request: Request, principal: Principal = request.operation === 'bindPerson' ? officer : steward): Promise<Reply> => {
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body || '{}'), headers: answer.headers ?? {} };
  };
  return { ...ports, directory, clock, key, idempotencyKeys, ask };
}

export const invite = (body: object = {}): Request => ({
  operation: 'inviteAccount',
  body: { email: 'siti@dinas.example', name: 'Siti', groups: ['operator:dinkes'], ...body },
});
export const change = (body: object, { sub = 'sub-siti', ifMatch = 0 } = {}): Request => ({
  operation: 'changeAccount',
  params: { sub },
  headers: { 'If-Match': [`"${ifMatch}"`] },
  body: { reason: 'Pindah tugas', ...body },
});
export const bind = (nik: string, { sub = 'sub-siti', ...body }: { sub?: string; [name: string]: unknown } = {}): Request => ({
  operation: 'bindPerson',
  params: { sub },
  body: { nik, document: 'ktp-el', checkedInPerson: true, ...body },
});
