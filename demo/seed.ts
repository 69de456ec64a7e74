import { connectRunning } from './connect.ts';
import { seedDemo } from './seed-city.ts';

/** Fills a running laptop with the demo city: `node demo/seed.ts`. `npm start` runs it once, on the first start. */
try {
  const { client, compareLists, machine } = await connectRunning();
  await seedDemo(client, (line) => console.error(`  ${line}`), machine);
  await compareLists();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
