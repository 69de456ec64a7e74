import { h } from 'preact';
import { type AreaProps, type AreaRows, AreaView } from '../../web/pages/area/view.tsx';
import { AreasView } from '../../web/pages/areas/view.tsx';
import { decide } from '../access/decide.ts';
import { opdNames } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { metadataOf, textsIn } from '../model/metadata/values.ts';
import { anonymous } from '../model/principal.ts';
import { areaFilter, type District } from './area-filter.ts';
import { cardOf } from './card-of.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { seenDatasets } from './seen-datasets.ts';
import { unknownPage } from './show-unknown.ts';

type Ports = Pick<PortalPorts, 'city' | 'datasets' | 'index' | 'settings' | 'districts' | 'standards'>;

/** GET /wilayah: the city's kecamatan. */
export function showAreas(ports: Ports): Operation<'showAreas'> {
  return async ({ now }) => {
    const [districts, entries] = await Promise.all([ports.districts(), seenDatasets(ports, now)]);
    const areas = districts.map((district) => ({ ...district, count: entries.filter((entry) => isOf(entry, district)).length }));
    return respondPage(ports.settings, {
      title: 'Kecamatan',
      content: h(AreasView, { cityName: ports.city.name, areas }),
      told: { description: `Data ${ports.city.name} menurut kecamatan.`, path: '/wilayah' },
    });
  };
}

/** GET /wilayah/{area}: data about a kecamatan, and rows of open data that are of it; 404 for a code that is none of the city's. */
export function showArea(ports: Ports): Operation<'showArea'> {
  return async ({ params, query, now }) => {
    const district = (await ports.districts()).find(({ code }) => code === params.area);
    if (district === undefined) return respondPage(ports.settings, unknownPage());
    const entries = await seenDatasets(ports, now);
    const own = entries.filter((entry) => isOf(entry, district));
    const others = entries.filter((entry) => textsIn(metadataOf(entry).spatial).length === 0);
    const names = opdNames(ports.city);
    return respondPage(ports.settings, {
      title: `Kecamatan ${district.name}`,
      content: h(AreaView, {
        ...district,
        datasets: own.map((entry) => cardOf(entry, names)),
        ...(await rowsOf(ports, others, { district, page: query.halaman ?? 1, now })),
      }),
      told: { description: `Data tentang Kecamatan ${district.name}, ${ports.city.name}.`, path: `/wilayah/${district.code}` },
    });
  };
}

function isOf(entry: IndexEntry, { code }: District): boolean {
  return textsIn(metadataOf(entry).spatial).includes(code);
}

type Wanted = { readonly district: District; readonly page: number; readonly now: Date };

/** By the standards in force, without a look at the rows: a link may find none. A page looks at some datasets, the newest first; the next at those after them. */
async function rowsOf(
  ports: Ports,
  entries: readonly IndexEntry[],
  { district, page, now }: Wanted,
): Promise<Pick<AreaProps, 'rows' | 'looked'>> {
  const readable = entries
    .filter(
      ({ dataset }) => dataset.current !== undefined && decide(anonymous, 'read', { kind: 'dataset', dataset }, now).effect === 'allow',
    )
    .toSorted((one, other) => other.dataset.updatedAt.localeCompare(one.dataset.updatedAt));
  const before = (page - 1) * limits.areaStandardsRead;
  const looked = readable.slice(before, before + limits.areaStandardsRead);
  const names = opdNames(ports.city);
  const found = await Promise.all(
    looked.map(async ({ dataset: { datasetId, title, opdId, standardVersion } }): Promise<AreaRows[]> => {
      const standard = standardVersion === undefined ? undefined : await ports.standards.get(datasetId, standardVersion);
      const filter = standard && areaFilter(standard.fields, district);
      if (filter === undefined) return [];
      return [{ datasetId, title, opdName: names.get(opdId) ?? opdId, href: `/dataset/${datasetId}?${new URLSearchParams(filter)}#rows` }];
    }),
  );
  return {
    rows: found.flat().toSorted((one, other) => one.title.localeCompare(other.title, 'id')),
    looked: { page, from: before + 1, count: looked.length, total: readable.length },
  };
}
