import { call } from '../api.ts';
import type { Upload } from '../api-nouns.ts';
import { alert, element } from '../elements.ts';
import { notice } from '../notice.ts';
import { problemText } from '../words.ts';
import { goOnWith } from './go-on.ts';
import { type Delivery, sendFile } from './send-file.ts';
import { beginSending, type Following } from './sending.ts';
import { forget } from './unfinished.ts';

/** What became of a file: it is there, or not, and what is said of that. */
export type Delivered = { readonly ok: true; readonly uploadId: string } | { readonly ok: false; readonly said: HTMLElement };

/** Sends one file, shown in `place`; `uploads` are the dataset's newest, one of which it may go on with. */
export async function deliverFile(
  delivery: Delivery,
  uploads: readonly Upload[],
  place: HTMLElement,
  following: Following = 'nothing',
): Promise<Delivered> {
  const left = await goOnWith(delivery, uploads, place);
  const sending = beginSending(place, delivery.file, following);
  let uploadId: string | undefined;
  const begun = (id: string) => {
    uploadId = id;
  };
  const sent = await sendFile(delivery, left, { ...sending, begun }).finally(sending.end);
  if (sent.ok) return { ok: true, uploadId: sent.value };
  if (sending.signal.aborted) return { ok: false, said: await cancelled(delivery, uploadId) };
  return { ok: false, said: sent.problem.status === 401 ? notice(sent.problem) : alert(problemText(sent.problem)) };
}

/** What was sent so far is let go; the file may have arrived after all, and then the answer says so. */
async function cancelled({ datasetId, file }: Delivery, uploadId: string | undefined): Promise<HTMLElement> {
  const done = element('p', {}, `Pengiriman ${file.name} dibatalkan. Tidak ada yang berubah pada dataset.`);
  if (uploadId === undefined) return done;
  const outcome = await call('cancelUpload', { params: { datasetId, uploadId } });
  forget(uploadId);
  return outcome.ok ? done : notice(outcome.problem);
}
