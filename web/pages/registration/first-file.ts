import { cadences } from '../../../functions/model/cadence.ts';
import { byId } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { followDrops } from '../../parts/sending/drop-zone.ts';
import { namedPeriod } from '../../parts/sending/named-period.ts';
import { writtenPeriod } from '../../parts/sending/written-period.ts';

/** The file that a dataset begins with, if one is chosen, and the period of all that it holds. */
export type FirstFile = { readonly chosen: () => File | undefined; readonly period: () => string };

/** Follows the choice of a file: its name may tell the period, until somebody writes another or none. */
export function followFirstFile(form: HTMLFormElement): FirstFile {
  const [zone, input, period] = [form.querySelector<HTMLElement>('[data-drop]'), byId('file'), byId('period')];
  if (!zone || !(input instanceof HTMLInputElement) || !(period instanceof HTMLInputElement)) throw new Error('no place for a file');
  const chosen = () => input.files?.[0];
  let own = false;
  const update = () => {
    const file = chosen();
    byId('first-file').hidden = file === undefined;
    const cadence = cadences.find((each) => each === textOf(form, 'cadence'));
    if (file && cadence && !own) period.value = namedPeriod(file.name, cadence);
  };
  period.addEventListener('input', () => {
    own = true;
  });
  input.addEventListener('change', () => {
    own = false;
  });
  form.addEventListener('change', update);
  followDrops(zone, input);
  return { chosen, period: () => (chosen() ? writtenPeriod(period.value) : '') };
}
