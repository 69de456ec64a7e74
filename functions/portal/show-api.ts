import { h } from 'preact';
import { ApiView, type DescribedGroup } from '../../web/pages/api/view.tsx';
import { findDatasets } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import { isPublic } from '../model/access-level.ts';
import { anonymous } from '../model/principal.ts';
import described from './described-operations.json' with { type: 'json' };
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** Written from the API document by `npm run docs`. */
const groups: readonly DescribedGroup[] = described;

/** Stands in the examples where nothing is published openly yet. */
const anyDataset = 'data-puskesmas';

/** GET /api: the API as a person reads it. */
export function showApi(ports: PortalPorts): Operation<'showApi'> {
  return async (call) => {
    const found = await findDatasets(ports, { principal: anonymous, query: { sort: 'title' }, now: call.now });
    const readable = found.find(({ dataset }) => isPublic(dataset) && dataset.current !== undefined && dataset.hold === undefined);
    const datasetId = readable?.dataset.datasetId ?? anyDataset;
    const { publicUrl } = ports.settings;
    return respondPage(ports.settings, {
      title: pageNames.api,
      script: 'api',
      data: { 'public-url': publicUrl, 'example-dataset': datasetId },
      content: h(ApiView, { publicUrl, datasetId, groups }),
    });
  };
}
