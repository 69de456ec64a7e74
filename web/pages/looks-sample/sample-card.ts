import { timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { verdictNames, verdictWords } from '../../../functions/model/verdict-words.ts';
import { call } from '../../parts/api.ts';
import type { SampledLook } from '../../parts/api-nouns.ts';
import { caseWords } from '../../parts/case-words.ts';
import { byId, element, onSubmit, show } from '../../parts/elements.ts';
import { lookKindText } from '../../parts/look-words.ts';
import { notice } from '../../parts/notice.ts';

const becauseWords: Readonly<Record<SampledLook['because'][number], string>> = {
  sample: 'masuk contoh bulanan',
  official: 'warganya pejabat atau pegawai',
  denied: 'nomor perkaranya ditolak instansi petugas',
};

type Verdict = NonNullable<SampledLook['verdict']>;
/** One look of the sample, with its verdict or the form for it. */
export function sampleCard(look: SampledLook): HTMLElement {
  const { lookId, at, kind, name = '', institution, purpose, caseNumber, reason, shown, persons, verdict, because, case: state } = look;
  const part = element('div', {});
  show(part, verdict ? verdictPart(verdict) : verdictForm(lookId, (given) => show(part, verdictPart(given))));
  const many = persons === undefined ? [] : [`${numberText(persons)} orang`];
  return element(
    'li',
    { class: 'card', 'data-look': lookId },
    element('h2', {}, [name, institution?.name].filter(Boolean).join(', ')),
    element('p', { class: 'meta' }, [timeText(at), lookKindText(kind), ...many].join(' · ')),
    element('p', {}, `Tujuan: ${purpose?.name ?? '–'}. Nomor perkara: ${caseNumber ?? '–'}.`),
    ...(state ? [element('p', { class: 'meta' }, caseWords[state])] : []),
    element('p', { class: 'meta' }, `Diperiksa karena: ${because.map((one) => becauseWords[one]).join('; ')}.`),
    element('p', {}, `Alasan: ${reason ?? '–'}`),
    element('p', {}, `Dataset: ${shown.join(', ') || '–'}`),
    part,
  );
}

function verdictPart({ verdict, note, name, at }: Verdict): HTMLElement {
  return element('p', {}, element('strong', {}, `Putusan: ${verdictWords[verdict]}. `), `${note} (${name}, ${timeText(at)})`);
}

function verdictForm(lookId: string, judged: (verdict: Verdict) => void): HTMLElement {
  const choice = element('select', { name: 'verdict' }, ...verdictNames.map((value) => element('option', { value }, verdictWords[value])));
  const note = element('textarea', { name: 'note', required: '', maxlength: document.body.dataset.mostCharacters ?? '' });
  const failed = element('div', {});
  const form = element(
    'form',
    {},
    element('label', {}, 'Putusan', choice),
    element('label', {}, 'Catatan', note),
    element('p', { class: 'hint' }, 'Putusan yang pertama berlaku dan tidak dapat diubah.'),
    element('button', {}, 'Simpan putusan'),
    failed,
  );
  onSubmit(form, async () => {
    const verdict = verdictNames.find((value) => value === choice.value);
    if (!verdict) return;
    const given = await call('judgeLook', { params: { lookId }, body: { verdict, note: note.value.trim() } });
    if (!given.ok) return show(failed, notice(given.problem));
    judged(given.value);
    show(byId('outcome'), 'Putusan tersimpan.');
    byId('outcome').focus();
  });
  return form;
}
