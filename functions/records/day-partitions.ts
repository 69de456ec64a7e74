import { compareTexts } from '../model/stored-record.ts';

/** The partitions of one UTC day in the records table, in the archive's order: who changed which account, who looked at which person, and who read which dataset (data-model.md). */
export function partitionsOf(day: string, datasetIds: Iterable<string>): string[] {
  return [`ACCOUNTS#${day}`, `LOOKS#${day}`, ...[...datasetIds].map((datasetId) => `AUDIT#${datasetId}#${day}`)].sort(compareTexts);
}
