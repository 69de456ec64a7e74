import { timeText } from '../../functions/messages/date.ts';
import type { Receipt } from './api-nouns.ts';
import { caseWords } from './case-words.ts';
import { element } from './elements.ts';
import { lookKindText } from './look-words.ts';

/** Who looked at a person, from where, why, and at what, as the person reads it; `more` stands below. */
export function receiptCard(
  { at, kind, viewer, institution, purpose, caseNumber, reason, shown, case: state }: Receipt,
  ...more: HTMLElement[]
): HTMLElement {
  const who = kind === 'own' ? 'Anda sendiri' : [viewer, institution?.name].filter(Boolean).join(', ');
  const why = [purpose?.name, caseNumber && `nomor perkara ${caseNumber}`, reason].filter(Boolean).join(' · ');
  return element(
    'li',
    { class: 'card', 'data-kind': kind },
    element('h2', {}, who),
    element('p', { class: 'meta' }, `${timeText(at)} · ${lookKindText(kind)}`),
    ...(why ? [element('p', {}, why)] : []),
    ...(state ? [element('p', { class: 'meta' }, caseWords[state])] : []),
    ...(shown.length > 0 ? [element('p', {}, `Yang dilihat: ${shown.map(({ title }) => title).join(', ')}.`)] : []),
    ...more,
  );
}
