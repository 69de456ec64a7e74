import type { Body } from '../../parts/api-call.ts';
import type { AccessRequest, Field } from '../../parts/api-nouns.ts';
import { columnChoice } from '../../parts/ask-access.ts';
import { alert, button, byId, element, show } from '../../parts/elements.ts';
import { givenOfficersText } from '../../parts/request-facts.ts';
import { givenFields, hasArea } from '../../parts/sharing-words.ts';

type Decision = Body<'decideAccess'>;
type Send = (body: Decision, failed: HTMLElement) => Promise<void>;
type Read = () => Pick<Decision, 'withoutColumns'>;

const mostCharacters = '1000';

/** The head's decision on a request that waits, handed to `send`. It may only narrow what was asked; without an end, access is renewed every 30 days. */
export function decisionForm(request: AccessRequest, fields: readonly Field[], send: Send): HTMLElement {
  const failed = element('div', {});
  const until = element('input', { type: 'date', max: request.until.slice(0, 'yyyy-mm-dd'.length) });
  const [columnPart, columnsRead] = columnsToLeaveOut(request, fields);
  const [officerPart, officersRead] = officersToName(request);
  const area = areaChoice();
  const reasons = element('textarea', { maxlength: mostCharacters });
  const decide = async (decision: Decision['decision']) => {
    const reason = reasons.value.trim();
    if (decision === 'refuse' && !reason) {
      reasons.focus();
      return show(failed, alert('Tulis dahulu mengapa permohonan ini ditolak.'));
    }
    const officers = officersRead();
    if (decision === 'grant' && officers?.length === 0)
      return show(failed, alert('Centang paling sedikit satu petugas, atau tolak permohonan ini.'));
    const narrowed = {
      ...(until.value ? { until: until.value } : {}),
      ...(area.value ? { area: area.value } : {}),
      ...columnsRead(),
      ...(officers ? { officers } : {}),
    };
    await send({ decision, reasons: reason ? [reason] : [], ...(decision === 'grant' ? narrowed : {}) }, failed);
  };
  const canNarrowArea = hasArea(fields) && request.area === undefined;
  return element(
    'div',
    {},
    element('label', {}, 'Sampai (kosong: berkala, diperpanjang tiap 30 hari)', until),
    columnPart,
    ...(canNarrowArea ? [element('label', {}, 'Batasi wilayah', area)] : []),
    officerPart,
    element('label', {}, 'Alasan (wajib bila ditolak)', reasons),
    element(
      'p',
      { class: 'actions' },
      button('Setujui', {}, () => decide('grant')),
      button('Tolak', { class: 'quiet' }, () => decide('refuse')),
    ),
    failed,
  );
}

function columnsToLeaveOut({ columns }: AccessRequest, fields: readonly Field[]): readonly [HTMLElement, Read] {
  const choices = givenFields(fields, columns ? { columns } : {}).map((field) => columnChoice(field, 'without'));
  const part = folded('Tinggalkan kolom', 'Yang dicentang tidak diberikan.', element('div', { class: 'choices' }, ...choices));
  const read = () => {
    const names = ticked(choices);
    return names.length > 0 ? { withoutColumns: names } : {};
  };
  return [part, read];
}

/** Of the officers that were asked for, some; where none was, those that the head names. Undefined where nothing is narrowed. */
function officersToName({ officers: asked }: AccessRequest): readonly [HTMLElement, () => readonly string[] | undefined] {
  if (!asked) {
    const area = element('textarea', { rows: '3', 'aria-label': 'Nomor akun petugas' });
    const hint = 'Satu nomor akun tiap baris, dari pemohon. Kosong: semua pegawai instansi boleh membaca.';
    const read = () => {
      const named = area.value.split(/\s+/).filter(Boolean);
      return named.length > 0 ? named : undefined;
    };
    return [folded('Batasi pada petugas tertentu', hint, area), read];
  }
  const choices = asked.map((sub) =>
    element(
      'label',
      { class: 'choice' },
      element('input', { type: 'checkbox', name: 'officer', value: sub, checked: '' }),
      element('code', {}, sub),
    ),
  );
  const read = () => {
    const named = ticked(choices);
    return named.length < asked.length ? named : undefined;
  };
  return [
    folded(givenOfficersText, 'Hapus centang pada petugas yang tidak perlu membaca.', element('div', { class: 'choices' }, ...choices)),
    read,
  ];
}

function folded(title: string, hint: string, inside: HTMLElement): HTMLElement {
  return element('details', { class: 'part' }, element('summary', {}, title), element('p', { class: 'hint' }, hint), inside);
}

function areaChoice(): HTMLSelectElement {
  const choices = byId('districts').querySelectorAll('option');
  return element('select', {}, ...[...choices].map((option) => option.cloneNode(true)));
}

function ticked(choices: readonly HTMLElement[]): string[] {
  return choices.flatMap((choice) => {
    const box = choice.querySelector('input');
    return box?.checked ? [box.value] : [];
  });
}
