import type { Logger } from '@aws-lambda-powertools/logger';
import { faultFacts } from '../http/fault-facts.ts';
import type { MakeLog } from './make-files.ts';

/** One line a message. */
export function logMake(logger: Logger): MakeLog {
  return {
    done(order, outcome) {
      logger.info('make file', { ...order, outcome });
    },
    fault(messageId, receives, error) {
      logger.error('make file fault', { messageId, receives, ...faultFacts(error) });
    },
  };
}
