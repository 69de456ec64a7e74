import type { Fate, Habit } from './deliveries.ts';
import type { Happened } from './events.ts';
import type { simulatedCity } from './simulated-city.ts';

export type YearSize = { readonly opds: number; readonly datasetsEach: number };

/** One file's way, for the figures. */
export type Way = {
  readonly fate: Fate;
  readonly receivedAt: number;
  readonly stoppedFor: readonly string[];
  publishedAt?: number;
  returned?: boolean;
};

export type Year = {
  readonly opdIds: readonly string[];
  readonly habits: readonly Habit[];
  readonly events: Happened[];
  readonly ways: Way[];
  /** When the steward decided. */
  readonly reviews: number[];
  readonly people: string[];
  /** Since when somebody has no work any more. */
  readonly handedOver: Map<string, string>;
  readonly city: ReturnType<typeof simulatedCity>;
};
