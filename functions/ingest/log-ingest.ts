import type { Logger } from '@aws-lambda-powertools/logger';
import type { IngestLog } from './ingest-batch.ts';

/** One line a message. Of a fault its name and place; its words only where AWS says them, since others may quote what they were reading. */
export function logIngest(logger: Logger): IngestLog {
  return {
    done(messageId, outcome) {
      logger.info('ingest', { messageId, ...outcome });
    },
    fault(messageId, receives, error) {
      const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
      const place = stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
      const words = error instanceof Error && '$metadata' in error ? { errorMessage: error.message } : {};
      logger.error('ingest fault', { messageId, receives, errorName: name, ...words, place });
    },
  };
}
