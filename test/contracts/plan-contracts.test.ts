import { memoryForum, memoryPlans } from '../fakes/memory-plans.ts';
import { forumStoreContract, planStoreContract } from './plan-store.ts';

planStoreContract('memoryPlans', async () => memoryPlans());
forumStoreContract('memoryForum', async () => memoryForum());
