import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { EventSourceModel } from './assembly/functions.ts';
import type { Invoke, Outcome } from './functions/functions.ts';
import type { StoredMessage } from './queues/message-store.ts';
import { md5OfBody, receivedAttributes } from './queues/queue-answers.ts';
import type { Queues } from './queues/queues.ts';

/** The pollers that carry messages from queues to functions. */
export type EventSources = { readonly stop: () => Promise<void> };

type Feeding = { readonly source: EventSourceModel; readonly queues: Queues; readonly invoke: Invoke; readonly region: string };

const defaultConcurrency = 2; // the least that a mapping's MaximumConcurrency can be set to
const retryMilliseconds = 1000;
const maxConcurrency = 4; // as many as a function has processes here; more would only wait while their messages' visibility runs out

const failuresSchema = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullable()
  .transform((answer) => (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));

/**
 * Polls each queue for its function as Lambda does: what succeeds is deleted, what fails becomes visible again when its visibility timeout ends
 * (or when the function itself said). Delivery is at least once.
 */
export function startEventSources(sources: readonly EventSourceModel[], queues: Queues, invoke: Invoke, region: string): EventSources {
  const stopping = new AbortController();
  const pollers = sources.flatMap((source) => {
    const concurrency = Math.min(source.maximumConcurrency ?? defaultConcurrency, maxConcurrency);
    return Array.from({ length: concurrency }, () => poll({ source, queues, invoke, region }, stopping.signal));
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(pollers);
    },
  };
}

/**
 * Which messages of a batch failed, from the function's outcome ("Implementing partial batch responses"): an error fails all;
 * no answer or an empty list fails none; an id that is missing, empty or not of this batch fails all.
 */
export function failedMessages(outcome: Outcome, messageIds: readonly string[], reportsBatchItemFailures: boolean): ReadonlySet<string> {
  if (!outcome.ok) return new Set(messageIds);
  if (!reportsBatchItemFailures) return new Set();
  const parsed = failuresSchema.safeParse(JSON.parse(outcome.payload));
  const isOfBatch = parsed.success && parsed.data.every((id) => messageIds.includes(id));
  return new Set(isOfBatch ? parsed.data : messageIds);
}

/** A queue that can't be read or written (a full disk) is told once, and asked again until it can; its messages come again. */
async function poll(feeding: Feeding, signal: AbortSignal): Promise<void> {
  let told = false;
  while (!signal.aborted) {
    try {
      await carryBatch(feeding, signal);
      told = false;
    } catch (error) {
      if (!told) console.error(`${feeding.source.queueArn} waits`, error);
      told = true;
      await delay(retryMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function carryBatch(feeding: Feeding, signal: AbortSignal): Promise<void> {
  const messages = await gather(feeding, signal);
  if (messages.length === 0 || signal.aborted) return;
  const outcome = await feeding.invoke(feeding.source.functionName, eventOf(messages, feeding));
  if (signal.aborted) return;
  const ids = messages.map(({ id }) => id);
  const failed = failedMessages(outcome, ids, feeding.source.reportsBatchItemFailures);
  for (const { id, receiptHandle } of messages) {
    if (!failed.has(id)) feeding.queues.remove(feeding.source.queueArn, receiptHandle);
  }
}

/** One batch: the first messages that come, and those that follow within the batching window. */
async function gather({ source, queues }: Feeding, signal: AbortSignal): Promise<readonly StoredMessage[]> {
  const messages = [...(await queues.receive(source.queueArn, source.batchSize, signal))];
  if (source.batchingWindowSeconds === 0) return messages;
  const windowEnd = AbortSignal.any([signal, AbortSignal.timeout(source.batchingWindowSeconds * 1000)]);
  while (messages.length < source.batchSize && !windowEnd.aborted) {
    messages.push(...(await queues.receive(source.queueArn, source.batchSize - messages.length, windowEnd)));
  }
  return messages;
}

function eventOf(messages: readonly StoredMessage[], { source, region }: Feeding) {
  return {
    Records: messages.map((message) => ({
      messageId: message.id,
      receiptHandle: message.receiptHandle,
      body: message.body,
      attributes: receivedAttributes(message),
      messageAttributes: {},
      md5OfBody: md5OfBody(message.body),
      eventSource: 'aws:sqs',
      eventSourceARN: source.queueArn,
      awsRegion: region,
    })),
  };
}
