import type { AnswerBody } from '../../../functions/http/answer.ts';
import { dayText } from '../../../functions/messages/date.ts';
import { isPublic } from '../../../functions/model/access-level.ts';
import { profileShows, subjectGroups } from '../../../functions/model/profile-words.ts';
import { call } from '../../parts/api.ts';
import type { Dataset, Me } from '../../parts/api-nouns.ts';
import { byId, element, formOf, onSubmit, show } from '../../parts/elements.ts';
import { isHeadOf } from '../../parts/may.ts';
import { notice } from '../../parts/notice.ts';
import { readProfile } from './profile-choice.ts';

type Setting = AnswerBody<'getProfile'>;
type Seen = { readonly setting: Setting; readonly etag: string | undefined };

let seen: Seen | undefined;
let isListening = false;

/** How the dataset appears in people's profiles, for the head alone. Open data hold nobody. */
export async function offerProfile(who: Me, dataset: Dataset): Promise<void> {
  const { datasetId, opdId } = dataset;
  const offered = isHeadOf(who, opdId) && !isPublic(dataset);
  byId('profile').hidden = !offered;
  if (!offered) return;
  const found = await call('getProfile', { params: { datasetId } });
  if (!found.ok) return show(partOf('standing'), notice(found.problem));
  seen = { setting: found.value, etag: found.etag };
  draw(found.value);
  if (isListening) return;
  isListening = true;
  onSubmit(formOf('profile'), () => save(datasetId));
}

async function save(datasetId: string): Promise<void> {
  const outcome = await call('setProfile', { params: { datasetId }, body: readProfile(formOf('profile')), etag: seen?.etag });
  if (outcome.ok) {
    seen = { setting: outcome.value, etag: outcome.etag };
    draw(outcome.value);
  }
  show(partOf('outcome'), outcome.ok ? ['Tersimpan.', outcome.value.notice].filter(Boolean).join(' ') : notice(outcome.problem));
}

function draw(setting: Setting): void {
  const { profile, offered, purposes, mayBeRegister } = setting;
  show(partOf('standing'), standingText(setting));
  const why = partOf('offered');
  why.hidden = offered === undefined;
  show(why, offered ? `Data ini tidak dapat ditampilkan di layar: ${offered.because}.` : '');
  const form = formOf('profile');
  for (const input of form.querySelectorAll<HTMLInputElement>('[name=show]')) {
    input.disabled = offered !== undefined && input.value === 'shown';
    input.checked = input.value === (profile?.show ?? offered?.show);
  }
  const boxes = purposes.map(({ id, name }) => {
    const box = element('input', { type: 'checkbox', name: 'purposes', value: id });
    box.checked = profile?.purposes.includes(id) ?? false;
    return element('label', { class: 'choice' }, box, element('span', {}, name));
  });
  show(partOf('purposes'), ...boxes);
  choose(form, 'subject', profile?.subject);
  offerColumns(form, setting);
  const register = partOf('register');
  register.hidden = !mayBeRegister;
  if (profile?.register) register.setAttribute('open', '');
}

function standingText({ profile }: Setting): string {
  if (!profile) return 'Belum diatur: data ini tidak tampil dalam profil siapa pun.';
  return `Berlaku sejak ${dayText(profile.setAt)}: ${subjectGroups[profile.subject]}, ${profileShows[profile.show]}.`;
}

function offerColumns(form: HTMLFormElement, { columns, profile }: Setting): void {
  const named: Readonly<Record<string, string | undefined>> = {
    programme: profile?.programme,
    amount: profile?.amount,
    date: profile?.date,
    ...Object.fromEntries(Object.entries(profile?.register ?? {}).map(([member, name]) => [`register.${member}`, name])),
  };
  for (const select of form.querySelectorAll<HTMLSelectElement>('[data-column]')) {
    const options = columns.map(({ name, title }) => element('option', { value: name }, title ?? name));
    show(select, element('option', { value: '' }, 'tidak ada'), ...options);
    select.value = named[select.name] ?? '';
  }
}

function choose(form: HTMLFormElement, name: string, value = ''): void {
  const select = form.elements.namedItem(name);
  if (select instanceof HTMLSelectElement) select.value = value;
}

function partOf(name: string): HTMLElement {
  const part = byId('profile').querySelector<HTMLElement>(`[data-${name}]`);
  if (!part) throw new Error(`no part ${name} of the profile setting`);
  return part;
}
