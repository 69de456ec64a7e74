import { call } from '../api.ts';
import type { Body, NoAnswer, Outcome } from '../api-call.ts';
import type { Cut, UploadPath } from '../api-nouns.ts';
import type { Pausing } from './pausing.ts';
import { putBytes } from './put-bytes.ts';
import { mayPass, type PartWay, sendParts } from './send-parts.ts';
import { forget, markOf, remember } from './unfinished.ts';

/** What the form asks of a file. */
export type Asked = Pick<Body<'startUpload'>, 'period' | 'mode' | 'sheet' | 'unitId'>;
/** A chosen file, and the dataset that it is for. */
export type Delivery = { readonly datasetId: string; readonly file: File; readonly asked: Asked };
/** An upload in parts that is on its way, and which of them have arrived. */
export type Begun = { readonly uploadId: string; readonly cut: Cut };
/** How it goes: `tell` hears how far it is, in words and bytes; `begun` the upload's id, once there is one; what goes in parts may pause. */
type Course = {
  readonly signal: AbortSignal;
  readonly offerPause: () => Pausing;
  readonly tell: (text: string, sent?: number) => void;
  readonly begun: (uploadId: string) => void;
};

const lost: NoAnswer = {
  status: 0,
  title: 'Berkas tidak sampai',
  detail: 'Berkas tidak sampai. Periksa sambungan, lalu unggah lagi. Yang gagal dapat dibatalkan pada daftar di bawah.',
  code: 'offline',
};

/** Sends a file straight to storage, whole or in parts; one that was `begun` before goes on where it stopped. Gives the upload's id. */
export async function sendFile(delivery: Delivery, begun: Begun | undefined, course: Course): Promise<Outcome<string>> {
  const { datasetId, file, asked } = delivery;
  if (begun) {
    course.begun(begun.uploadId);
    course.tell(`Melanjutkan ${file.name}: ${begun.cut.received?.length ?? 0} dari ${begun.cut.parts} bagian sudah sampai.`);
    return sendCut(delivery, begun, course);
  }
  const started = await call('startUpload', { params: { datasetId }, body: { fileName: file.name, size: file.size, ...asked } });
  if (!started.ok) return started;
  const { uploadId, put, multipart } = started.value;
  course.begun(uploadId);
  if (multipart) {
    remember(uploadId, markOf(file, asked));
    return sendCut(delivery, { uploadId, cut: multipart }, course);
  }
  if (!put) return { ok: false, problem: lost };
  const status = await putBytes(put.url, put.headers, file, (sent) => course.tell(progressText(file, sent), sent), course.signal);
  // 412: it is there already, from a try whose answer was lost.
  return status === 200 || status === 412 ? { ...started, value: uploadId } : { ok: false, problem: lost };
}

/** The parts of an upload of this account that have arrived; undefined where it waits for none, or is somebody else's. */
export async function arrivedOf(params: UploadPath): Promise<Cut | undefined> {
  const upload = await call('getUpload', { params });
  const cut = upload.ok && upload.value.state === 'waiting' ? upload.value.multipart : undefined;
  return cut?.received && cut.isYours ? cut : undefined;
}

async function sendCut({ datasetId, file }: Delivery, { uploadId, cut }: Begun, course: Course): Promise<Outcome<string>> {
  const upload = { datasetId, uploadId };
  const pauses = course.offerPause();
  const tell = (arrived: number) => course.tell(progressText(file, arrived), arrived);
  for (let left = cut; ; ) {
    const problem = await sendParts(wayOf(upload, file, pauses.round()), file.size, left, tell);
    if (!problem) return complete(upload);
    const arrived = (await pauses.mayGoOn()) ? await arrivedOf(upload) : undefined;
    if (!arrived) return { ok: false, problem };
    left = arrived;
  }
}

async function complete(upload: UploadPath): Promise<Outcome<string>> {
  for (let tries = 1; ; tries += 1) {
    const completed = await call('completeUpload', { params: upload });
    if (completed.ok) {
      forget(upload.uploadId);
      return { ...completed, value: upload.uploadId };
    }
    if (!mayPass(completed.problem.status) || tries === mostCompletions) return completed;
    await wait(waitMilliseconds);
  }
}

/** Storage may still be joining the parts when the answer's time is over; asked again, it says that it is done. */
const mostCompletions = 5;
const waitMilliseconds = 3000;

/** Ends early where the sending is stopped. */
function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

function wayOf(upload: UploadPath, file: File, signal: AbortSignal): PartWay {
  return {
    async sign(partNumber) {
      const signed = await call('signParts', { params: upload, body: { partNumbers: [partNumber] } });
      return signed.ok ? { ...signed, value: signed.value.parts[0]?.url ?? '' } : signed;
    },
    put: (url, from, to, progress) => putBytes(url, {}, file.slice(from, to), progress, signal),
    wait: (milliseconds) => wait(milliseconds, signal),
    signal,
  };
}

function progressText({ name, size }: File, sent: number): string {
  return `Mengirim ${name}: ${Math.floor((sent / size) * 100)} %`;
}
