import { makeCityData } from '../../demo/city-data.ts';
import type { Client } from '../../demo/client.ts';
import { seedDataset } from '../../demo/seed-city.ts';

/** Publishes datasets of the demo city as `npm start` does; gives the file that each was made of. */
export async function publishDemo(client: Client, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const chosen = (await makeCityData()).filter(({ registration }) => ids.includes(registration.datasetId));
  for (const dataset of chosen) await seedDataset(client, dataset);
  return new Map(chosen.map(({ registration, content }) => [registration.datasetId, content]));
}
