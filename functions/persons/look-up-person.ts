import type { City } from '../../cities/city.ts';
import { ok, type Success } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import type { Problem } from '../http/problem.ts';
import type { Look } from '../model/look.ts';
import { nobodysHash, personHash } from '../model/person-hash.ts';
import { awaitConfirmation, type CasePorts, caseAtLook, restingRight } from './case-number.ts';
import { watchedLocks } from './family.ts';
import { findRows } from './find-rows.ts';
import type { MyProfilePorts } from './get-my-profile.ts';
import type { LookCounter, LookMetrics } from './look-counter.port.ts';
import { unclearStatus } from './notices.ts';
import { officerIsNobody, ownPerson, spendLook } from './officer.ts';
import { hasOfficial, type OfficialPorts } from './officials.ts';
import { isOfOneFamily, registerRefused } from './own-family.ts';
import { openRegister, profileOf } from './profile-of.ts';
import { findPurpose, type PurposeFound, receiptOf } from './purpose.ts';
import { ofOneLook, recordLook } from './record-look.ts';
import { sourcesOf } from './sources.ts';
import { type StandingPerson, whileItStands } from './standing-person.ts';
import { withPersonKey } from './with-person-key.ts';

export type LookUpPorts = MyProfilePorts &
  CasePorts &
  OfficialPorts & {
    readonly city: Pick<City, 'opds' | 'registerAgreement' | 'purposes' | 'safetyLockOpds' | 'holidays' | 'officialsDataset'>;
    readonly lookCounter: LookCounter;
    readonly lookMetrics: LookMetrics;
  };

type Purpose = Extract<PurposeFound, { ok: true }>;

/**
 * POST /v1/persons/lookups: what an officer may know of one person for a purpose of the city's list: of the datasets whose heads allow it, and no more than the
 * purpose needs. Never of the officer's own person or family. A person whom nobody knows and one under a safety lock are answered alike. The person's receipt
 * stands before the answer leaves.
 */
export function lookUpPerson(all: LookUpPorts): Operation<'lookUpPerson'> {
  return (call) =>
    withPersonKey(all, async (key) => {
      const ports = ofOneLook(all);
      let spent: Promise<Problem | undefined> | undefined;
      return whileItStands(ports, call, 'look-up-person', async (standing) => {
        const purpose = findPurpose(ports.city, call.body.purpose, call.now);
        if (!purpose.ok) return purpose.problem;
        if (standing.self === undefined) return officerIsNobody;
        const person = personHash(key, call.body.nik);
        if (person === standing.self) return ownPerson;
        const rests = await restingRight(ports, { principal: standing.principal, now: call.now });
        if (rests) return rests;
        spent ??= spendLook(ports, { ...call, principal: standing.principal });
        const tooMany = await spent;
        if (tooMany) return tooMany;
        return look(ports, key, call, { standing, purpose, person, self: standing.self });
      });
    });
}

type Looking = { readonly standing: StandingPerson; readonly purpose: Purpose; readonly person: string; readonly self: string };

async function look(ports: LookUpPorts, key: Uint8Array, call: Call<'lookUpPerson'>, looking: Looking) {
  const { standing, purpose, person, self } = looking;
  const locks = watchedLocks(ports.locks);
  const [lock] = await locks.load([person]);
  // The same is read of a person who is nobody: an answer about a locked one takes as long, and says as little.
  const seen = lock ? nobodysHash(key, person) : person;
  const family = await isOfOneFamily(ports, key, standing, [self, seen], call.now);
  if (family !== false) return family;
  const found = await answerFor(ports, key, { ...looking, person: seen }, call.now);
  if ('problem' in found) return found.problem;
  const { caseNumber, reason } = call.body;
  const asking = { ...call, principal: standing.principal };
  const receipt = receiptOf(purpose.lookUp, call.now);
  const about = {
    ...{ person, kind: 'look-up' as const, purpose: purpose.purpose, caseNumber, reason, shown: found.shown, receipt },
    case: await caseAtLook(ports, { principal: standing.principal, now: call.now }, caseNumber),
    ...((await hasOfficial(ports, key, [person])) ? { ofOfficial: true as const } : {}),
  };
  const unrecorded =
    (await recordLook(ports, asking, about)) ?? (await awaitConfirmation(ports, asking, { lookId: ports.ids(), ...about }));
  if (unrecorded) return unrecorded;
  return (await locks.stillAsSeen()) ? found.answer : 'changed';
}

/** Of a refusal, too, a look is recorded where something of the person was read for it. */
type Found = { readonly answer: Success<'lookUpPerson'> | Problem; readonly shown: Look['shown'] };

async function answerFor(ports: LookUpPorts, key: Uint8Array, looking: Looking, now: Date): Promise<Found | { readonly problem: Problem }> {
  const { standing, purpose, person } = looking;
  const datasets = standing.appearing.filter(({ profile }) => profile.show !== 'never' && profile.purposes.includes(purpose.purpose));
  const use = { purpose: purpose.purpose };
  switch (purpose.lookUp.answer) {
    case 'rows': {
      const asked = { person, datasets, all: standing.appearing, use, withFamily: false };
      const { profile, shown } = await profileOf(ports, key, asked, async () => [], now);
      return { answer: ok({ answer: 'rows', ...profile }), shown };
    }
    case 'on-list': {
      // A list that names families alone could not say who is on it; the register is no list.
      const sources = (await sourcesOf(ports, datasets)).filter(
        ({ profile, deliveries, isIncomplete }) =>
          profile.register === undefined && (isIncomplete || deliveries.some(({ columns }) => columns.nik !== undefined)),
      );
      const rows = await findRows(ports, key, sources, 'nik', [person]);
      const lists = sources.map(({ dataset: { datasetId, opdId, title } }) => ({
        ...{ datasetId, opdId, title },
        isOn: rows.some(({ source }) => source.dataset.datasetId === datasetId),
      }));
      const notices = sources.filter(({ isIncomplete }) => isIncomplete).map(({ dataset }) => incomplete(dataset.title));
      return { answer: ok({ answer: 'on-list', lists, notices }), shown: lists.map(({ datasetId, opdId }) => ({ datasetId, opdId })) };
    }
    case 'alive-and-resident': {
      const opened = await openRegister(ports, key, { all: standing.appearing, use }, now);
      if (!opened.ok) return { problem: registerRefused(opened.notice) };
      const [entries = []] = await opened.register.find([person]);
      const { dataset, asOf, unreadable } = opened.register;
      const shown = dataset ? [dataset] : [];
      const isUnclear = unreadable.has(person) || entries.some(({ status }) => status === 'unclear');
      if (isUnclear) return { answer: registerRefused(unclearStatus), shown };
      const isAliveAndResident = entries.some(({ status = 'alive' }) => status === 'alive');
      return { answer: ok({ answer: 'alive-and-resident', isAliveAndResident, asOf }), shown };
    }
  }
}

const incomplete = (title: string) =>
  `Sebagian isi "${title}" terbit sebelum pencarian orang ada: jawaban "tidak" belum berarti tidak ada.`;
