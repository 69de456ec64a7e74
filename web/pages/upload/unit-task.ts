import { dayText } from '../../../functions/messages/date.ts';
import { periodText } from '../../../functions/messages/period.ts';
import { ownPartStatusText, unknownPartText } from '../../../functions/model/part-status.ts';
import { address, call } from '../../parts/api.ts';
import type { Me, UnitTask, Upload } from '../../parts/api-nouns.ts';
import { csvButton } from '../../parts/csv-button.ts';
import { element } from '../../parts/elements.ts';
import { isUnit } from '../../parts/may.ts';
import { unitNihilButton } from '../../parts/unit-nihil-button.ts';
import { besideText } from '../../parts/words.ts';
import { downloadButton } from './download-button.ts';
import { mayHaveRows, type Sent } from './part-sent.ts';

/** What of the dataset the account delivers, for each of its units that does; the page then shows that and nothing else of the dataset. */
export async function unitTasks(who: Me, datasetId: string): Promise<readonly UnitTask[]> {
  if (!isUnit(who)) return [];
  const found = await call('listOwnUnits');
  if (!found.ok) return [];
  return found.value.items.flatMap(({ datasets, ...unit }) =>
    datasets.filter((dataset) => dataset.datasetId === datasetId).map((dataset) => ({ unit, dataset })),
  );
}

/** What its units sent of the dataset, the newest first; `isWhole` unless there is more than these. */
export async function unitUploads(tasks: readonly UnitTask[]): Promise<{ readonly uploads: readonly Upload[]; readonly isWhole: boolean }> {
  const found = await Promise.all(
    tasks.map(({ unit: { unitId }, dataset: { datasetId } }) => call('listPartUploads', { params: { datasetId, unitId } })),
  );
  const pages = found.flatMap((page) => (page.ok ? [page.value] : []));
  const uploads = pages.flatMap(({ items }) => items);
  return {
    uploads: uploads.toSorted((one, other) => (one.uploadId < other.uploadId ? 1 : -1)),
    isWhole: pages.length === found.length && pages.every(({ next }) => next === undefined),
  };
}

/** How each unit's own part stands, and what can be done: the file to fill, that there is nothing to report, its part as it stands. `done` draws the page again. */
export function unitParts(tasks: readonly UnitTask[], sent: Sent, datasetId: string, done: () => Promise<void>): HTMLElement[] {
  const failed = element('div', {});
  return [
    ...tasks.map((task) => taskPart(task, mayHaveRows(task, sent), done)),
    element('p', { class: 'hint' }, 'Kiriman Anda hanya mengganti bagian unit ini. Bagian unit lain tidak terlihat di sini.'),
    element(
      'p',
      { class: 'actions' },
      downloadButton('Unduh templat', () => call('getTemplate', { params: { datasetId } }), failed),
    ),
    failed,
    ...(tasks.length > 1 ? [unitChoice(tasks)] : []),
  ];
}

function taskPart({ unit: { unitId, name }, dataset }: UnitTask, hasRows: boolean, done: () => Promise<void>): HTMLElement {
  const { datasetId, status, period, nextDue, isWhole } = dataset;
  const text = isWhole ? ownPartStatusText[status] : unknownPartText;
  const facts = [text, period === undefined ? '' : periodText(period, 'long'), `jatuh tempo ${dayText(nextDue)}`];
  const nihil = unitNihilButton({ unitId, name, status }, dataset, done);
  const part = address('listPartRows', { params: { datasetId, unitId } });
  return element(
    'div',
    {},
    element('p', {}, element('strong', {}, `${name}: `), besideText(facts.filter((fact) => fact !== ''))),
    ...(nihil.length > 0 ? [element('p', { class: 'actions' }, ...nihil)] : []),
    ...(hasRows ? [csvButton('Unduh isi bagian ini (CSV)', `${datasetId}-${unitId}.csv`, part, { class: 'quiet' })] : []),
  );
}

function unitChoice(tasks: readonly UnitTask[]): HTMLElement {
  const select = element('select', { id: 'unit' }, ...tasks.map(({ unit }) => element('option', { value: unit.unitId }, unit.name)));
  // Drawn again after each file: the next one is for the same unit.
  select.value = chosenUnit().unitId ?? select.value;
  return element('label', {}, 'Kirim untuk unit', select);
}

/** For which unit the next file is; undefined where there is no choice, or it is the OPD's own. */
export function chosenUnit(): { readonly unitId?: string } {
  const select = document.querySelector<HTMLSelectElement>('#unit');
  return select?.value ? { unitId: select.value } : {};
}
