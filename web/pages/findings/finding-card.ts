import { dayText, timeText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { findingVerdictNames, findingVerdictWords } from '../../../functions/model/finding-words.ts';
import { call } from '../../parts/api.ts';
import type { ListFinding, Me } from '../../parts/api-nouns.ts';
import { byId, element, onSubmit, show } from '../../parts/elements.ts';
import { isHeadOf } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { besideText } from '../../parts/words.ts';
import { openForm } from './open-form.ts';

type Verdict = NonNullable<ListFinding['verdict']>;

/** One finding in numbers; its owner opens it and says what is so. */
export function findingCard(finding: ListFinding, who: Me): HTMLElement {
  const { findingId, title, grounds, dataset, other, opd, opdId, persons, due, isOverdue, countedAt, verdict } = finding;
  const isOwner = isHeadOf(who, opdId);
  const part = element('div', {});
  if (verdict) show(part, verdictPart(verdict));
  else if (isOwner)
    show(
      part,
      verdictForm(finding, (given) => show(part, verdictPart(given))),
    );
  else show(part, element('p', {}, 'Belum diputuskan pemiliknya.'));
  const both = other ? [' dan ', link(other)] : [];
  const until = isOverdue ? `batas ${dayText(due)} sudah lewat` : `batas ${dayText(due)}`;
  return element(
    'li',
    { class: 'card', 'data-finding': findingId, 'data-kind': finding.kind },
    element('h3', {}, `${title}: ${numberText(persons)} orang`),
    element('p', { class: 'meta' }, besideText([opd, ...(verdict ? [] : [until]), `dihitung ${timeText(countedAt)}`])),
    element('p', {}, link(dataset), ...both, '. ', grounds),
    part,
    ...(isOwner ? [openForm(finding)] : []),
  );
}

function link({ datasetId, title }: ListFinding['dataset']): HTMLElement {
  return element('a', { href: `/dataset/${datasetId}` }, title);
}

function verdictPart({ verdict, note, name, at }: Verdict): HTMLElement {
  return element('p', {}, element('strong', {}, `Putusan: ${findingVerdictWords[verdict]}. `), `${note} (${name}, ${timeText(at)})`);
}

function verdictForm({ findingId, dataset }: ListFinding, judged: (verdict: Verdict) => void): HTMLElement {
  const options = findingVerdictNames.map((value) => element('option', { value }, findingVerdictWords[value]));
  const choice = element('select', { name: 'verdict' }, ...options);
  const note = element('textarea', { name: 'note', required: '', maxlength: document.body.dataset.mostCharacters ?? '' });
  const failed = element('div', {});
  const form = element(
    'form',
    {},
    element('label', {}, 'Putusan', choice),
    element('label', {}, 'Apa yang ditemukan di lapangan', note),
    element('p', { class: 'hint' }, 'Tanpa nama dan NIK. Putusan yang pertama berlaku, sampai ada data baru yang dibandingkan.'),
    element('button', {}, 'Simpan putusan'),
    failed,
  );
  onSubmit(form, async () => {
    const verdict = findingVerdictNames.find((value) => value === choice.value);
    if (!verdict) return;
    const params = { datasetId: dataset.datasetId, findingId };
    const given = await call('judgeFinding', { params, body: { verdict, note: note.value.trim() } });
    if (!given.ok) return show(failed, notice(given.problem));
    judged(given.value);
    show(byId('outcome'), 'Putusan tersimpan.');
    byId('outcome').focus();
  });
  return element('details', {}, element('summary', {}, 'Putuskan'), form);
}
