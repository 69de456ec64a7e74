import type { BirthColumns, BirthIndex } from '../model/birth-index.ts';

export interface BirthIndexStore {
  /** Writes it over what stands: made again of the same delivery it says the same. */
  put(index: BirthIndex): Promise<void>;
  /** Undefined of a delivery that has none. */
  get(datasetId: string, uploadId: string): Promise<BirthIndex | undefined>;
}

export interface BirthFile {
  /** Writes the records of these parts to `target` (model/birth-index.ts), and gives how many they are. A row that lacks any of the three is left out. */
  write(parts: readonly { readonly path: string }[], columns: BirthColumns, key: Uint8Array, target: string): Promise<number>;
}
