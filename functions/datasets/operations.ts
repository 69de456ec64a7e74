import type { FactsStore } from '../access/access-facts.port.ts';
import type { Operations } from '../http/call.ts';
import type { OpdInTime } from '../model/organisation.ts';
import type { ReferenceCodeList } from '../model/reference-code-list.ts';
import type { LibraryStore } from '../standards/library/library.port.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { DatasetStore } from './dataset.port.ts';
import { describeDataset } from './describe-dataset.ts';
import type { DestructionStore } from './destruction.port.ts';
import type { ExemptionRegister } from './exemption-register.port.ts';
import { getDataset } from './get-dataset.ts';
import { getLibraryStandard } from './get-library-standard.ts';
import { getProfile } from './get-profile.ts';
import { getStandard } from './get-standard.ts';
import { getTemplate } from './get-template.ts';
import { hold, release } from './hold.ts';
import { listDestructions } from './list-destructions.ts';
import { listExemption, unlistExemption } from './list-exemption.ts';
import { listExemptions } from './list-exemptions.ts';
import { listLibrary } from './list-library.ts';
import type { ProfileStore } from './profile.port.ts';
import type { ProfileCity } from './profile-answer.ts';
import type { Published } from './published.port.ts';
import type { Refresh } from './refresh.port.ts';
import { registerDataset } from './register-dataset.ts';
import { restoreDataset } from './restore-dataset.ts';
import { setAccess } from './set-access.ts';
import { setLibraryStandard } from './set-library-standard.ts';
import { setProfile } from './set-profile.ts';
import { setStandard } from './set-standard.ts';
import type { AreaCode } from './template/template-column.ts';
import { withdrawDataset } from './withdraw-dataset.ts';

export type DatasetsPorts = {
  readonly datasets: DatasetStore;
  readonly facts: FactsStore;
  readonly exemptions: ExemptionRegister;
  readonly profiles: ProfileStore;
  readonly destructions: Pick<DestructionStore, 'get'>;
  readonly standards: StandardStore;
  readonly library: LibraryStore;
  readonly refresh: Refresh;
  readonly published: Published;
  /** Codes of the city's own area. */
  readonly cityCodes: (list: ReferenceCodeList) => Promise<readonly AreaCode[]>;
  readonly opds: readonly OpdInTime[];
  /** What the city's file says of profiles. */
  readonly city: ProfileCity;
  /** Names a template while it is made. */
  readonly ids: () => string;
  /** Where templates are made. */
  readonly directory: string;
};

/** Every operation of the function `datasets` over its ports: for its handler, and for tests over fakes. */
export function datasetsOperations(ports: DatasetsPorts): Operations<'datasets'> {
  return {
    registerDataset: registerDataset(ports),
    getDataset: getDataset(ports),
    describeDataset: describeDataset(ports),
    setAccess: setAccess(ports),
    hold: hold(ports),
    release: release(ports),
    getProfile: getProfile(ports),
    setProfile: setProfile(ports),
    getStandard: getStandard(ports),
    setStandard: setStandard(ports),
    getTemplate: getTemplate(ports),
    listLibrary: listLibrary(ports),
    getLibraryStandard: getLibraryStandard(ports),
    setLibraryStandard: setLibraryStandard(ports),
    withdrawDataset: withdrawDataset(ports),
    restoreDataset: restoreDataset(ports),
    listDestructions: listDestructions(ports),
    listExemptions: listExemptions(ports),
    listExemption: listExemption(ports),
    unlistExemption: unlistExemption(ports),
  };
}
