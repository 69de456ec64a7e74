import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { guideAddress, guideNames } from '../messages/guide.ts';
import type { LibraryEntry } from '../standards/library/library-standard.ts';
import type { PortalPorts } from './ports.ts';
import { seenDatasets } from './seen-datasets.ts';
import type { LibraryPorts } from './show-library.ts';

type Ports = Pick<PortalPorts, 'city' | 'datasets' | 'index' | 'districts' | 'settings'> & {
  readonly library: Pick<LibraryPorts['library'], 'list'>;
};
type Address = { readonly path: string; readonly at?: string };

const standing = [
  '/',
  '/dataset',
  '/opd',
  '/wilayah',
  '/jadwal',
  '/pustaka',
  '/tingkat-akses',
  '/rencana',
  '/progres',
  '/dikecualikan',
  '/api',
  '/panduan',
  '/referensi',
];

/** GET /sitemap.xml: every page that anyone may see (https://www.sitemaps.org/protocol.html). */
export function showSiteMap(ports: Ports): Operation<'showSiteMap'> {
  return async ({ now }) => {
    const [entries, districts, standards] = await Promise.all([seenDatasets(ports, now), ports.districts(), everyStandard(ports)]);
    const opdIds = new Set(entries.map(({ dataset }) => dataset.opdId));
    const addresses: Address[] = [
      ...standing.map((path) => ({ path })),
      ...guideNames.map((name) => ({ path: guideAddress(name) })),
      ...[...opdIds].map((opdId) => ({ path: `/opd/${opdId}` })),
      ...districts.map(({ code }) => ({ path: `/wilayah/${code}` })),
      ...standards.map(({ standardId, updatedAt }) => ({ path: `/pustaka/${standardId}`, at: updatedAt })),
      ...entries.map(({ dataset }) => ({ path: `/dataset/${dataset.datasetId}`, at: dataset.current?.publishedAt ?? dataset.updatedAt })),
    ];
    const urls = addresses.slice(0, limits.siteMapAddresses).map((address) => urlOf(ports.settings.publicUrl, address));
    const text = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...urls,
      '</urlset>',
    ];
    return { status: 200, text: `${text.join('\n')}\n`, headers: { 'Content-Type': 'application/xml; charset=utf-8' } };
  };
}

/** Page by page: a city keeps some dozens. */
async function everyStandard({ library }: Ports): Promise<LibraryEntry[]> {
  const found: LibraryEntry[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await library.list(limits.maxListItems, cursor);
    found.push(...items);
    cursor = next;
  } while (cursor !== undefined && found.length < limits.siteMapAddresses);
  return found;
}

function urlOf(publicUrl: string, { path, at }: Address): string {
  const day = at === undefined ? '' : `<lastmod>${at}</lastmod>`;
  return `<url><loc>${escaped(publicUrl + path)}</loc>${day}</url>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** GET /robots.txt (RFC 9309): desks and profiles say nothing to anyone, and the views of a dataset's rows are endless. */
export function showRobots({ settings }: Pick<Ports, 'settings'>): Operation<'showRobots'> {
  return async () => ({ status: 200, text: robots(settings.publicUrl), headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}

function robots(publicUrl: string): string {
  return [
    'User-agent: *',
    'Disallow: /kerja',
    'Disallow: /masuk',
    'Disallow: /profil',
    'Disallow: /v1/',
    'Disallow: /*?',
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n');
}
