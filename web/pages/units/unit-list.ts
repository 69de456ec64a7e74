import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { call } from '../../parts/api.ts';
import type { KeptUnit } from '../../parts/api-nouns.ts';
import { confirmingButton } from '../../parts/confirming.ts';
import { button, element, show, stackedTable } from '../../parts/elements.ts';
import { namesIn } from '../../parts/names.ts';
import { notice } from '../../parts/notice.ts';
import { type Kept, titleIn } from './kept.ts';

/** So many stand on the page at once; on a phone a hundred would be a long way to what is below. */
const mostShown = 20;

/** The OPD's units: who acts for each, what it delivers, and what can be done; those that ended last. */
export function unitList(kept: Kept, edit: (unit: KeptUnit) => void): HTMLElement[] {
  const { units } = kept;
  if (units.length === 0)
    return [element('h2', {}, 'Unit'), element('p', {}, 'OPD ini belum mempunyai unit. Daftarkan yang pertama di bawah.')];
  const inOrder = units.toSorted(
    (one, other) => Number(one.ended !== undefined) - Number(other.ended !== undefined) || one.name.localeCompare(other.name, 'id'),
  );
  const without = units.filter(({ ended, accounts }) => !ended && accounts.length === 0).length;
  return [
    element('h2', {}, `Unit (${numberText(units.filter(({ ended }) => !ended).length)})`),
    ...(without === 0
      ? []
      : [element('p', { class: 'hint' }, `${numberText(without)} unit belum mempunyai akun: OPD mengirim atas namanya.`)]),
    element(
      'details',
      { class: 'part', ...(units.length > mostShown ? {} : { open: '' }) },
      element('summary', {}, 'Daftar unit, dan perubahannya'),
      stackedTable(
        'Unit OPD ini',
        ['Unit', 'Kelurahan', 'Nomor akun', 'Dataset', 'Tindakan'],
        inOrder.map((unit) => cellsOf(unit, kept, edit)),
      ),
    ),
  ];
}

function cellsOf(unit: KeptUnit, kept: Kept, edit: (unit: KeptUnit) => void): (HTMLElement | string)[] {
  const { name, kelurahan, accounts, datasetIds, ended } = unit;
  return [
    ended ? `${name} (berakhir ${dayText(ended.at)})` : name,
    kelurahan === undefined ? '–' : namesIn(document.querySelector('#unit-form [name=kelurahan]'))(kelurahan),
    accounts.length === 0 ? '–' : accounts.join(', '),
    datasetIds.length === 0 ? '–' : datasetIds.map((id) => titleIn(kept, id)).join(', '),
    element(
      'span',
      { class: 'actions' },
      button(ended ? 'Mulai lagi' : 'Ubah', { class: 'quiet', 'aria-label': `${ended ? 'Mulai lagi' : 'Ubah'} ${name}` }, async () =>
        edit(unit),
      ),
      ...(ended ? [] : [endButton(unit, kept)]),
    ),
  ];
}

function endButton({ opdId, unitId, name, revision }: KeptUnit, { done }: Kept): HTMLElement {
  const answer = element('span', { role: 'status' });
  const question = `Akhiri ${name}? Sejak itu tidak dapat mengirim dan membaca; yang sudah dikirimnya tetap ada.`;
  const asked = { text: 'Akhiri', question, yes: 'Ya, akhiri', attributes: { 'aria-label': `Akhiri ${name}` } };
  const offered = confirmingButton(asked, async () => {
    const ended = await call('endUnit', { params: { opdId, unitId }, etag: `"${revision}"` });
    if (!ended.ok) return show(answer, notice(ended.problem));
    await done(`${name} diakhiri.`);
  });
  return element('span', {}, offered, answer);
}
