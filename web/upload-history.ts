import type { Upload } from './answers.ts';
import { button, element, stackedTable } from './elements.ts';
import { numberText, stateText, timeText } from './words.ts';

type Actions = { readonly report: (upload: Upload) => Promise<void>; readonly cancel: (upload: Upload) => Promise<void> };

/** The uploads of a dataset, newest first, with what can be done about each. */
export function historyTable(uploads: readonly Upload[], mayCancel: boolean, actions: Actions): HTMLElement {
  const rows = uploads.map((upload) => {
    const { at, fileName, period, state, counts, message } = upload;
    return [
      timeText(at.waiting),
      period ? `${fileName} (${period})` : fileName,
      stateText[state] ?? state,
      numberText(counts?.rows),
      message,
      element('span', { class: 'actions' }, ...actionsOf(upload, mayCancel, actions)),
    ];
  });
  return stackedTable('Unggahan, yang terbaru lebih dahulu', ['Mulai', 'Berkas', 'Keadaan', 'Baris', 'Keterangan', 'Tindakan'], rows);
}

function actionsOf(upload: Upload, mayCancel: boolean, { report, cancel }: Actions): HTMLElement[] {
  const label = (verb: string) => ({ class: 'quiet', 'aria-label': `${verb} ${upload.fileName}, ${timeText(upload.at.waiting)}` });
  return [
    ...(upload.counts ? [button('Hasil', label('Hasil validasi'), () => report(upload))] : []),
    ...(mayCancel && upload.state === 'waiting' ? [button('Batalkan', label('Batalkan'), () => cancel(upload))] : []),
  ];
}
