import type { Migration } from './migration.ts';
import { sharingSaid } from './sharing-said.ts';
import { uploadPlaces } from './upload-places.ts';
import { waitingLists } from './waiting-lists.ts';

/** Every migration, in the order in which they are done. One is never taken out, changed or given another number: a city may come from any version. */
export const migrations: readonly Migration[] = [uploadPlaces, waitingLists, sharingSaid];
