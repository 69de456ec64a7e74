import type { Destruction } from '../model/destruction.ts';

/** Minutes of destructions, of which none is ever removed. */
export interface DestructionStore {
  get(datasetId: string, minutesId: string): Promise<Destruction | undefined>;
  /** Writes them before anything goes, on absence, and gives those that stand: a second run goes on under the first one's. */
  begin(destruction: Destruction): Promise<Destruction>;
  /** Notes that everything is gone. Repeatable: the first time stays. */
  finish(datasetId: string, minutesId: string, at: string): Promise<void>;
}
