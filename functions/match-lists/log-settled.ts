import type { Logger } from '@aws-lambda-powertools/logger';
import { faultFacts } from '../http/fault-facts.ts';
import type { SettleLog } from './settle-lists.ts';

/** One line a message: the list's id, what became of it, how many rows it had. */
export function logSettled(logger: Logger): SettleLog {
  return {
    done(messageId, outcome) {
      logger.info('match list', { messageId, ...outcome });
    },
    fault(messageId, receives, error) {
      logger.error('match list fault', { messageId, receives, ...faultFacts(error) });
    },
  };
}
