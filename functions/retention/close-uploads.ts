import type { Upload } from '../model/upload.ts';
import { uploadsOf } from '../uploads/read-uploads.ts';
import { transition } from '../uploads/transition.ts';
import type { RetentionPorts } from './ports.ts';

type Ports = Pick<RetentionPorts, 'uploads' | 'reviews' | 'inboxParts' | 'makings' | 'pieces' | 'now'>;

const message = 'Unggahan dibatalkan, karena masa simpan data dataset ini berakhir dan datanya dimusnahkan. Tidak ada yang terbit darinya.';

/** Ends what would still bring or make something of a dataset whose data go: uploads that wait for anybody, files in parts, files in the making. Repeatable. Gives how many uploads there are. */
export async function closeUploads(ports: Ports, datasetId: string): Promise<number> {
  let count = 0;
  for await (const upload of uploadsOf(ports.uploads, datasetId)) {
    await close(ports, upload);
    count += 1;
  }
  for (const making of await ports.makings.list(datasetId)) {
    if (making.pieces) await ports.pieces.abort(making.key, making.pieces.multipartId);
    await ports.makings.drop(making);
  }
  return count;
}

/** The state first, so that nobody waits for parts that are gone; off the steward's list, too. One that a steward approved is being published, which the dataset refuses. */
async function close({ uploads, reviews, inboxParts, now }: Ports, upload: Upload): Promise<void> {
  const { state } = upload;
  const waits = state === 'waiting' || state === 'asking' || state === 'in-review';
  const moved = waits && (await uploads.move(transition(upload, 'cancelled', now(), { message }), [state], 'unlessApproved')) === 'moved';
  if ((moved || state === 'cancelled') && upload.at['in-review'] !== undefined) await reviews.dequeue(upload);
  if (upload.multipart && upload.versionId === undefined) await inboxParts.abort(upload.key, upload.multipart.id);
}
