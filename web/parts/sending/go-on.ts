import { timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import type { Upload } from '../api-nouns.ts';
import { button, element, show } from '../elements.ts';
import { arrivedOf, type Begun, type Delivery } from './send-file.ts';
import { markKept, markOf } from './unfinished.ts';

/** Each is one more call: the list below names the others. */
const mostAsked = 3;

type Left = Begun & { readonly upload: Upload };

/** What says of large files that were not sent to their end how much of each has arrived, and how it goes on. */
export async function unfinishedParts(uploads: readonly Upload[]): Promise<HTMLElement[]> {
  return (await leftOf(uploads)).map(({ upload: { fileName, at }, cut }) =>
    element(
      'p',
      { class: 'notice' },
      `Pengiriman ${fileName} belum selesai (dimulai ${timeText(at.waiting)}, ${arrivedText(cut)}). ${how}`,
    ),
  );
}

const how = 'Pilih berkas yang sama lalu tekan Unggah: hanya bagian yang belum sampai yang dikirim.';

/**
 * The upload in parts that this file goes on with, if there is one. That it is the same file is certain where this browser began it with this very one; else,
 * with the same name, size and period, the clerk is asked in `place`.
 */
export async function goOnWith({ file, asked }: Delivery, uploads: readonly Upload[], place: HTMLElement): Promise<Begun | undefined> {
  const alike = uploads.filter(
    ({ fileName, size, period, mode }) =>
      fileName === file.name && size === file.size && period === asked.period && mode === (asked.mode ?? 'periods'),
  );
  const left = await leftOf(alike);
  const own = left.find(({ uploadId }) => markKept(uploadId) === markOf(file, asked));
  if (own) return own;
  const [newest] = left;
  return newest && (await isSame(newest, place)) ? newest : undefined;
}

async function leftOf(uploads: readonly Upload[]): Promise<Left[]> {
  const waiting = uploads.filter(({ state }) => state === 'waiting').slice(0, mostAsked);
  const cuts = await Promise.all(waiting.map(arrivedOf));
  return waiting.flatMap((upload, place) => {
    const cut = cuts[place];
    return cut ? [{ upload, uploadId: upload.uploadId, cut }] : [];
  });
}

function isSame({ upload: { fileName, at }, cut }: Left, place: HTMLElement): Promise<boolean> {
  const question = `Pengiriman ${fileName} yang dimulai ${timeText(at.waiting)} belum selesai: ${arrivedText(cut)}. Nama dan ukuran berkasnya sama, tetapi peramban ini tidak tahu apakah isinya sama persis.`;
  return new Promise((resolve) => {
    const goOn = button('Isinya sama: kirim sisanya', {}, async () => resolve(true));
    const anew = button('Kirim dari awal', { class: 'quiet' }, async () => resolve(false));
    show(
      place,
      element('div', { class: 'notice' }, element('p', { role: 'alert' }, question), element('p', { class: 'actions' }, goOn, anew)),
    );
    anew.focus();
  });
}

function arrivedText({ received = [], parts }: Begun['cut']): string {
  return `${numberText(received.length)} dari ${numberText(parts)} bagian sudah sampai`;
}
