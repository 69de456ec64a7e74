import { memoryManifests } from '../fakes/memory-manifests.ts';
import { memoryReviews } from '../fakes/memory-reviews.ts';
import { memoryUnanswered } from '../fakes/memory-unanswered.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';
import { manifestStoreContract } from './manifest-store.ts';
import { reviewStoreContract } from './review-store.ts';
import { unansweredStoreContract } from './unanswered-store.ts';
import { uploadStoreContract } from './upload-store.ts';

uploadStoreContract('memoryUploads', async () => memoryUploads());
manifestStoreContract('memoryManifests', async () => memoryManifests());
reviewStoreContract('memoryReviews', async () => memoryReviews());
unansweredStoreContract('memoryUnanswered', async () => memoryUnanswered());
