import { authorize, type Call, send } from './call.ts';
import type { ObjectStore } from './store.ts';

/** HeadBucket: whether the bucket is there for the caller. */
export async function headBucket(call: Call, store: ObjectStore): Promise<void> {
  authorize(call, store, 's3:ListBucket', { bucket: call.bucket.name });
  send(call, 200, { 'x-amz-bucket-region': store.region });
}
