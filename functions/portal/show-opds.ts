import { h } from 'preact';
import { OpdView, summary } from '../../web/pages/opd/view.tsx';
import { OpdsView } from '../../web/pages/opds/view.tsx';
import { opdNames } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { cardOf } from './card-of.ts';
import { dueDates } from './due-dates.ts';
import { endOf, historyOf } from './opd-history.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { countsOf, seenDatasets } from './seen-datasets.ts';
import { unknownPage } from './show-unknown.ts';

type Ports = Pick<PortalPorts, 'city' | 'datasets' | 'index' | 'settings'>;

/** GET /opd: every OPD of the city that stands, and what ended ones still have, with what anyone may see of its data. */
export function showOpds(ports: Ports): Operation<'showOpds'> {
  return async ({ now }) => {
    const entries = Map.groupBy(await seenDatasets(ports, now), ({ dataset }) => dataset.opdId);
    const listed = ports.city.opds.filter(({ id, ended }) => !ended || entries.has(id));
    const opds = listed.map(({ id, name }) => ({ opdId: id, name, ...countsOf(entries.get(id) ?? [], now) }));
    const told = {
      description: `Data ${opds.length} OPD ${ports.city.name}: jumlah dataset, kiriman terakhir, yang terlambat.`,
      path: '/opd',
    };
    return respondPage(ports.settings, { title: 'OPD', content: h(OpdsView, { opds }), told });
  };
}

/** GET /opd/{opdId}: one OPD's datasets and schedule; 404 for one that neither the city nor a dataset names. */
export function showOpd(ports: Ports): Operation<'showOpd'> {
  return async ({ params: { opdId }, now }) => {
    const entries = await seenDatasets(ports, now, opdId);
    const known = opdNames(ports.city).get(opdId);
    if (known === undefined && entries.length === 0) return respondPage(ports.settings, unknownPage());
    const name = known ?? opdId;
    const counts = countsOf(entries, now);
    const datasets = entries.slice(0, limits.opdDatasetsShown).map((entry) => cardOf(entry, opdNames(ports.city)));
    return respondPage(ports.settings, {
      title: name,
      content: h(OpdView, { opdId, name, counts, datasets, due: dueDates(entries, now), ...pastOf(ports.city.opds, opdId) }),
      told: { description: summary(counts), path: `/opd/${opdId}` },
    });
  };
}

function pastOf(opds: Ports['city']['opds'], opdId: string) {
  return { before: historyOf(opds, opdId), ended: endOf(opds, opdId) };
}
