import { dayText } from '../../../functions/messages/date.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { partStatusText, unknownPartText } from '../../../functions/model/part-status.ts';
import { call } from '../../parts/api.ts';
import type { Me, UnitTask, Upload } from '../../parts/api-nouns.ts';
import { element } from '../../parts/elements.ts';
import { isUnit } from '../../parts/may.ts';
import { besideText } from '../../parts/words.ts';
import { downloadButton } from './download-button.ts';

/** What of the dataset the account delivers, for each of its units that does; the page then shows that and nothing else of the dataset. */
export async function unitTasks(who: Me, datasetId: string): Promise<readonly UnitTask[]> {
  if (!isUnit(who)) return [];
  const found = await call('listOwnUnits');
  if (!found.ok) return [];
  return found.value.items.flatMap(({ datasets, ...unit }) =>
    datasets.filter((dataset) => dataset.datasetId === datasetId).map((dataset) => ({ unit, dataset })),
  );
}

/** Each unit's newest upload, as far as it is known. */
export async function unitUploads(tasks: readonly UnitTask[]): Promise<readonly Upload[]> {
  const found = await Promise.all(
    tasks.flatMap(({ dataset: { datasetId, newestUpload } }) =>
      newestUpload ? [call('getUpload', { params: { datasetId, uploadId: newestUpload.uploadId } })] : [],
    ),
  );
  return found.flatMap((upload) => (upload.ok ? [upload.value] : []));
}

/** How the unit's own part stands, and the file to fill. Of several units one is chosen. */
export function unitParts(tasks: readonly UnitTask[], datasetId: string): HTMLElement[] {
  const failed = element('div', {});
  const lines = tasks.map(({ unit, dataset: { status, period, nextDue, isWhole } }) => {
    const facts = [
      isWhole ? partStatusText[status] : unknownPartText,
      period === undefined ? '' : periodText(period, 'long'),
      `jatuh tempo ${dayText(nextDue)}`,
    ];
    return element('p', {}, element('strong', {}, `${unit.name}: `), besideText(facts.filter((fact) => fact !== '')));
  });
  const select = element('select', { id: 'unit' }, ...tasks.map(({ unit }) => element('option', { value: unit.unitId }, unit.name)));
  // Drawn again after each file: the next one is for the same unit.
  select.value = chosenUnit().unitId ?? select.value;
  const choice = element('label', {}, 'Kirim untuk unit', select);
  return [
    ...lines,
    element('p', { class: 'hint' }, 'Kiriman Anda hanya mengganti bagian unit ini. Bagian unit lain tidak terlihat di sini.'),
    element(
      'p',
      { class: 'actions' },
      downloadButton('Unduh templat', () => call('getTemplate', { params: { datasetId } }), failed),
    ),
    failed,
    ...(tasks.length > 1 ? [choice] : []),
  ];
}

/** For which unit the next file is; undefined where there is no choice. */
export function chosenUnit(): { readonly unitId?: string } {
  const select = document.querySelector<HTMLSelectElement>('#unit');
  return select ? { unitId: select.value } : {};
}
