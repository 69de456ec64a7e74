import { supervisorFields, supervisorText } from '../../../functions/model/second-look-words.ts';
import type { Waiting } from '../../parts/api-nouns.ts';
import { element } from '../../parts/elements.ts';

type Chosen = { readonly supervisor?: (typeof supervisorFields)[number] };

/** Of priority data: to whom it goes once it is approved. */
export function supervisorChoice({ priority }: Pick<Waiting, 'priority'>): { fields: HTMLElement[]; chosen: () => Chosen } {
  if (!priority) return { fields: [], chosen: () => ({}) };
  const select = element(
    'select',
    { name: 'supervisor' },
    ...supervisorFields.map((field) => element('option', { value: field }, supervisorText[field])),
  );
  const chosen = () => {
    const supervisor = supervisorFields.find((field) => field === select.value);
    return supervisor === undefined ? {} : { supervisor };
  };
  return { fields: [element('label', {}, 'Sesudah disetujui dikirim kepada', select)], chosen };
}
