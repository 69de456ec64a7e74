import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeDataset } from '../../functions/datasets/describe-dataset.ts';
import { getDataset } from '../../functions/datasets/get-dataset.ts';
import { getLibraryStandard } from '../../functions/datasets/get-library-standard.ts';
import { getStandard } from '../../functions/datasets/get-standard.ts';
import { getTemplate } from '../../functions/datasets/get-template.ts';
import { hold, release } from '../../functions/datasets/hold.ts';
import { listExemption, unlistExemption } from '../../functions/datasets/list-exemption.ts';
import { listExemptions } from '../../functions/datasets/list-exemptions.ts';
import { listLibrary } from '../../functions/datasets/list-library.ts';
import { registerDataset } from '../../functions/datasets/register-dataset.ts';
import { restoreDataset } from '../../functions/datasets/restore-dataset.ts';
import { setAccess } from '../../functions/datasets/set-access.ts';
import { setLibraryStandard } from '../../functions/datasets/set-library-standard.ts';
import { setStandard } from '../../functions/datasets/set-standard.ts';
import { withdrawDataset } from '../../functions/datasets/withdraw-dataset.ts';
import { serve } from '../../functions/http/serve.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Standard } from '../../functions/model/standard.ts';
import type { LibraryStandard } from '../../functions/standards/library/library-standard.ts';
import { anAbout } from './datasets.ts';
import { lambdaContext, proxyEvent, type Request } from './gateway-events.ts';
import { memoryDatasets } from './memory-datasets.ts';
import { memoryExemptions } from './memory-exemptions.ts';
import { memoryLibrary } from './memory-library.ts';
import { memoryPublished } from './memory-published.ts';
import { memoryRefresh } from './memory-refresh.ts';
import { memoryStandards } from './memory-standards.ts';

export const now = new Date('2026-11-24T05:00:00.000Z');

export type Reply = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
};

type Seeds = { datasets?: readonly Dataset[]; standards?: readonly Standard[]; library?: readonly LibraryStandard[] };

/** The whole function `datasets` over fakes: a request in, an answer out, as behind API Gateway. */
export function desk(seeds: Seeds = {}) {
  const datasets = memoryDatasets();
  for (const dataset of seeds.datasets ?? []) datasets.put(dataset, anAbout(dataset.datasetId));
  const ports = {
    datasets,
    exemptions: memoryExemptions(datasets),
    standards: memoryStandards(...(seeds.standards ?? [])),
    library: memoryLibrary(...(seeds.library ?? [])),
    refresh: memoryRefresh(),
    published: memoryPublished(),
    cityCodes: async () => [{ code: '36.71.01', name: 'Tangerang' }],
    opdIds: ['dinsos', 'dinkes', 'disdukcapil'],
    ids: () => 'a-template',
    directory: join(tmpdir(), 'satudata-test-templates'),
  };
  const handler = serve<'datasets'>(
    {
      registerDataset: registerDataset(ports),
      getDataset: getDataset(ports),
      describeDataset: describeDataset(ports),
      setAccess: setAccess(ports),
      hold: hold(ports),
      release: release(ports),
      getStandard: getStandard(ports),
      setStandard: setStandard(ports),
      listLibrary: listLibrary(ports),
      getLibraryStandard: getLibraryStandard(ports),
      setLibraryStandard: setLibraryStandard(ports),
      getTemplate: getTemplate(ports),
      withdrawDataset: withdrawDataset(ports),
      restoreDataset: restoreDataset(ports),
      listExemptions: listExemptions(ports),
      listExemption: listExemption(ports),
      unlistExemption: unlistExemption(ports),
    },
    { now: () => now },
  );
  const ask = async (principal: Principal, request: Request): Promise<Reply> => {
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body || '{}'), headers: answer.headers ?? {} };
  };
  return { ...ports, ask };
}
