import { memorySecondLooks } from '../fakes/memory-second-looks.ts';
import { secondLookStoreContract } from './second-look-store.ts';

secondLookStoreContract('memorySecondLooks', async () => memorySecondLooks());
