import { memoryMinutes } from '../fakes/memory-minutes.ts';
import { minutesStoreContract } from './minutes-store.ts';

minutesStoreContract('memoryMinutes', async () => memoryMinutes());
