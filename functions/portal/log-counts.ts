import type { Logger } from '@aws-lambda-powertools/logger';
import { faultFacts } from '../http/fault-facts.ts';

/** How often datasets were read could not be told on their pages. */
export function logNotCounted(logger: Logger): (fault: unknown) => void {
  return (fault) => {
    logger.warn('no counts of reads', { ...faultFacts(fault) });
  };
}
