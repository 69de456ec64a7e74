import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import type { Problem } from '../http/problem.ts';
import { nobodysHash, personHash } from '../model/person-hash.ts';
import { institutionsOf } from '../model/principal.ts';
import { watchedLocks } from './family.ts';
import type { LookUpPorts } from './look-up-person.ts';
import { officerIsNobody, ownPerson, spendLook } from './officer.ts';
import { hasOfficial } from './officials.ts';
import { isOfOneFamily } from './own-family.ts';
import { profileOf } from './profile-of.ts';
import { type LookPorts, ofOneLook, recordLook } from './record-look.ts';
import { whileItStands } from './standing-person.ts';
import { withPersonKey } from './with-person-key.ts';

/**
 * POST /v1/persons/counter-profiles: the profile of a person who stands at the counter, with what is told in person alone. It is what they would see themselves, so
 * a safety lock of their own hides nothing at a body that sets locks. Elsewhere whoever came may not be who they say: a locked person is answered as one of whom
 * nothing is known, from the same reads. It is for their eyes, and they get a receipt, whose id (`visit`) opens the receipts that are told in person
 * (`listToldInPerson`).
 */
export function serveAtCounter(all: LookUpPorts): Operation<'serveAtCounter'> {
  return (call) =>
    withPersonKey(all, async (key) => {
      const ports = ofOneLook(all);
      const ofNobody = ofOneLook(all);
      let spent: Promise<Problem | undefined> | undefined;
      return whileItStands(ports, call, 'serve-at-counter', async ({ principal, self, appearing }) => {
        if (self === undefined) return officerIsNobody;
        const person = personHash(key, call.body.nik);
        if (person === self) return ownPerson;
        spent ??= spendLook(ports, { ...call, principal });
        const tooMany = await spent;
        if (tooMany) return tooMany;
        const locks = watchedLocks(ports.locks);
        const [lock] = await locks.load([person]);
        const isElsewhere = !institutionsOf(principal).some((one) => ports.city.safetyLockOpds.includes(one));
        const seen = lock && isElsewhere ? nobodysHash(key, person) : person;
        const family = await isOfOneFamily(ports, key, { appearing }, [self, seen], call.now);
        if (family !== false) return family;
        const datasets = appearing.filter(({ profile }) => profile.show !== 'never');
        const asked = { person: seen, datasets, all: appearing, use: 'self', withFamily: true } as const;
        const { profile, entry, shown } = await profileOf(ports, key, asked, locks.load, call.now);
        if (entry?.status === 'deceased') return ofTheDead;
        const receipt = { is: 'shown', from: call.now.toISOString() } as const;
        const official = (await hasOfficial(ports, key, [person])) ? { ofOfficial: true as const } : {};
        const about = { person, kind: 'counter' as const, reason: call.body.reason, shown, receipt, ...official };
        const asking = { ...call, principal };
        const unrecorded = (await recordLook(ports, asking, about)) ?? (await recordNobody(ofNobody, asking, about, seen));
        if (unrecorded) return unrecorded;
        const visit = (seen === person ? ports : ofNobody).ids();
        const notices = isElsewhere && shown.length === 0 ? [...profile.notices, nothingHere] : profile.notices;
        return (await locks.stillAsSeen()) ? ok({ ...profile, notices, visit }) : 'changed';
      });
    });
}

/** The visit whose id leaves here opens the receipts of the person it names: of a locked one that is nobody, who has none. */
async function recordNobody(
  ports: LookPorts,
  asking: Parameters<typeof recordLook>[1],
  about: Parameters<typeof recordLook>[2],
  seen: string,
): Promise<Problem | undefined> {
  const { ofOfficial: _official, ...told } = about;
  return seen === about.person ? undefined : recordLook(ports, asking, { ...told, person: seen });
}

/** Of whoever nothing is shown, locked or unknown alike: the person who came must be told where to go. */
const nothingHere =
  'Tidak ada data tentang orang ini yang dapat ditampilkan di loket ini. Bila seharusnya ada, persilakan orangnya datang ke loket Disdukcapil dengan KTP-el.';
const ofTheDead: Problem = refused(
  'the person has died',
  'Menurut register penduduk orang ini telah meninggal dunia. Yang merasa ini keliru dapat memperbaikinya di Disdukcapil.',
);

function refused(reason: string, detail: string): Problem {
  return { status: 403, code: 'forbidden', detail, log: { decision: 'deny', rule: 'persons/counter', reason } };
}
