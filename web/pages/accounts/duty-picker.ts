import { type Duty, duties } from '../../../functions/model/duty.ts';
import { button, byId, element, show } from '../../parts/elements.ts';
import { namesIn } from '../../parts/names.ts';
import { dutyText } from './duty-words.ts';

/** Duties chosen from lists, one after another: nobody types the name of a group. One that is chosen and not yet added counts, too. */
export type DutyPicker = { readonly part: HTMLElement; readonly chosen: () => readonly string[]; readonly empty: () => void };

export function dutyPicker(held: readonly string[]): DutyPicker {
  let groups = [...held];
  const list = element('ul', { class: 'duties', 'aria-live': 'polite' });
  const kind = element(
    'select',
    {},
    element('option', { value: '' }, 'pilih'),
    ...duties.map(({ group, label }) => element('option', { value: group }, label)),
  );
  const body = element('select', {});
  const bodyPart = element('label', {}, 'Di', body);
  const draw = () => {
    const lines = groups.map((group) => line(group, () => change(groups.filter((other) => other !== group))));
    show(list, ...(lines.length === 0 ? [element('li', {}, 'Belum ada tugas: akun ini hanya melihat yang dilihat umum.')] : lines));
  };
  const change = (now: string[]) => {
    groups = now;
    draw();
  };
  const offerBodies = () => {
    const of = dutyIn(kind)?.of;
    bodyPart.hidden = of === undefined;
    if (of) show(body, ...[...byId(of).querySelectorAll('option')].map((option) => option.cloneNode(true)));
  };
  kind.addEventListener('change', offerBodies);
  offerBodies();
  draw();
  const all = () => [...new Set([...groups, ...pending(kind, body)])];
  const add = button('Tambah tugas', { class: 'quiet' }, async () => {
    change(all());
    kind.value = '';
    offerBodies();
  });
  const choice = element('div', { class: 'duty-choice' }, element('label', {}, 'Tugas', kind), bodyPart, add);
  const part = element('fieldset', {}, element('legend', {}, 'Tugas akun ini'), list, choice);
  return { part, chosen: all, empty: () => change([]) };
}

function pending(kind: HTMLSelectElement, body: HTMLSelectElement): string[] {
  const duty = dutyIn(kind);
  if (!duty) return [];
  return [duty.of ? `${duty.group}${body.value}` : duty.group];
}

function dutyIn(kind: HTMLSelectElement): Duty | undefined {
  return duties.find(({ group }) => group === kind.value);
}

function line(group: string, remove: () => void): HTMLElement {
  const text = dutyText(group, namesIn(byId('institutions')));
  const cross = button('Hapus', { class: 'quiet', 'aria-label': `Hapus ${text}` }, async () => remove());
  return element('li', {}, element('span', {}, text), cross);
}
