import { limits } from '../limits.ts';

/** Seconds until a message whose work failed is tried again: longer each time, and none before it goes to the dead letters. `random` from 0 up to 1. */
export function pauseAfterFault(receives: number, random: () => number): number {
  if (receives >= limits.maxReceives) return 0;
  return limits.retryBaseSeconds * 2 ** (receives - 1) + Math.floor(random() * limits.retryJitterSeconds);
}
