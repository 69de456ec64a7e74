import { manifestStoreContract } from '../contracts/manifest-store.ts';
import { reviewStoreContract } from '../contracts/review-store.ts';
import { unansweredStoreContract } from '../contracts/unanswered-store.ts';
import { uploadStoreContract } from '../contracts/upload-store.ts';
import { memoryManifests } from './memory-manifests.ts';
import { memoryReviews } from './memory-reviews.ts';
import { memoryUnanswered } from './memory-unanswered.ts';
import { memoryUploads } from './memory-uploads.ts';

uploadStoreContract('memoryUploads', async () => memoryUploads());
manifestStoreContract('memoryManifests', async () => memoryManifests());
reviewStoreContract('memoryReviews', async () => memoryReviews());
unansweredStoreContract('memoryUnanswered', async () => memoryUnanswered());
