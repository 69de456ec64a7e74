import { h } from 'preact';
import { HomeView, type Way } from '../../web/pages/home/view.tsx';
import { findDatasets, opdNames } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { isPublic } from '../model/access-level.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { metadataOf, textsIn } from '../model/metadata/values.ts';
import { anonymous } from '../model/principal.ts';
import { cardOf } from './card-of.ts';
import { commonest, countWords } from './count-words.ts';
import { dueDates } from './due-dates.ts';
import { homePictures } from './home-pictures.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /: what there is, and the ways to it. */
export function showHome(ports: PortalPorts): Operation<'showHome'> {
  return async (call) => {
    const found = await findDatasets(ports, { principal: anonymous, query: { sort: 'updated' }, now: call.now });
    const names = opdNames(ports.city);
    const home = {
      cityName: ports.city.name,
      datasets: found.length,
      owners: new Set(found.map(({ dataset }) => dataset.opdId)).size,
      rows: found.reduce((sum, { dataset }) => sum + (dataset.current?.rows ?? 0), 0),
      openDatasets: found.filter(({ dataset }) => isPublic(dataset)).length,
      themes: counted(
        found,
        (entry) => textsIn(metadataOf(entry).themes),
        (theme) => `/dataset?${new URLSearchParams({ theme })}`,
      ),
      opds: counted(
        found,
        ({ dataset }) => [dataset.opdId],
        (opdId) => `/opd/${opdId}`,
      ).map((way) => ({ ...way, label: names.get(way.label) ?? way.label })),
      areas: await areasOf(ports, found),
      newest: found.slice(0, limits.newestShown).map((entry) => cardOf(entry, names)),
      due: dueDates(found, call.now, ({ opdId }) => ({ opdId, name: names.get(opdId) ?? opdId }))
        .filter(({ isLate }) => !isLate)
        .slice(0, limits.dueShown),
      pictures: await homePictures(ports, found, call.now),
    };
    const description = `${home.datasets} dataset dari ${home.owners} OPD ${ports.city.name}: cari, baca, saring dan unduh tanpa akun.`;
    return respondPage(ports.settings, { title: 'Beranda', content: h(HomeView, home), told: { description, path: '/' } });
  };
}

/** A way for each word, the most common first. */
function counted(found: readonly IndexEntry[], wordsOf: (entry: IndexEntry) => readonly string[], hrefOf: (word: string) => string): Way[] {
  return commonest(countWords(found, wordsOf).map(({ word, count }) => ({ label: word, href: hrefOf(word), count })));
}

/** Kecamatan that datasets say they are of, by name; what is of the whole city stands under none. */
async function areasOf({ districts }: PortalPorts, found: readonly IndexEntry[]): Promise<Way[]> {
  const ways = counted(
    found,
    (entry) => textsIn(metadataOf(entry).spatial),
    (code) => `/wilayah/${code}`,
  );
  if (ways.length === 0) return [];
  const names = new Map((await districts()).map(({ code, name }) => [code, name]));
  return ways.flatMap((way) => {
    const name = names.get(way.label);
    return name === undefined ? [] : [{ ...way, label: name }];
  });
}
