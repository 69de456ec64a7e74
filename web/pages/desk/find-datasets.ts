import { datasetStateText } from '../../../functions/messages/dataset-state.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { type Access, isAccess, traitsOf } from '../../../functions/model/access-level.ts';
import { call } from '../../parts/api.ts';
import type { Headline } from '../../parts/api-nouns.ts';
import { button, element, onSubmit, show, stackedTable } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

const shown = '20';

/** A search of all that the account may see, each with the way to where it is managed. */
export type Finder = { readonly part: HTMLElement; readonly search: (access: Access) => Promise<void> };

export function findDatasets(title: string, levels: readonly Access[]): Finder {
  const words = element('input', { type: 'search', name: 'q' });
  const level = element(
    'select',
    { name: 'access' },
    element('option', { value: '' }, 'semua'),
    ...levels.map((access) => element('option', { value: access }, traitsOf({ access }).label)),
  );
  const told = element('p', { role: 'status' });
  const found = element('div', {});
  const form = element(
    'form',
    { class: 'filters', role: 'search' },
    element('label', {}, 'Kata', words),
    element('label', {}, 'Akses', level),
    element('button', {}, 'Cari'),
  );
  const search = async () => {
    show(found);
    await load([], undefined);
  };
  const load = async (before: readonly Headline[], cursor: string | undefined): Promise<void> => {
    const access = isAccess(level.value) ? { access: level.value } : {};
    const q = words.value.trim() ? { q: words.value.trim() } : {};
    const page = await call('searchDatasets', { query: { ...q, ...access, sort: 'title', limit: shown, cursor } });
    if (!page.ok) return show(found, notice(page.problem));
    const items = [...before, ...page.value.items];
    const { next, total } = page.value;
    show(told, total === 0 ? 'Tidak ada yang cocok.' : `${numberText(total)} dataset.`);
    if (total === 0) return show(found);
    const more = next === undefined ? [] : [button('Tampilkan lagi', { class: 'quiet' }, () => load(items, next))];
    show(found, tableOf(items), ...more);
  };
  onSubmit(form, search);
  return {
    part: element('section', {}, element('h2', {}, title), form, told, found),
    search: async (access) => {
      words.value = '';
      level.value = access;
      await search();
    },
  };
}

function tableOf(items: readonly Headline[]): HTMLElement {
  const rows = items.map(({ datasetId, title, opdName, access, state, rows: count }) => [
    element('a', { href: `/kerja/dataset/${datasetId}` }, title),
    opdName,
    element('span', { class: `level level-${access}` }, traitsOf({ access }).label),
    datasetStateText(state),
    numberText(count),
  ]);
  return stackedTable('Yang ditemukan', ['Dataset', 'OPD', 'Akses', 'Keadaan', 'Baris'], rows);
}
