import type { LockStore } from '../access/lock.port.ts';
import type { PersonKey } from '../accounts/person-key.port.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import type { Problem } from '../http/problem.ts';
import { watchedLocks } from './family.ts';
import { type ProfilePorts, profileOf } from './profile-of.ts';
import { type LookPorts, ofOneLook, recordLook } from './record-look.ts';
import { type StandingPorts, whileItStands } from './standing-person.ts';
import { withPersonKey } from './with-person-key.ts';

export type MyProfilePorts = ProfilePorts & StandingPorts & LookPorts & { readonly locks: LockStore; readonly personKey: PersonKey };

/**
 * GET /v1/me/profile: all that the city holds about the resident whose account it is: their own rows in datasets whose heads show them, their current family as the
 * register's agreement allows, and their aid. Datasets that are not shown leave no trace. Closed once the register says that the person has died.
 */
export function getMyProfile(all: MyProfilePorts): Operation<'getMyProfile'> {
  return (call) =>
    withPersonKey(all, async (key) => {
      const ports = ofOneLook(all);
      return whileItStands(ports, call, 'see-own-profile', async ({ principal, self, appearing }) => {
        if (self === undefined) throw new Error('a citizen is bound to nobody');
        const locks = watchedLocks(ports.locks);
        const datasets = appearing.filter(({ profile }) => profile.show === 'shown');
        const asked = { person: self, datasets, all: appearing, use: 'self', withFamily: true } as const;
        const { profile, entry, shown } = await profileOf(ports, key, asked, locks.load, call.now);
        if (entry?.status === 'deceased') return closed;
        const receipt = { is: 'shown', from: call.now.toISOString() } as const;
        const unrecorded = await recordLook(ports, { ...call, principal }, { person: self, kind: 'own', shown, receipt });
        if (unrecorded) return unrecorded;
        return (await locks.stillAsSeen()) ? ok(profile) : 'changed';
      });
    });
}

const closed: Problem = {
  status: 403,
  code: 'forbidden',
  detail:
    'Menurut register penduduk pemilik akun ini telah meninggal dunia, sehingga profil ini ditutup. Ahli waris atau yang merasa ini keliru dapat datang ke loket Disdukcapil.',
  log: { decision: 'deny', rule: 'persons/deceased', reason: 'the person has died' },
};
