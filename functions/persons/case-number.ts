import type { City } from '../../cities/city.ts';
import type { CaseLookStore } from '../access/case-look.port.ts';
import { type Problem, unavailable } from '../http/problem.ts';
import { dayText, endText } from '../messages/date.ts';
import { type CaseLook, caseDue, restsFor } from '../model/case-look.ts';
import type { Look } from '../model/look.ts';
import { bodyOf } from '../model/organisation.ts';
import { institutionsOf, nameOfPrincipal, type Principal, principalIdOf } from '../model/principal.ts';

export type CasePorts = { readonly cases: CaseLookStore; readonly city: Pick<City, 'holidays' | 'opds'> };
type Asking = { readonly principal: Principal; readonly now: Date };

/** Why the officer's right to look rests: a case number that the head of their institution denied, or did not confirm in time (access.md, "Persons"). */
export async function restingRight({ cases, city }: CasePorts, { principal, now }: Asking): Promise<Problem | undefined> {
  const body = bodyOf(city.opds, institutionFor(principal));
  const waiting = (await Promise.all(body.map((id) => cases.ofOfficer(id, principalIdOf(principal))))).flat();
  const resting = waiting.filter((look) => restsFor(look, now));
  const [first] = resting;
  if (!first) return undefined;
  const [why, how] =
    first.deniedAt === undefined
      ? [`belum dikonfirmasi sampai ${endText(first.due)}`, 'Minta penanggung jawab instansi Anda mengonfirmasinya, atau walidata']
      : ['ditolak oleh penanggung jawab instansi Anda', 'Putusan itu tetap; minta walidata'];
  const detail = `Hak Anda melihat data warga dihentikan sementara: nomor perkara ${first.caseNumber} (${dayText(first.at)}) ${why}. ${how} membuka kembali hak Anda.`;
  return {
    ...{ status: 403, code: 'forbidden', detail },
    log: { decision: 'deny', rule: 'persons/case', reason: `${resting.length} case numbers are not confirmed` },
  };
}

/** Whether the institution, or an OPD that went into it, keeps that case number already. */
export async function caseAtLook({ cases, city }: CasePorts, { principal, now }: Asking, caseNumber: string): Promise<'kept' | 'awaiting'> {
  const kept = await Promise.all(bodyOf(city.opds, institutionFor(principal)).map((id) => cases.isKept(id, caseNumber, now)));
  return kept.includes(true) ? 'kept' : 'awaiting';
}

type Looked = Pick<Look, 'lookId' | 'kind' | 'case'> & Pick<CaseLook, 'caseNumber' | 'purpose' | 'reason'>;

/** Puts the look on the list of the head of the officer's institution, before anything is answered; 503 where it can't be put. */
export async function awaitConfirmation(
  { cases, city }: CasePorts,
  { principal, now }: Asking,
  { lookId, kind, case: state, caseNumber, purpose, reason }: Looked,
): Promise<Problem | undefined> {
  if (state !== 'awaiting') return undefined;
  const look: CaseLook = {
    institution: institutionFor(principal),
    sub: principalIdOf(principal),
    name: nameOfPrincipal(principal),
    at: now.toISOString(),
    due: caseDue(now, city.holidays).toISOString(),
    ...{ lookId, kind, caseNumber, purpose, reason },
  };
  return cases.put(look).then(
    () => undefined,
    () => unavailable('Nomor perkara ini harus diajukan untuk dikonfirmasi, dan penyimpanannya sedang terganggu. Coba lagi sebentar lagi.'),
  );
}

/** The body that a look is for: the one that its receipt names. */
function institutionFor(principal: Principal): string {
  const [institution] = institutionsOf(principal);
  if (institution === undefined) throw new Error('an officer looks for no institution');
  return institution;
}
