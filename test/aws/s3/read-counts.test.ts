import { afterAll, beforeAll } from 'vitest';
import { s3ReadCounts } from '../../../functions/aws/s3/read-counts.ts';
import { readCountsContract } from '../../contracts/read-counts.ts';
import { OWNER, type RunningObjects, startObjects } from '../../local/objects-fixture.ts';

let running: RunningObjects[] = [];
beforeAll(() => {
  running = [];
});
afterAll(async () => {
  for (const objects of running) await objects.stop();
});

readCountsContract('s3ReadCounts', async () => {
  const objects = await startObjects();
  running.push(objects);
  return s3ReadCounts(objects.client(OWNER), 'inbox');
});
