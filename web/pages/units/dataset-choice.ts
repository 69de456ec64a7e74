import { element, show } from '../../parts/elements.ts';
import type { Kept } from './kept.ts';

/** Ticks for the OPD's datasets in the form's place for them; those of `chosen` that are not in the list stay chosen. */
export function offerDatasets(form: HTMLFormElement, { datasets }: Pick<Kept, 'datasets'>, chosen: readonly string[]): void {
  const place = form.querySelector<HTMLElement>('[data-datasets]');
  if (!place) return;
  const known = datasets.map(({ datasetId, title }) => ({ datasetId, title }));
  const others = chosen.filter((id) => !known.some(({ datasetId }) => datasetId === id)).map((id) => ({ datasetId: id, title: id }));
  show(
    place,
    ...[...known, ...others].map(({ datasetId, title }) => {
      const box = element('input', { type: 'checkbox', name: 'datasetIds', value: datasetId });
      box.checked = chosen.includes(datasetId);
      return element('label', { class: 'choice' }, box, element('span', {}, title));
    }),
  );
}

export function chosenDatasets(form: HTMLFormElement): string[] {
  return [...form.querySelectorAll<HTMLInputElement>('[name=datasetIds]')].filter(({ checked }) => checked).map(({ value }) => value);
}
