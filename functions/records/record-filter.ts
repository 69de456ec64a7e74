import type { KeptRecord } from '../model/kept-record.ts';

/** What is asked of a record; what is absent is not asked. */
export type RecordFilter = {
  /** The `sub` of who looked. */
  readonly principal?: string | undefined;
  readonly institution?: string | undefined;
  readonly operation?: string | undefined;
  readonly purpose?: string | undefined;
};

/** False where nothing is asked: then all fit. */
export function hasFilter(filter: RecordFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** True when the record agrees with all that is asked; one without a purpose agrees with none. */
export function fits(record: KeptRecord, { principal, institution, operation, purpose }: RecordFilter): boolean {
  if (principal !== undefined && record.principalId !== principal) return false;
  if (institution !== undefined && !record.institutions.includes(institution)) return false;
  if (operation !== undefined && record.operation !== operation) return false;
  return purpose === undefined || record.purpose === purpose;
}
