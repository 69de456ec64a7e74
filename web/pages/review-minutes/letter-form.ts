import { limits } from '../../../functions/limits.ts';
import { standingText, titleOf } from '../../../functions/messages/minutes-tables.ts';
import { minutesStateText, stands } from '../../../functions/model/minutes-words.ts';
import { call } from '../../parts/api.ts';
import type { Minutes, MinutesWriting } from '../../parts/api-nouns.ts';
import { element, onSubmit, show } from '../../parts/elements.ts';
import { textOf } from '../../parts/level-form.ts';
import { notice } from '../../parts/notice.ts';
import type { Done, Place } from './place.ts';

type Letter = MinutesWriting['letter'];
type Party = 'walidata' | 'opd' | 'knowing';
const parties: readonly (readonly [Party, string])[] = [
  ['walidata', 'Walidata'],
  ['opd', 'Produsen data (kepala OPD)'],
  ['knowing', 'Mengetahui'],
];

/** Where the steward writes the letter and what follows. What the writing before said is there already. */
export function letterForm(params: Place, minutes: Minutes, etag: string | undefined, done: Done): HTMLElement[] {
  const draft = minutes.writings.find(({ state }) => state === 'draft');
  // Of another one, numbers were frozen: what is written now goes with those of today.
  if (minutes.shown !== undefined && minutes.shown !== (draft ?? minutes.writings.at(-1))?.n) return [];
  const standing = minutes.writings.find(({ state }) => stands(state));
  const letter = (draft ?? minutes.writings.at(-1))?.letter;
  const followUps = followUpFields(minutes, draft);
  const form = element(
    'form',
    { id: 'letter', autocomplete: 'off' },
    element('h3', {}, draft ? 'Surat dan tindak lanjut' : standing ? 'Tulis penggantinya' : 'Tulis berita acara'),
    ...(standing ? [element('p', { class: 'hint' }, replacesText(standing))] : []),
    field('Nomor surat', 'number', limits.maxLetterNumberCharacters, draft?.letter.number ?? ''),
    element('label', {}, 'Tanggal', element('input', { name: 'heldOn', type: 'date', required: '', value: draft?.letter.heldOn ?? '' })),
    field('Tempat', 'place', limits.maxLetterPlaceCharacters, letter?.place ?? ''),
    ...parties.map(([party, title]) => partyFields(party, title, letter)),
    ...followUps.map(({ fields }) => fields),
    element('button', { type: 'submit' }, 'Simpan konsep'),
  );
  const outcome = element('div', { role: 'status' });
  form.append(outcome);
  onSubmit(form, async () => {
    const body = {
      letter: letterOf(form),
      followUps: followUps.flatMap(({ read }) => read()),
      ...(standing ? { replaces: standing.n } : {}),
    };
    const kept = await call('setMinutes', { params, body, etag });
    if (!kept.ok) return show(outcome, notice(kept.problem));
    await done('Konsep disimpan. OPD melihatnya sebelum final.');
  });
  return [form];
}

function replacesText({ n, state, letter }: MinutesWriting): string {
  return `Menggantikan berita acara ke-${n} nomor ${letter.number} (${minutesStateText[state]}), yang berlaku sampai konsep ini final.`;
}

function field(title: string, name: string, most: number, value: string): HTMLElement {
  return element('label', {}, title, element('input', { name, required: '', maxlength: String(most), value }));
}

function partyFields(party: Party, title: string, letter: Letter | undefined): HTMLElement {
  return element(
    'fieldset',
    {},
    element('legend', {}, title),
    field('Nama', `${party}-name`, limits.maxPartyNameCharacters, letter?.[party].name ?? ''),
    field('Jabatan', `${party}-post`, limits.maxPartyPostCharacters, letter?.[party].post ?? ''),
  );
}

function letterOf(form: HTMLFormElement): Letter {
  const party = (name: Party) => ({ name: textOf(form, `${name}-name`), post: textOf(form, `${name}-post`) });
  return {
    ...{ number: textOf(form, 'number'), heldOn: textOf(form, 'heldOn'), place: textOf(form, 'place') },
    ...{ walidata: party('walidata'), opd: party('opd'), knowing: party('knowing') },
  };
}

type FollowUp = { readonly datasetId: string; readonly text: string; readonly until: string };

/** Of each dataset of which somebody must say what follows, or that has a word already; one that is left empty is left out. */
function followUpFields({ content }: Minutes, draft: MinutesWriting | undefined): { fields: HTMLElement; read: () => FollowUp[] }[] {
  const written = new Map((draft?.followUps ?? []).map((each) => [each.datasetId, each]));
  const open = content.datasets.filter(({ datasetId, needsFollowUp }) => needsFollowUp || written.has(datasetId));
  return open.map((dataset) => {
    const { datasetId } = dataset;
    const before = written.get(datasetId);
    const most = String(limits.maxFollowUpCharacters);
    const text = element('textarea', { rows: '2', maxlength: most, name: `follow-${datasetId}` });
    text.value = before?.text ?? '';
    const until = element('input', { type: 'date', name: `until-${datasetId}`, value: before?.until ?? '' });
    const fields = element(
      'fieldset',
      {},
      element('legend', {}, `Tindak lanjut ${titleOf(dataset)}: ${standingText(dataset)}`),
      element('label', {}, 'Tindak lanjut', text),
      element('label', {}, 'Paling lambat', until),
    );
    const isEmpty = () => text.value.trim() === '' && until.value === '';
    return { fields, read: () => (isEmpty() ? [] : [{ datasetId, text: text.value.trim(), until: until.value }]) };
  });
}
