import type { Operation } from '../http/call.ts';
import type { Dataset } from '../model/dataset.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { DatasetStore } from './dataset.port.ts';
import { onDataset } from './on-dataset.ts';
import type { ProfileStore } from './profile.port.ts';
import { type ProfileCity, type ProfileSubject, profileAnswer } from './profile-answer.ts';

export type ProfilePorts = {
  readonly datasets: Pick<DatasetStore, 'get' | 'getAbout'>;
  readonly standards: Pick<StandardStore, 'list'>;
  readonly profiles: ProfileStore;
  readonly city: ProfileCity;
};

/** GET …/profile: how the dataset appears in people's profiles, what may be chosen instead and why, for the owning OPD and the steward. Its own metadata say nothing of it. */
export function getProfile(ports: ProfilePorts): Operation<'getProfile'> {
  return (call) =>
    onDataset(ports.datasets, call, 'see-profile-setting', async (dataset) => {
      const subject = await profileSubject(ports, dataset);
      return { status: 200, ...profileAnswer(subject, await ports.profiles.get(dataset.datasetId), ports.city, call.now) };
    });
}

/** What a setting of the dataset is judged by. */
export async function profileSubject({ datasets, standards, profiles }: ProfilePorts, dataset: Dataset): Promise<ProfileSubject> {
  const [about, known, all] = await Promise.all([datasets.getAbout(dataset.datasetId), standards.list(dataset.datasetId), profiles.list()]);
  const inForce = known.find(({ n }) => n === dataset.standardVersion);
  return { dataset, about, standard: inForce ?? known[0], all };
}
