import { call } from '../../parts/api.ts';
import type { ListFinding } from '../../parts/api-nouns.ts';
import { element, onSubmit, show } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';
import { sectionPart } from '../../parts/persons/section-part.ts';
import { emptiesText, emptyInSilence, silentText } from '../../parts/persons/silent-screen.ts';

/** Whom a finding concerns: asked for with a reason, which each of them reads. What is shown leaves the screen by itself. */
export function openForm({ findingId, dataset }: ListFinding): HTMLElement {
  const reason = element('textarea', {
    ...{ name: 'reason', required: '', autocomplete: 'off' },
    ...{ minlength: document.body.dataset.leastReason ?? '', maxlength: document.body.dataset.mostCharacters ?? '' },
  });
  const answer = element('div', { tabindex: '-1' });
  const form = element(
    'form',
    { method: 'post' },
    element('label', {}, 'Alasan', reason),
    element('p', { class: 'hint' }, 'Setiap orang yang ditampilkan mendapat jejaknya: siapa Anda, kapan, dan alasan ini.'),
    element('button', {}, 'Tampilkan orangnya'),
  );
  onSubmit(form, async () => {
    show(answer);
    const params = { datasetId: dataset.datasetId, findingId };
    const found = await call('readFinding', { params, body: { reason: reason.value.trim() } });
    if (!found.ok) return show(answer, notice(found.problem));
    const { caution, hint, sections } = found.value;
    const none = element('p', {}, 'Tidak ada yang dapat ditampilkan.');
    show(
      answer,
      element('p', { class: 'notice' }, caution),
      ...(sections.length === 0 ? [none] : sections.map(sectionPart)),
      element('p', { class: 'hint' }, `${hint} ${emptiesText}`),
    );
    answer.focus();
  });
  emptyInSilence((why) => {
    if (answer.childElementCount > 0) show(answer, ...(why === 'silence' ? [element('p', { class: 'notice' }, silentText)] : []));
  });
  return element('details', {}, element('summary', {}, 'Siapa saja'), form, answer);
}
