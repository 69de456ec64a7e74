import type { Call, Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, invalidRequest, stale } from '../http/problem.ts';
import { principalIdOf } from '../model/principal.ts';
import type { Profile } from '../model/profile.ts';
import { type ProfilePorts, profileSubject } from './get-profile.ts';
import { onDataset } from './on-dataset.ts';
import { allowedPurposes, isOfRegisterOpd, offeredShow, otherRegister, profileAnswer } from './profile-answer.ts';
import { profileFaults } from './profile-faults.ts';

/**
 * PUT …/profile, by the head: whether and how the dataset appears in people's profiles. Nobody shows more than its words let (`defaultShow`); the steward
 * overrules nothing. 409 where the register can't be this dataset: no other is named, since the caller may not know of it.
 */
export function setProfile(ports: ProfilePorts): Operation<'setProfile'> {
  return (call) =>
    onDataset(ports.datasets, call, 'set-profile', async (dataset) => {
      const standing = await ports.profiles.get(dataset.datasetId);
      const refusal = staleFor(call, standing?.revision ?? 0);
      if (refusal) return refusal;
      const subject = await profileSubject(ports, dataset);
      const { fields = [], periodField } = subject.standard ?? {};
      const violations = profileFaults(call.body, {
        standard: { fields, ...(periodField === undefined ? {} : { periodField }) },
        offered: offeredShow(subject),
        purposes: allowedPurposes(dataset, ports.city.purposes),
      });
      if (violations.length > 0) return invalidRequest(violations);
      if (call.body.register && !isOfRegisterOpd(dataset, ports.city.registerOpd)) return notTheRegistersOpd;
      if (call.body.register && otherRegister(dataset, subject.all)) return registerStands;
      const profile = profileFrom(call, dataset.opdId, (standing?.revision ?? 0) + 1);
      if ((await ports.profiles.put(profile)) === 'stale') return call.ifMatch === undefined ? changedMeanwhile : stale();
      return { status: 200, ...profileAnswer(subject, profile, ports.city, call.now) };
    });
}

const notTheRegistersOpd = conflict('Register kependudukan kota hanya dapat berasal dari OPD yang ditetapkan dalam pengaturan kota.');
const registerStands = conflict('Kota sudah mempunyai register kependudukan. Lepaskan dahulu yang berlaku, lalu tetapkan yang ini.');
const changedMeanwhile = conflict('Pengaturan ini baru saja diubah orang lain. Lihat dulu, lalu ulangi bila masih perlu.');

function profileFrom({ body, params, principal, now }: Call<'setProfile'>, opdId: string, revision: number): Profile {
  return { ...body, datasetId: params.datasetId, opdId, setBy: principalIdOf(principal), setAt: now.toISOString(), revision };
}
