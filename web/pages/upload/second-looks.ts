import { timeText } from '../../../functions/messages/date.ts';
import { standingOfLook, supervisorText } from '../../../functions/model/second-look-words.ts';
import { call } from '../../parts/api.ts';
import { element, stackedTable } from '../../parts/elements.ts';

/** What the pembina data said of the deliveries of a priority dataset, as far as the reader knows it; nothing where none went to them. */
export async function secondLooksOf(datasetId: string): Promise<HTMLElement[]> {
  const found = await call('listDatasetSecondLooks', { params: { datasetId } });
  if (!found.ok || found.value.items.length === 0) return [];
  const rows = found.value.items.map((look) => [
    look.versionNumber === undefined ? '–' : String(look.versionNumber),
    supervisorText[look.field],
    standingOfLook(look, new Date()),
    timeText(look.settledAt ?? look.judgedAt ?? look.sentAt),
    [...(look.reasons ?? []), ...(look.settledText === undefined ? [] : [`Walidata: ${look.settledText}`])].join('; ') || '–',
  ]);
  return [
    element('h2', {}, 'Pembina data'),
    stackedTable('Pemeriksaan pembina data, yang terbaru lebih dahulu', ['Versi', 'Oleh', 'Keadaan', 'Waktu', 'Keterangan'], rows),
  ];
}
