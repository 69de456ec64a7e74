import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { AboutPorts } from './made-file.ts';
import type { FilePieces, FileQueue, MakingStore } from './making.port.ts';
import type { PartsCache } from './parts-cache.ts';
import type { VersionPorts } from './read-version.ts';
import type { RowReader } from './row-query.port.ts';

export type MakePorts = VersionPorts &
  AboutPorts & {
    readonly datasets: Pick<DatasetStore, 'get'>;
    readonly makings: MakingStore;
    readonly pieces: FilePieces;
    /** Takes what a run had no time for. */
    readonly fileQueue: FileQueue;
    readonly published: Pick<Published, 'find' | 'putFile'>;
    readonly cache: PartsCache;
    readonly reader: RowReader;
    /** Where files are built. */
    readonly directory: string;
    /** Of text, what is sent to storage at once. */
    readonly pieceBytes: number;
    /** A ULID. */
    readonly ids: () => string;
    readonly now: () => Date;
    /** Until the run is killed. */
    readonly remainingMilliseconds: () => number;
  };

/**
 * `idle`: nobody waits for it, or somebody else is at it. `unserved`: the version is no longer given to anyone. `unfit`: no file of that form holds it.
 * `unfinished`: what is done is kept, and the rest ordered. `overtaken`: somebody else has gone on with it.
 */
export type MakeOutcome = 'made' | 'idle' | 'unserved' | 'unfit' | 'unfinished' | 'overtaken';
