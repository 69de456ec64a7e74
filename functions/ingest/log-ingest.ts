import type { Logger } from '@aws-lambda-powertools/logger';
import type { IngestLog } from './ingest-batch.ts';

/** One line a message. Of a fault its name and place; its words only where AWS says them, since others may quote what they were reading. */
export function logIngest(logger: Logger): IngestLog {
  return {
    done(messageId, outcome) {
      logger.info('ingest', { messageId, ...outcome });
    },
    fault(messageId, receives, error) {
      const words = error instanceof Error && '$metadata' in error ? { errorMessage: error.message } : {};
      logger.error('ingest fault', { messageId, receives, ...nameAndPlace(error), ...words });
    },
  };
}

/** Of a returned workbook that could not be made, the name and place of the error: its words may quote the file. */
export function logNotReturned(logger: Logger): (uploadId: string, error: unknown) => void {
  return (uploadId, error) => {
    logger.warn('no returned workbook', { uploadId, ...nameAndPlace(error) });
  };
}

/** Of a version that could not be described, the same. */
export function logNotSummarised(logger: Logger): (uploadId: string, error: unknown) => void {
  return (uploadId, error) => {
    logger.warn('no statistics', { uploadId, ...nameAndPlace(error) });
  };
}

function nameAndPlace(error: unknown): { errorName: string; place: string[] | undefined } {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
  return { errorName: name, place: stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) };
}
