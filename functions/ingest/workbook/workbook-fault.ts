import type { Finding } from '../../model/normal-form.ts';

/** A workbook that can't be read, found while reading it: what the clerk is told. Its message holds nothing of the file. */
export class WorkbookFault extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(`workbook: ${finding.type}`);
    this.finding = finding;
  }
}

/** The finding of a fault that speaks of the file; any other error is ours, and thrown on. */
export function findingOf(error: unknown): Finding {
  if (error instanceof WorkbookFault) return error.finding;
  throw error;
}
