import { memoryReadCounts } from '../fakes/memory-read-counts.ts';
import { readCountsContract } from './read-counts.ts';

readCountsContract('memoryReadCounts', async () => memoryReadCounts());
