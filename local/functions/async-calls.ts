import type { AsyncCallModel } from '../assembly/functions.ts';
import type { Invoke, Outcome } from './functions.ts';

/** Calls functions as services do that wait for no answer (EventBridge). */
export type AsyncCalls = {
  /** Gives the outcome of the first try; further tries follow by themselves. */
  readonly call: Invoke;
  readonly stop: () => void;
};

const defaultRetries = 2;
const retryMilliseconds = 60_000; // Lambda waits one minute before the first retry, two before the second

/**
 * Lambda's asynchronous invocation: a failed call is tried again as often as the template says, then told to the function's failure queue
 * ("Configuring error handling settings for asynchronous invocations"). Calls that still wait are lost when the laptop stops.
 */
export function asyncCalls(
  models: readonly AsyncCallModel[],
  invoke: Invoke,
  send: (queueArn: string, body: string) => void,
  now: () => Date,
): AsyncCalls {
  const timers = new Set<NodeJS.Timeout>();
  const sendFailure = (queueArn: string, body: string): void => {
    try {
      send(queueArn, body);
    } catch (error) {
      console.error(`a failed call is not told to ${queueArn}`, error);
    }
  };
  const attempt = async (functionName: string, event: unknown, tries: number): Promise<Outcome> => {
    const model = models.find((candidate) => candidate.functionName === functionName);
    const outcome = await invoke(functionName, event);
    if (outcome.ok) return outcome;
    if (tries <= (model?.maximumRetries ?? defaultRetries)) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void attempt(functionName, event, tries + 1);
      }, retryMilliseconds * tries);
      timers.add(timer);
    } else if (model?.failureQueueArn !== undefined) {
      sendFailure(model.failureQueueArn, failureRecord(functionName, event, tries, outcome, now()));
    }
    return outcome;
  };
  return {
    call: (functionName, event) => attempt(functionName, event, 1),
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** What a failure destination receives ("Invocation record"). */
function failureRecord(functionName: string, event: unknown, tries: number, outcome: Outcome & { readonly ok: false }, at: Date): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: at.toISOString(),
    requestContext: { functionArn: functionName, condition: 'RetriesExhausted', approximateInvokeCount: tries },
    requestPayload: event,
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorType: outcome.errorType, errorMessage: outcome.errorMessage },
  });
}
