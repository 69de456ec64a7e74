import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type City, startCity } from './city.ts';
import type {} from './shared-homes.ts';

export type SharedCity = Omit<City, 'stop'>;

let city: Promise<City> | undefined;

/**
 * The city of all files that this process runs: vitest.config.ts gives those that import this one processes in common. It is never empty and never
 * stopped, so each file has ids of its own for its datasets, leaves the accounts of the demo as they are, and counts only what is its own.
 */
export function sharedCity(): Promise<SharedCity> {
  city ??= startCity({ home: mkdtempSync(join(inject('sharedHomes'), 'city-')) });
  return city;
}
