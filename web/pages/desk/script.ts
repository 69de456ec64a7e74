import '../../parts/frame.ts';
import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { accesses, traitsOf } from '../../../functions/model/access-level.ts';
import { account, ownOpds } from '../../parts/account.ts';
import { call } from '../../parts/api.ts';
import type { Headline, Me, Opd, Progress, Upload } from '../../parts/api-nouns.ts';
import { byId, element, show, showKeepingPlace, stackedTable } from '../../parts/elements.ts';
import { followById } from '../../parts/follow-by-id.ts';
import { headedBy } from '../../parts/headed-by.ts';
import {
  isAuditor,
  isCitizen,
  isCoordinator,
  isCounterOfficer,
  isHead,
  isHelpdesk,
  isSteward,
  isSupervisor,
  isUnit,
  readsMinutes,
  seesBoard,
} from '../../parts/may.ts';
import { namesIn } from '../../parts/names.ts';
import { askToSignIn, notice } from '../../parts/notice.ts';
import { signedInName } from '../../session/session.ts';
import { accountNumber } from './account-number.ts';
import { bindResident } from './bind-resident.ts';
import { inOrder, type Standing, standingOf, toAsk } from './desk-order.ts';
import { dutyLines } from './duty-lines.ts';
import { findDatasets } from './find-datasets.ts';
import { ownAccess } from './own-access.ts';
import { personLinks } from './person-links.ts';
import { stewardDesk } from './steward-desk.ts';
import { unitDesk } from './unit-desk.ts';
import { waitingRequests } from './waiting-requests.ts';

const mostDatasets = '100';
const mostAsked = 40;
const askedAtOnce = 8;
/** More than one, as a cancelled one says nothing. */
const shownUploads = '5';
/** Levels of which everybody sees that there is a dataset. */
const openToAll = accesses.filter((access) => traitsOf({ access }).isSeenByAll);
const desk = byId('desk');
const me = await account();
if (!me) show(desk, askToSignIn('untuk membuka meja kerja'));
else if (!me.ok) show(desk, notice(me.problem));
else await showDesk(me.value);

async function showDesk(who: Me): Promise<void> {
  const opds = await ownOpds(who);
  const [sections, waiting, steward, units] = await Promise.all([
    Promise.all(opds.map(opdSection)),
    isHead(who) ? waitingRequests() : [],
    isSteward(who) ? stewardDesk() : [],
    isUnit(who) ? unitDesk(who) : [],
  ]);
  const links = [
    ...(isSteward(who) ? [element('a', { class: 'button', href: '/kerja/pemeriksaan' }, 'Periksa unggahan')] : []),
    ...(isSupervisor(who) && !isSteward(who)
      ? [element('a', { class: 'button', href: '/kerja/pemeriksaan' }, 'Periksa data prioritas')]
      : []),
    ...(isAuditor(who) ? [element('a', { class: 'button', href: '/kerja/inspektorat' }, 'Periksa pembacaan')] : []),
    ...(isHead(who) ? [element('a', { class: 'button quiet', href: '/kerja/pembacaan' }, 'Siapa yang melihat data warga')] : []),
    ...(isHead(who) ? [element('a', { class: 'button quiet', href: '/kerja/perkara' }, 'Nomor perkara')] : []),
    ...(headedBy(who).includes(document.body.dataset.registerOpd ?? '')
      ? [element('a', { class: 'button quiet', href: '/kerja/izin-cari' }, pageNames.searchGrants)]
      : []),
    ...(isCitizen(who) ? [element('a', { class: 'button', href: '/profil/jejak' }, pageNames.ownLooks)] : []),
    ...(opds.length > 0 || isAuditor(who) || isSteward(who)
      ? [element('a', { class: 'button quiet', href: '/kerja/permintaan' }, pageNames.tickets)]
      : []),
    ...(isSteward(who) || isCoordinator(who) ? [element('a', { class: 'button quiet', href: '/rencana' }, pageNames.plans)] : []),
    ...(opds.length > 0 || isHelpdesk(who) || isSteward(who)
      ? [element('a', { class: isHelpdesk(who) ? 'button' : 'button quiet', href: '/kerja/bantuan' }, pageNames.helpDesk)]
      : []),
    ...(opds.length > 0 || seesBoard(who) ? [element('a', { class: 'button quiet', href: '/laporan' }, pageNames.reports)] : []),
    ...(readsMinutes(who) ? [element('a', { class: 'button quiet', href: '/kerja/berita-acara' }, pageNames.minutes)] : []),
    ...(seesBoard(who) ? [element('a', { class: 'button quiet', href: '/progres' }, pageNames.board)] : []),
    ...personLinks(who, document.body.dataset.lockOpds ?? '').map(({ href, text }) => element('a', { class: 'button quiet', href }, text)),
    ...(opds.length === 0 ? [element('a', { class: 'button quiet', href: '/dataset' }, 'Lihat dataset kota')] : []),
  ];
  show(
    desk,
    element('p', { class: 'headline' }, `Selamat datang, ${signedInName() ?? who.name}.`),
    ...dutyLines(who).map((line) => element('p', {}, line)),
    ...(links.length > 0 ? [element('p', { class: 'actions' }, ...links)] : []),
    ...(isCounterOfficer(who) ? [bindResident()] : []),
    ...steward,
    ...waiting,
    ...units,
    ...sections,
    ...(isHelpdesk(who) ? [findDatasets('Cari dataset', openToAll).part, followById()] : []),
    ...(who.institutions.length > 0 ? [ownAccess(who, institutionNames(who))] : []),
    ...(isCitizen(who) ? [] : [accountNumber(who)]),
  );
}

function institutionNames({ institutions }: Me): string {
  const name = namesIn(byId('institutions'));
  return institutions.map(name).join(', ');
}

async function opdSection({ opdId, name }: Opd): Promise<HTMLElement> {
  const [found, progress] = await Promise.all([
    call('searchDatasets', { query: { opd: opdId, limit: mostDatasets, sort: 'title' } }),
    call('getOpdProgress', { params: { opdId } }),
  ]);
  const counts = progress.ok ? progress.value.items[0] : undefined;
  return element(
    'section',
    {},
    element('h2', {}, name),
    ...(counts ? [element('p', {}, standing(counts))] : []),
    element(
      'p',
      { class: 'actions' },
      element('a', { class: 'button', href: '/kerja/daftar' }, 'Daftarkan dataset baru'),
      element('a', { class: 'button quiet', href: `/progres/${opdId}` }, 'Kiriman dan jadwal'),
      element('a', { class: 'button quiet', href: `/rencana/${opdId}` }, pageNames.plans),
      element('a', { class: 'button quiet', href: `/kerja/unit?opd=${opdId}` }, pageNames.units),
    ),
    found.ok ? listPart(found.value.items) : notice(found.problem),
  );
}

/** The list stands at once; the newest uploads come into it as soon as they are known. */
function listPart(datasets: readonly Headline[]): HTMLElement {
  const now = new Date().toISOString();
  const order = (uploads: ReadonlyMap<string, readonly Upload[]>) =>
    inOrder(datasets.map((dataset) => standingOf(dataset, uploads.get(dataset.datasetId), now)));
  const place = element('div', {}, ...listOf(order(new Map())));
  void newestUploads(datasets).then((uploads) => showKeepingPlace(place, ...listOf(order(uploads))));
  return place;
}

/** They cost a request a dataset: few at a time, and not for all of a very long list. */
async function newestUploads(datasets: readonly Headline[]): Promise<ReadonlyMap<string, readonly Upload[]>> {
  const uploads = new Map<string, readonly Upload[]>();
  const asked = toAsk(datasets, mostAsked);
  for (let from = 0; from < asked.length; from += askedAtOnce) {
    await Promise.all(
      asked.slice(from, from + askedAtOnce).map(async ({ datasetId }) => {
        const found = await call('listUploads', { params: { datasetId }, query: { limit: shownUploads } });
        if (found.ok) uploads.set(datasetId, found.value.items);
      }),
    );
  }
  return uploads;
}

function standing({ late, rejected, missing }: Progress): string {
  const open = [
    late > 0 && `${numberText(late)} terlambat`,
    rejected > 0 && `${numberText(rejected)} perlu diperbaiki`,
    missing > 0 && `${numberText(missing)} belum pernah terbit`,
  ].filter((part) => part !== false);
  return open.length === 0 ? 'Tidak ada yang terlambat.' : `Dataset: ${open.join(', ')}.`;
}

function listOf(all: readonly Standing[]): HTMLElement[] {
  if (all.length === 0) return [element('p', {}, 'Belum ada dataset. Daftarkan yang pertama.')];
  const headers = ['Dataset', 'Akses', 'Unggahan terbaru', 'Baris terbit', 'Jatuh tempo'];
  const capped = `Unggahan terbaru hanya dilihat untuk ${numberText(mostAsked)} dataset yang paling dekat jatuh temponya; buka datasetnya untuk yang lain.`;
  return [
    stackedTable('Dataset OPD ini, yang menunggu Anda lebih dahulu', headers, all.map(cellsOf)),
    ...(all.length > mostAsked ? [element('p', { class: 'hint' }, capped)] : []),
  ];
}

function cellsOf({ dataset, text, urgent, late }: Standing): (HTMLElement | string)[] {
  const { datasetId, title, access, rows, nextDue } = dataset;
  return [
    element('a', { href: `/kerja/dataset/${datasetId}` }, title),
    traitsOf({ access }).label,
    urgent ? element('strong', { class: 'late' }, text) : text,
    numberText(rows),
    late ? element('strong', { class: 'late' }, `${dayText(nextDue)} (terlambat)`) : dayText(nextDue),
  ];
}
