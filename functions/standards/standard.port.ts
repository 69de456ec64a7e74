import type { Standard } from './standard.ts';

export interface StandardStore {
  get(datasetId: string, n: number): Promise<Standard | undefined>;
  /** All of a dataset's standards, newest number first. */
  list(datasetId: string): Promise<Standard[]>;
  /** Writes on absence of that number. */
  create(standard: Standard): Promise<'created' | 'exists'>;
  /** Marks a proposed standard approved (idempotent). */
  approve(datasetId: string, n: number, by: string, at: string): Promise<void>;
}
