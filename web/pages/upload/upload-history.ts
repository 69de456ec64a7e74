import { timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import type { Upload } from '../../parts/api-nouns.ts';
import { confirmingButton } from '../../parts/confirming.ts';
import { button, element, stackedTable } from '../../parts/elements.ts';
import { newerText } from '../../parts/newer-delivery.ts';

type Actions = { readonly report: (upload: Upload) => Promise<void>; readonly cancel: (upload: Upload) => Promise<void> };

/** The uploads of a dataset, newest first, with what can be done about each. */
export function historyTable(uploads: readonly Upload[], mayCancel: boolean, actions: Actions): HTMLElement {
  const rows = uploads.map((upload) => {
    const { at, state, counts, message } = upload;
    return [
      timeText(at.waiting),
      nameOf(upload),
      uploadStateText(state),
      numberText(counts?.rows),
      [message, newerText(upload, uploads)].filter(Boolean).join(' '),
      element('span', { class: 'actions' }, ...actionsOf(upload, mayCancel, actions)),
    ];
  });
  return stackedTable('Unggahan, yang terbaru lebih dahulu', ['Mulai', 'Berkas', 'Keadaan', 'Baris', 'Keterangan', 'Tindakan'], rows);
}

function actionsOf(upload: Upload, mayCancel: boolean, { report, cancel }: Actions): HTMLElement[] {
  const label = (verb: string) => ({ class: 'quiet', 'aria-label': `${verb} ${upload.fileName}, ${timeText(upload.at.waiting)}` });
  return [
    ...(upload.state === 'asking'
      ? [
          button(mayCancel ? 'Jawab' : 'Pertanyaan', label(mayCancel ? 'Jawab pertanyaan tentang' : 'Pertanyaan tentang'), () =>
            report(upload),
          ),
        ]
      : []),
    ...(upload.counts && upload.state !== 'asking' ? [button('Hasil', label('Hasil validasi'), () => report(upload))] : []),
    ...(mayCancel && upload.state === 'waiting' ? [button('Batalkan', label('Batalkan'), () => cancel(upload))] : []),
    ...(mayCancel && recalled.has(upload.state) ? [recallButton(upload, label('Tarik kembali'), () => cancel(upload))] : []),
  ];
}

/** States from which a checked upload may be taken back: until a steward has approved it. */
const recalled: ReadonlySet<string> = new Set(['asking', 'in-review']);

function recallButton({ fileName }: Upload, attributes: Readonly<Record<string, string>>, work: () => Promise<void>): HTMLElement {
  const question = `Tarik kembali ${fileName}? Tidak ada yang terbit darinya, dan unggahan ini tidak dapat dilanjutkan.`;
  return confirmingButton({ text: 'Tarik kembali', question, yes: 'Ya, tarik kembali', attributes }, work);
}

const madeBy = { mending: 'perbaikan sel', salvage: 'baris yang sah saja' } as const;

function nameOf({ fileName, unitId, period, derivedFrom }: Upload): string {
  const about = [unitId, period, derivedFrom && madeBy[derivedFrom.kind]].filter(Boolean).join(', ');
  return about ? `${fileName} (${about})` : fileName;
}
