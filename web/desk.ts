import { call, type Dataset, type Me, type Page } from './api.ts';
import { accessText, byId, element, numberText, show, table, timeText } from './elements.ts';

const desk = byId('desk');
const me = await call<Me>('GET', '/v1/me');
if (!me.ok) show(desk, element('p', {}, 'Masuk dahulu untuk membuka meja kerja. ', element('a', { href: '/masuk' }, 'Masuk')));
else await showDatasets(me.value);

async function showDatasets(account: Me): Promise<void> {
  const opdIds = [...new Set(account.kinds.flatMap(({ opdId }) => (opdId ? [opdId] : [])))];
  if (opdIds.length === 0) return show(desk, element('p', {}, `Masuk sebagai ${account.name}. Akun ini bukan operator OPD.`));
  const found = await Promise.all(opdIds.map((opdId) => call<Page<Dataset>>('GET', `/v1/datasets?opd=${opdId}&limit=100&sort=title`)));
  const datasets = found.flatMap((page) => (page.ok ? page.value.items : []));
  show(
    desk,
    element('p', {}, `Masuk sebagai ${account.name} (${opdIds.join(', ')}).`),
    datasets.length === 0
      ? element('p', {}, 'Belum ada dataset. Daftarkan yang pertama.')
      : table(
          'Dataset OPD Anda',
          ['Dataset', 'Akses', 'Keadaan', 'Baris', 'Jatuh tempo', ''],
          datasets.map((dataset) => [
            element('a', { href: `/dataset/${dataset.datasetId}` }, dataset.title),
            accessText[dataset.access],
            dataset.state === 'draft' ? 'belum terbit' : dataset.state === 'published' ? 'terbit' : 'ditarik',
            numberText(dataset.rows),
            timeText(dataset.nextDue),
            element('a', { href: `/kerja/dataset/${dataset.datasetId}` }, 'Unggah'),
          ]),
        ),
  );
}
