import { limits } from '../../../functions/limits.ts';
import { call } from '../../parts/api.ts';
import type { PlanConflict } from '../../parts/api-nouns.ts';
import { element, onSubmit } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { notice } from '../../parts/notice.ts';
import { type PlanOffer, priorityFields } from './priority-fields.ts';

/** Records what a meeting decided: of what several OPDs plan, one of them or nothing yet; of an OPD's data, which are priority data. */
export function decisionForm(
  year: number,
  conflicts: readonly PlanConflict[],
  plans: readonly PlanOffer[],
  done: (words: string) => Promise<void>,
): HTMLElement {
  const choices = conflicts.map(({ title, planners, producer }, place) => {
    const names = new Map(planners.map(({ opdId, name }) => [opdId, name]));
    const options = [...names].map(([opdId, name]) => element('option', { value: opdId }, name));
    const none = element('option', { value: '' }, producer ? `tetap ${producer.name}` : 'belum diputuskan');
    return element('label', {}, `Produsen data “${title}”`, element('select', { name: `producer-${place}` }, none, ...options));
  });
  const priority = priorityFields(year, plans);
  const lines = { name: 'minutes', rows: '4', required: '', maxlength: String(limits.maxForumMinutesCharacters) };
  const form = element(
    'form',
    { id: 'decide', method: 'post', autocomplete: 'off' },
    element('h3', {}, 'Catat putusan rapat forum'),
    ...(choices.length > 0 ? [element('fieldset', {}, element('legend', {}, 'Produsen data'), ...choices)] : []),
    priority.fields,
    element('label', {}, 'Tanggal rapat', element('input', { name: 'heldOn', type: 'date', required: '' })),
    element(
      'label',
      {},
      'Nomor risalah (bila ada)',
      element('input', { name: 'number', maxlength: String(limits.maxForumNumberCharacters) }),
    ),
    element('label', {}, 'Risalah', element('textarea', lines)),
    element('p', { class: 'hint' }, 'Risalah dibaca OPD yang terkait. Jangan menyebut data tertutup.'),
    element('button', { type: 'submit' }, 'Catat putusan'),
  );
  const answer = element('div', { role: 'status' });
  form.append(answer);
  onSubmit(form, async () => {
    const producers = conflicts.flatMap(({ indicator }, place) => {
      const opdId = textOf(form, `producer-${place}`);
      return opdId === '' ? [] : [{ indicator, opdId }];
    });
    const number = textOf(form, 'number');
    const kept = await call('decideInForum', {
      params: { year: String(year) },
      body: {
        heldOn: textOf(form, 'heldOn'),
        minutes: textOf(form, 'minutes'),
        producers,
        priorities: priority.chosen(),
        ...(number === '' ? {} : { number }),
      },
    });
    if (!kept.ok) return answer.replaceChildren(notice(kept.problem));
    await done('Putusan dicatat.');
  });
  return form;
}
