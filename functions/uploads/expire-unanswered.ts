import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { Upload } from '../model/upload.ts';
import { unlessAnswered } from './answers.ts';
import type { Inbox } from './inbox.port.ts';
import { transition } from './transition.ts';
import type { UnansweredStore } from './unanswered.port.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = {
  readonly unanswered: Pick<UnansweredStore, 'listBefore' | 'drop'>;
  readonly uploads: Pick<UploadStore, 'get' | 'move'>;
  readonly inbox: Pick<Inbox, 'markFinal'>;
  readonly now: () => Date;
};

const message = `Unggahan dibatalkan karena pertanyaannya tidak dijawab dalam ${limits.questionDays} hari. Tidak ada yang terbit darinya; unggah lagi berkasnya bila masih diperlukan.`;

/**
 * Cancels the uploads whose questions nobody has answered for `limits.questionDays`, and gives how many there were. Each stays noted until its file may go, so that
 * the next run finishes what a crash interrupted.
 */
export async function expireUnanswered(ports: Ports): Promise<number> {
  const before = new Date(ports.now().getTime() - limits.questionDays * dayMilliseconds).toISOString();
  let cancelled = 0;
  for (;;) {
    const noted = await ports.unanswered.listBefore(before, limits.maxListItems);
    for (const asked of noted) {
      const upload = await ports.uploads.get(asked.datasetId, asked.uploadId);
      if (upload && (await cancel(ports, upload, before))) cancelled += 1;
      await ports.unanswered.drop(asked);
    }
    if (noted.length < limits.maxListItems) return cancelled;
  }
}

/** Whether this run cancelled it. One that was asked about again has a later note; one that was answered goes its way. */
async function cancel(ports: Ports, upload: Upload, before: string): Promise<boolean> {
  const expired = upload.state === 'asking' && (upload.at.asking ?? before) < before;
  const moved =
    expired &&
    (await ports.uploads.move(transition(upload, 'cancelled', ports.now(), { message }), ['asking'], unlessAnswered(upload))) === 'moved';
  const isOver = moved || upload.state === 'cancelled';
  if (isOver && upload.versionId !== undefined) await ports.inbox.markFinal(upload.key, upload.versionId);
  return moved;
}
