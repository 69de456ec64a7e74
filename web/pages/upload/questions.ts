import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { Question, Report, UploadPath } from '../../parts/api-nouns.ts';
import { button, element, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

/**
 * What is asked about a file: each question with a button for each reading. The last one that is pressed sends all answers, so that a single question
 * takes a single click. `upload` is the one that brought it; `answered` hears when the file is being checked again. Empty where nothing is asked.
 */
export function questionParts({ questions = [] }: Report, upload: UploadPath, answered: () => Promise<void>): HTMLElement[] {
  if (questions.length === 0) return [];
  const chosen = new Map<string, string>();
  const outcome = element('div', { role: 'status' });
  const choose = async (questionId: string, readingId: string) => {
    chosen.set(questionId, readingId);
    show(outcome);
    if (chosen.size < questions.length) return show(outcome, element('p', {}, leftText(questions.length - chosen.size)));
    const answers = [...chosen].map(([question, reading]) => ({ questionId: question, readingId: reading }));
    const sent = await call('answerQuestions', { params: upload, body: { answers } });
    if (sent.ok) return answered();
    show(outcome, notice(sent.problem));
  };
  return [
    element(
      'section',
      { id: 'questions', class: 'panel' },
      element(
        'h3',
        {},
        questions.length === 1 ? 'Satu pertanyaan tentang berkas ini' : `${questions.length} pertanyaan tentang berkas ini`,
      ),
      element('p', {}, introText(questions)),
      ...questions.map((question) => questionPart(question, choose)),
      outcome,
    ),
  ];
}

/** What is asked about a column is settled by the standard that comes of it. */
function introText(questions: readonly Question[]): string {
  const each = questions.length === 1 ? 'Pilih satu jawaban' : 'Pilih satu jawaban untuk setiap pertanyaan';
  const pick = `Ada yang dapat dibaca dengan lebih dari satu cara, dan sistem tidak menebak. ${each}; berkasnya langsung diperiksa lagi.`;
  const isKept = questions.some(({ fieldName }) => fieldName !== undefined);
  return isKept ? `${pick} Jawaban tentang kolom menjadi bagian dari standar data, jadi tidak ditanyakan lagi.` : pick;
}

function leftText(left: number): string {
  return `Tinggal ${numberText(left)} pertanyaan lagi; sesudah itu berkas langsung diperiksa.`;
}

function questionPart(
  { questionId, text, readings }: Question,
  choose: (questionId: string, readingId: string) => Promise<void>,
): HTMLElement {
  const buttons = readings.map(({ readingId, text: reading, examples = [] }) => {
    const made: HTMLButtonElement = button(reading, { class: 'reading', 'aria-pressed': 'false', 'data-reading': readingId }, async () => {
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === made));
      await choose(questionId, readingId);
    });
    if (examples.length > 0) made.append(element('span', { class: 'examples' }, ...examplesOf(examples)));
    return made;
  });
  return element('fieldset', { 'data-question': questionId }, element('legend', {}, text), ...buttons);
}

/** A line breaks between two, where there is room for one; on a narrow screen each has its own, without the point between them. */
function examplesOf(examples: readonly string[]): HTMLElement[] {
  return examples.flatMap((example, place) => [
    ...(place > 0 ? [element('span', { class: 'between' }, ' · ')] : []),
    element('span', { class: 'example' }, example),
  ]);
}
