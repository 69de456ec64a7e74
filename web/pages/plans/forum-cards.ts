import { dayText } from '../../../functions/messages/date.ts';
import { planStateText } from '../../../functions/model/plan-words.ts';
import type { ForumDecision, PlanConflict } from '../../parts/api-nouns.ts';
import { element } from '../../parts/elements.ts';

/** What several OPDs plan, each in its words, and which of them the forum chose. */
export function conflictCard({ title, planners, producer }: PlanConflict): HTMLElement {
  const words = planners.map(
    ({ name, title: own, code, state }) => `${name}: “${own}”${code === undefined ? '' : `, kode ${code}`} (${planStateText[state]})`,
  );
  return element(
    'li',
    { class: 'card' },
    element('h3', {}, title),
    element('ul', {}, ...words.map((text) => element('li', {}, text))),
    producer
      ? element('p', {}, `Produsen datanya menurut forum: ${producer.name}.`)
      : element('p', { class: 'notice' }, 'Belum diputuskan forum: satu data cukup satu produsen.'),
  );
}

/** What a meeting decided, and its minutes. */
export function decisionCard({ heldOn, number, minutes, producers, priorities, name }: ForumDecision): HTMLElement {
  const outcomes = [
    ...producers.map(({ title, opd }) => `Produsen data “${title}”: ${opd.name}.`),
    ...priorities.map(({ title, opd, priority }) => `“${title}” (${opd.name}) ${priority ? 'menjadi' : 'bukan'} data prioritas.`),
  ];
  return element(
    'li',
    { class: 'card' },
    element('h3', {}, `Rapat ${dayText(heldOn)}${number === undefined ? '' : `, nomor ${number}`}`),
    element('ul', {}, ...outcomes.map((text) => element('li', {}, text))),
    ...(minutes === undefined ? [] : [element('p', {}, minutes)]),
    element('p', { class: 'meta' }, `Dicatat oleh ${name}`),
  );
}
