import { limits } from '../limits.ts';

/** Nobody ever wakes it. */
const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/**
 * Holds an answer that says "not found" until `limits.notFoundMilliseconds` after `started` (`performance.now()`): reading and parsing a dataset that the caller
 * may not see takes some 100 µs more than finding none, and over enough requests that would tell them apart (access.md, "No oracle"; `bench/oracle.ts`).
 * The thread itself waits: a timer of the event loop comes on whole milliseconds from when it is set, and its rounding would tell again. Nothing else
 * wants the thread, since a function serves one request at a time (AWS Lambda, "Understanding Lambda function scaling").
 */
export function holdToConstantTime(started: number): void {
  const remaining = limits.notFoundMilliseconds - (performance.now() - started);
  if (remaining > 0) Atomics.wait(never, 0, 0, remaining);
}
