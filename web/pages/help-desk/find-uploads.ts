import { timeText } from '../../../functions/messages/date.ts';
import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import { call } from '../../parts/api.ts';
import { element, onSubmit, show, stackedTable } from '../../parts/elements.ts';
import { notice } from '../../parts/notice.ts';

const shownDatasets = '100';
const shownUploads = '20';

/** Uploads of an OPD's dataset, of those that the reader sees: a closed one is found by the number of its upload alone. */
export async function findUploads(): Promise<HTMLElement> {
  const heading = element('h2', {}, 'Cari unggahan menurut OPD dan dataset');
  const opds = await call('listOpds');
  if (!opds.ok) return element('section', {}, heading, notice(opds.problem));
  const opd = element('select', { name: 'opd' }, ...opds.value.items.map(({ opdId, name }) => element('option', { value: opdId }, name)));
  const dataset = element('select', { name: 'dataset', required: '' });
  const found = element('div', { 'aria-live': 'polite' });
  const form = element(
    'form',
    { class: 'filters' },
    element('label', {}, 'OPD', opd),
    element('label', {}, 'Dataset', dataset),
    element('button', {}, 'Tampilkan unggahan'),
  );
  const fill = async () => {
    const page = await call('searchDatasets', { query: { opd: opd.value, sort: 'title', limit: shownDatasets } });
    if (!page.ok) return show(found, notice(page.problem));
    show(found);
    show(dataset, ...page.value.items.map(({ datasetId, title }) => element('option', { value: datasetId }, title)));
  };
  opd.addEventListener('change', () => void fill());
  onSubmit(form, async () => {
    const page = await call('listUploads', { params: { datasetId: dataset.value }, query: { limit: shownUploads } });
    if (!page.ok) return show(found, notice(page.problem));
    const rows = page.value.items.map(({ at, fileName, state, uploadId }) => [
      timeText(at.waiting),
      fileName,
      uploadStateText(state),
      element('code', {}, uploadId),
    ]);
    show(
      found,
      rows.length === 0
        ? element('p', {}, 'Belum ada unggahan.')
        : stackedTable('Unggahan dataset ini', ['Mulai', 'Berkas', 'Keadaan', 'Nomor'], rows),
    );
  });
  await fill();
  const hint = element('p', { class: 'hint' }, 'Dataset tertutup tidak ada di sini: unggahannya dibuka dengan nomornya.');
  return element('section', { id: 'find-uploads' }, heading, hint, form, found);
}
