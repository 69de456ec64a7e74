import { limits } from '../limits.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import type { Dataset } from '../model/dataset.ts';
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
  return async (now) => {
    const seen = (await seenDatasets(ports, now)).filter(({ dataset }) => dataset.standardVersion !== undefined);
    const newest = seen.toSorted((one, other) => other.dataset.updatedAt.localeCompare(one.dataset.updatedAt));
    const users: LibraryUser[] = [];
    for (let from = 0; from < Math.min(newest.length, limits.libraryStandardsRead); from += limits.libraryStandardsAtOnce) {
      const some = newest.slice(from, Math.min(from + limits.libraryStandardsAtOnce, limits.libraryStandardsRead));
      const found = await Promise.all(some.map(async (entry) => ({ entry, origin: await originOf(ports, entry.dataset) })));
      users.push(...found.flatMap(({ entry, origin }) => (origin ? [{ entry, origin }] : [])));
    }
    return {
      users: users.toSorted((one, other) => one.entry.dataset.title.localeCompare(other.entry.dataset.title, 'id')),
      lookedAt: newest.length > limits.libraryStandardsRead ? limits.libraryStandardsRead : undefined,
    };
  };
}

/** Where the standard in force of a dataset comes from. */
async function originOf({ standards }: Ports, { datasetId, standardVersion = 0 }: Dataset): Promise<Origin | undefined> {
  return (await standards.get(datasetId, standardVersion))?.library;
}
