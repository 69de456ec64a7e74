import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, unavailable } from '../http/problem.ts';
import { personHash } from '../persons/person-hash.ts';
import type { BoundPerson } from './account.ts';
import type { KnownAccount } from './account-answer.ts';
import { keepingAccounts, noSuchAccount, ownAccount } from './keeping-accounts.ts';
import { type KnownAccountPorts, knownAccount } from './known-account.ts';
import { givePerson, personHolder } from './person-holder.ts';
import type { PersonKey } from './person-key.ts';
import { principalIdOf } from './principal.ts';
import { type AccountRecordPorts, recordChange } from './record-change.ts';

type Ports = AccountRecordPorts & KnownAccountPorts & { readonly personKey: PersonKey };
type Ask = Call<'bindPerson'>;

/**
 * PUT /v1/accounts/{sub}/person: the resident whose account it is, after a check in person. Once: the same person again changes nothing, another one is 409.
 * A person has one account; only from a disabled one do they move. Neither the NIK nor its hash is answered, logged or recorded.
 */
export function bindPerson(ports: Ports): Operation<'bindPerson'> {
  return (call) =>
    keepingAccounts(call, async () => {
      const own = ownAccount(call, call.params.sub);
      if (own) return own;
      const known = await knownAccount(ports, call.params.sub);
      if (!known) return noSuchAccount;
      const key = await ports.personKey().catch(() => undefined);
      return key ? bind(ports, call, known, personHash(key, call.body.nik)) : withoutKey;
    });
}

const withoutKey = unavailable('Kunci penyamar NIK sedang tidak dapat diambil, jadi tidak ada yang disimpan. Coba lagi sebentar lagi.');
const boundToAnother = conflict('Akun ini sudah diikat ke warga lain, dan ikatan itu tetap. Undang akun baru untuk warga yang ini.');
const hasAnother = conflict('Warga ini sudah mempunyai akun lain yang aktif. Nonaktifkan dulu akun itu bila warga tidak memakainya lagi.');
const movedMeanwhile = conflict(
  'Warga ini baru saja diikat atau dipindah oleh walidata lain. Lihat daftar akun, lalu ulangi bila masih perlu.',
);
const notWhileDisabled = conflict('Akun ini nonaktif. Aktifkan dulu, lalu ikat warganya.');

async function bind(ports: Ports, call: Ask, known: KnownAccount, person: string): Promise<Answer> {
  const { sub } = call.params;
  if (known.person) return known.person.person === person ? isBound(known.person) : boundToAnother;
  if (known.account?.disabled || known.user?.disabled) return notWhileDisabled;
  const before = await personHolder(ports.accounts, person);
  const holder = before?.sub === sub ? undefined : before;
  if (holder && !holder.mayLeave) return hasAnother;
  const replaces = holder ? { replaces: holder.sub } : {};
  const refused = await recordChange(ports, call, { sub, change: 'bind-person', document: call.body.document, ...replaces });
  if (refused) return refused;
  if (!(await givePerson(ports.accounts, person, sub, holder, call))) return movedMeanwhile;
  const bound = { sub, person, boundAt: call.now.toISOString(), boundBy: principalIdOf(call.principal) };
  const standing = await ports.accounts.bind(bound);
  return standing.person === person ? isBound(standing) : boundToAnother;
}

function isBound({ sub, boundAt, boundBy }: BoundPerson): Answer {
  return ok({ sub, isBound: true, boundAt, boundBy });
}
