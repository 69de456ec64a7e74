import type { Logger } from '@aws-lambda-powertools/logger';
import { faultFacts } from '../http/fault-facts.ts';
import type { IngestLog } from './ingest-batch.ts';

/** One line a message. */
export function logIngest(logger: Logger): IngestLog {
  return {
    done(messageId, outcome) {
      logger.info('ingest', { messageId, ...outcome });
    },
    fault(messageId, receives, error) {
      logger.error('ingest fault', { messageId, receives, ...faultFacts(error) });
    },
  };
}

/** A returned workbook could not be made. */
export function logNotReturned(logger: Logger): (uploadId: string, error: unknown) => void {
  return (uploadId, error) => {
    logger.warn('no returned workbook', { uploadId, ...faultFacts(error) });
  };
}

/** A version could not be described. */
export function logNotSummarised(logger: Logger): (uploadId: string, error: unknown) => void {
  return (uploadId, error) => {
    logger.warn('no statistics', { uploadId, ...faultFacts(error) });
  };
}
