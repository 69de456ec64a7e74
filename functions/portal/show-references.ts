import { h } from 'preact';
import { ReferenceView } from '../../web/pages/reference/view.tsx';
import { ReferencesView } from '../../web/pages/references/view.tsx';
import { masterData } from '../catalog/list-master-data.ts';
import { type ReferencePorts, referenceList } from '../catalog/reference-codes.ts';
import { opdNames } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import { anonymous } from '../model/principal.ts';
import { referenceCodeLists } from '../model/reference-code-list.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { unknownPage } from './show-unknown.ts';

type Ports = Pick<PortalPorts, 'city' | 'datasets' | 'index' | 'settings' | 'cityCodes'>;

/** GET /referensi: lists of codes, and the master data that anyone may see. */
export function showReferences(ports: Ports): Operation<'showReferences'> {
  return async ({ now }) => {
    const [lists, found] = await Promise.all([
      Promise.all(referenceCodeLists.map((list) => referenceList(ports, list))),
      masterData(ports, { principal: anonymous, now }),
    ]);
    const names = opdNames(ports.city);
    return respondPage(ports.settings, {
      title: pageNames.references,
      content: h(ReferencesView, {
        lists: lists.map(({ list, title, items }) => ({ list, title, codes: items.length })),
        masterData: found.map(({ dataset: { datasetId, title, opdId } }) => ({ datasetId, title, opdName: names.get(opdId) ?? opdId })),
      }),
      told: { description: `${pageNames.references} ${ports.city.name}.`, path: '/referensi' },
    });
  };
}

/** GET /referensi/{codeList}: one list, whole; 404 for a name that is none. */
export function showReference(ports: Pick<Ports, 'settings'> & ReferencePorts): Operation<'showReference'> {
  return async ({ params }) => {
    const name = referenceCodeLists.find((one) => one === params.codeList);
    if (name === undefined) return respondPage(ports.settings, unknownPage());
    const list = await referenceList(ports, name);
    return respondPage(ports.settings, {
      title: list.title,
      content: h(ReferenceView, list),
      told: { description: `${list.title}: ${list.items.length} kode.`, path: `/referensi/${name}` },
    });
  };
}
