import { answerText, type ColumnOf } from './answer-words.ts';
import type { Upload } from './api-nouns.ts';
import { element } from './elements.ts';

/** What was asked about a file and how its OPD answered. Empty where nothing was asked. */
export function answeredParts({ answers = [] }: Pick<Upload, 'answers'>, columnOf: ColumnOf): HTMLElement[] {
  const texts = answers.flatMap((answer) => answerText(answer, columnOf) ?? []);
  if (texts.length === 0) return [];
  return [
    element('p', {}, 'Cara membaca yang dijawab OPD:'),
    element('ul', { 'data-answers': '' }, ...texts.map((text) => element('li', {}, text))),
  ];
}
