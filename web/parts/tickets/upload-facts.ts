import { guidesFor } from '../../../functions/messages/guide.ts';
import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import { call } from '../api.ts';
import type { TicketClock } from '../api-nouns.ts';
import { button, element, show, stackedTable } from '../elements.ts';
import { guideLinks } from '../guide-links.ts';
import { notice } from '../notice.ts';
import { reportParts } from '../report.ts';
import { firstAnswerText } from './clock-text.ts';

type AskedUpload = NonNullable<TicketClock['upload']>;

/** What an OPD asks about: the file, the first error, and behind buttons the whole report and the cells that are shared. */
export function uploadFacts(ticket: TicketClock, upload: AskedUpload): HTMLElement[] {
  const { uploadId, datasetId, fileName, state, firstError, sharesCells } = upload;
  const dataset = ticket.as === 'asker' ? element('a', { href: `/kerja/dataset/${datasetId}` }, datasetId) : datasetId;
  const first = firstError && `Kesalahan pertama: ${firstError.message} ${firstError.mend}`;
  const answered = firstAnswerText(ticket);
  return [
    element(
      'p',
      {},
      `${fileName}, ${uploadStateText(state)} waktu ditanyakan. Dataset: `,
      dataset,
      '. Nomor unggahan: ',
      element('code', {}, uploadId),
      '.',
    ),
    ...(first === undefined ? [] : [element('p', { 'data-first-error': '' }, first)]),
    ...(firstError ? guideLinks(guidesFor([firstError])) : []),
    ...(answered === undefined ? [] : [element('p', { class: 'meta' }, answered)]),
    opened('Hasil validasi', async () => {
      const report = await call('getReport', { params: { datasetId, uploadId } });
      return report.ok ? reportParts(report.value) : [notice(report.problem)];
    }),
    ...(sharesCells && ticket.as === 'helper' ? [opened('Isi sel yang dibagikan (dicatat)', () => sharedCells(upload))] : []),
    ...(sharesCells && ticket.as === 'asker'
      ? [element('p', { class: 'hint' }, 'Isi sel dibagikan kepada meja bantuan sampai ini selesai.')]
      : []),
  ];
}

/** A button that becomes what it names. */
function opened(text: string, load: () => Promise<HTMLElement[]>): HTMLElement {
  const place = element('div', {});
  show(
    place,
    button(text, { class: 'quiet' }, async () => show(place, ...(await load()))),
  );
  return place;
}

async function sharedCells({ datasetId, uploadId }: AskedUpload): Promise<HTMLElement[]> {
  const found = await call('getSharedCells', { params: { datasetId, uploadId } });
  if (!found.ok) return [notice(found.problem)];
  const rows = found.value.items.map(({ rowNumber, fieldName, cell, message }) => [
    String(rowNumber ?? '–'),
    fieldName ?? '–',
    cell,
    message,
  ]);
  if (rows.length === 0)
    return [element('p', {}, 'Tidak ada isi sel yang dapat dibagikan: kesalahannya ada pada kolom data pribadi, atau bukan pada sel.')];
  return [stackedTable('Isi sel kesalahan yang pertama', ['Baris', 'Kolom', 'Isi sel', 'Mengapa'], rows)];
}
