import type { Cut, Outcome, Problem, Upload } from './answers.ts';
import { call } from './api.ts';
import { putBytes } from './put-bytes.ts';
import { mayPass, type PartWay, sendParts } from './send-parts.ts';
import { forget, markOf, remember, unfinishedOn } from './unfinished.ts';

/** A chosen file, the dataset's path in /v1, and what the form asks of it. */
export type Delivery = { readonly path: string; readonly file: File; readonly asked: Readonly<Record<string, string>> };
type Put = { readonly url: string; readonly headers: Readonly<Record<string, string>> };
type Started = { readonly uploadId: string; readonly put?: Put; readonly multipart?: Cut };
type Tell = (text: string) => void;

const lost: Problem = {
  status: 0,
  title: 'Berkas tidak sampai',
  detail: 'Berkas tidak sampai. Periksa sambungan, lalu unggah lagi. Yang gagal dapat dibatalkan pada daftar di bawah.',
  code: 'offline',
};

/** Sends a file straight to storage, whole or in parts; one that was interrupted goes on where it stopped. Gives the upload's id; `tell` hears how far it is. */
export async function sendFile(delivery: Delivery, tell: Tell): Promise<Outcome<string>> {
  const { path, file, asked } = delivery;
  const begun = await unfinished(delivery);
  if (begun) {
    tell(`Melanjutkan ${file.name}: ${begun.multipart?.received?.length ?? 0} dari ${begun.multipart?.parts ?? 0} bagian sudah sampai.`);
    return sendCut(delivery, begun, tell);
  }
  const started = await call<Started>('POST', `${path}/uploads`, { fileName: file.name, size: file.size, ...asked });
  if (!started.ok) return started;
  const { uploadId, put } = started.value;
  if (!put) {
    remember(path, { uploadId, fileName: file.name, mark: markOf(file, asked) });
    return sendCut(delivery, started.value, tell);
  }
  const status = await putBytes(put.url, put.headers, file, (sent) => tell(progressText(file, sent)));
  // 412: it is there already, from a try whose answer was lost.
  return status === 200 || status === 412 ? { ...started, value: uploadId } : { ok: false, problem: lost };
}

/** The upload that this very file was being sent to, if it still waits for parts. */
async function unfinished({ path, file, asked }: Delivery): Promise<Started | undefined> {
  const known = unfinishedOn(path);
  if (known?.mark !== markOf(file, asked)) return undefined;
  const upload = await call<Upload>('GET', `${path}/uploads/${known.uploadId}`);
  return upload.ok && upload.value.state === 'waiting' && upload.value.multipart?.received ? upload.value : undefined;
}

async function sendCut({ path, file }: Delivery, { uploadId, multipart }: Started, tell: Tell): Promise<Outcome<string>> {
  if (!multipart) return { ok: false, problem: lost };
  const upload = `${path}/uploads/${uploadId}`;
  const problem = await sendParts(wayOf(upload, file), file.size, multipart, (arrived) => tell(progressText(file, arrived)));
  if (problem) return { ok: false, problem };
  for (let tries = 1; ; tries += 1) {
    const completed = await call<Upload>('POST', `${upload}/completion`);
    if (completed.ok) {
      forget(path);
      return { ...completed, value: uploadId };
    }
    if (!mayPass(completed.problem.status) || tries === mostCompletions) return completed;
    await pause(pauseMilliseconds);
  }
}

/** Storage may still be joining the parts when the answer's time is over; asked again, it says that it is done. */
const mostCompletions = 5;
const pauseMilliseconds = 3000;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

type Signed = { readonly parts: readonly { readonly url: string }[] };

function wayOf(upload: string, file: File): PartWay {
  return {
    async sign(partNumber) {
      const signed = await call<Signed>('POST', `${upload}/parts`, { partNumbers: [partNumber] });
      return signed.ok ? { ...signed, value: signed.value.parts[0]?.url ?? '' } : signed;
    },
    put: (url, from, to, progress) => putBytes(url, {}, file.slice(from, to), progress),
    pause,
  };
}

function progressText({ name, size }: File, sent: number): string {
  return `Mengirim ${name}: ${Math.floor((sent / size) * 100)} %`;
}
