import type { FindingWriter } from '../persons/findings/finding.port.ts';
import type { SubjectForgetter } from './subject-forgetter.port.ts';

/** Takes away what was found of a list, with the keyed hashes of whom it concerned; one of two programmes goes with the next night's comparison. */
export function forgetFindings(findings: Pick<FindingWriter, 'drop'>): SubjectForgetter {
  return {
    async forget(datasetId) {
      return findings.drop(datasetId);
    },
  };
}
