import { limits } from '../limits.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { Dataset } from '../model/dataset.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Standard } from '../standards/standard.ts';
import type { PortalPorts } from './ports.ts';
import { seenDatasets } from './seen-datasets.ts';

type Ports = Pick<PortalPorts, 'city' | 'datasets' | 'index' | 'standards'>;
type Origin = NonNullable<Standard['library']>;

/** A dataset whose standard in force is the copy of one of the library, and of which number of it. */
export type LibraryUser = { readonly entry: IndexEntry; readonly origin: Origin };

export type LibraryUsers = {
  /** By title. */
  readonly users: readonly LibraryUser[];
  /** Of more datasets than are looked at, how many were: the ones that changed last. */
  readonly lookedAt: number | undefined;
};

/** Who uses the library, of what anyone may see: each dataset is decided as it stands, and only then its standard is read. */
export function libraryUsers(ports: Ports): (now: Date) => Promise<LibraryUsers> {
  const originOf = knownOrigins(ports.standards);
  return async (now) => {
    const seen = (await seenDatasets(ports, now)).filter(({ dataset }) => dataset.standardVersion !== undefined);
    const newest = seen.toSorted((one, other) => other.dataset.updatedAt.localeCompare(one.dataset.updatedAt));
    const users: LibraryUser[] = [];
    for (let from = 0; from < Math.min(newest.length, limits.libraryStandardsRead); from += limits.libraryStandardsAtOnce) {
      const some = newest.slice(from, Math.min(from + limits.libraryStandardsAtOnce, limits.libraryStandardsRead));
      const found = await Promise.all(some.map(async (entry) => ({ entry, origin: await originOf(entry.dataset) })));
      users.push(...found.flatMap(({ entry, origin }) => (origin ? [{ entry, origin }] : [])));
    }
    return {
      users: users.toSorted((one, other) => one.entry.dataset.title.localeCompare(other.entry.dataset.title, 'id')),
      lookedAt: newest.length > limits.libraryStandardsRead ? limits.libraryStandardsRead : undefined,
    };
  };
}

/** Where the standard in force of a dataset comes from. A standard never changes, its number does: each is read once. */
function knownOrigins(standards: Pick<StandardStore, 'get'>): (dataset: Dataset) => Promise<Origin | undefined> {
  const known = new Map<string, Origin | undefined>();
  return async ({ datasetId, standardVersion = 0 }) => {
    const key = `${datasetId}#${standardVersion}`;
    if (!known.has(key)) {
      const standard = await standards.get(datasetId, standardVersion);
      if (!standard) return undefined;
      known.set(key, standard.library);
    }
    return known.get(key);
  };
}
