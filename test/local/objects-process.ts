import { startObjects } from './objects-fixture.ts';

// A process that a test kills: its queue takes nothing, so what it announces must outlive it.
const objects = await startObjects({ directory: process.argv[2] ?? '' });
objects.queue.refuses = true;
process.send?.(objects.url);
