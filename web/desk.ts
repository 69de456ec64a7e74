import { account, ownOpds } from './account.ts';
import type { Dataset, Me, Opd, Page, Progress } from './answers.ts';
import { call } from './api.ts';
import { byId, element, show, stackedTable } from './elements.ts';
import { isSteward, seesBoard } from './may.ts';
import { askToSignIn, notice } from './notice.ts';
import { accessText, datasetStateText, dayText, numberText } from './words.ts';

const mostDatasets = 100;
const desk = byId('desk');
const me = await account();
if (!me) show(desk, askToSignIn('untuk membuka meja kerja'));
else if (!me.ok) show(desk, notice(me.problem));
else await showDesk(me.value);

async function showDesk(who: Me): Promise<void> {
  const opds = await ownOpds(who);
  const sections = await Promise.all(opds.map(opdSection));
  const links = [
    ...(isSteward(who) ? [element('a', { class: 'button', href: '/kerja/pemeriksaan' }, 'Periksa unggahan')] : []),
    ...(seesBoard(who) ? [element('a', { class: 'button quiet', href: '/progres' }, 'Papan kemajuan OPD')] : []),
  ];
  const nothing = sections.length === 0 && links.length === 0;
  show(
    desk,
    element('p', {}, `Masuk sebagai ${opds.map(({ name }) => name).join(', ') || who.name}.`),
    ...(links.length > 0 ? [element('p', { class: 'actions' }, ...links)] : []),
    ...sections,
    ...(nothing ? [element('p', {}, 'Akun ini tidak mengelola dataset. ', element('a', { href: '/dataset' }, 'Lihat dataset kota'))] : []),
  );
}

async function opdSection({ opdId, name }: Opd): Promise<HTMLElement> {
  const [found, progress] = await Promise.all([
    call<Page<Dataset>>('GET', `/v1/datasets?opd=${opdId}&limit=${mostDatasets}&sort=title`),
    call<Page<Progress>>('GET', `/v1/progress/${opdId}`),
  ]);
  const counts = progress.ok ? progress.value.items[0] : undefined;
  return element(
    'section',
    {},
    element('h2', {}, name),
    ...(counts ? [element('p', {}, standing(counts))] : []),
    element('p', {}, element('a', { class: 'button', href: '/kerja/daftar' }, 'Daftarkan dataset baru')),
    found.ok ? listOf(found.value.items) : notice(found.problem),
  );
}

function standing({ late, rejected, missing }: Progress): string {
  const open = [
    late > 0 && `${numberText(late)} terlambat`,
    rejected > 0 && `${numberText(rejected)} perlu diperbaiki`,
    missing > 0 && `${numberText(missing)} belum pernah terbit`,
  ].filter((part) => part !== false);
  return open.length === 0 ? 'Tidak ada yang terlambat.' : `Dataset: ${open.join(', ')}.`;
}

function listOf(datasets: readonly Dataset[]): HTMLElement {
  if (datasets.length === 0) return element('p', {}, 'Belum ada dataset. Daftarkan yang pertama.');
  const now = new Date().toISOString();
  return stackedTable(
    'Dataset OPD ini',
    ['Dataset', 'Akses', 'Keadaan', 'Baris', 'Jatuh tempo'],
    datasets.map(({ datasetId, title, access, state, rows, nextDue }) => [
      element('a', { href: `/kerja/dataset/${datasetId}` }, title),
      accessText[access],
      datasetStateText[state] ?? state,
      numberText(rows),
      nextDue && nextDue < now ? element('strong', { class: 'late' }, `${dayText(nextDue)} (terlambat)`) : dayText(nextDue),
    ]),
  );
}
