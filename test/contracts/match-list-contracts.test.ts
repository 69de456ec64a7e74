import { memoryMatchLists } from '../fakes/memory-match-lists.ts';
import { matchListStoreContract } from './match-list-store.ts';

matchListStoreContract('memoryMatchLists', memoryMatchLists);
