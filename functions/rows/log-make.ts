import type { Logger } from '@aws-lambda-powertools/logger';
import type { MakeLog } from './make-files.ts';

/** One line a message. Of a fault its name and place; its words only where AWS says them, since others (DuckDB) may quote what they were reading. */
export function logMake(logger: Logger): MakeLog {
  return {
    done(order, outcome) {
      logger.info('make file', { ...order, outcome });
    },
    fault(messageId, receives, error) {
      const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: undefined };
      const words = error instanceof Error && '$metadata' in error ? { errorMessage: error.message } : {};
      const place = stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
      logger.error('make file fault', { messageId, receives, errorName: name, place, ...words });
    },
  };
}
