import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FactsStore } from '../../functions/access/access-facts.port.ts';
import { datasetsOperations } from '../../functions/datasets/operations.ts';
import type { ProfileCity } from '../../functions/datasets/profile-answer.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Profile } from '../../functions/model/profile.ts';
import type { LibraryStandard } from '../../functions/standards/library/library-standard.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { anAbout } from './datasets.ts';
import { lambdaContext, proxyEvent, type Request } from './gateway-events.ts';
import { memoryDatasets } from './memory-datasets.ts';
import { memoryDestructions } from './memory-destructions.ts';
import { memoryExemptions } from './memory-exemptions.ts';
import { memoryLibrary } from './memory-library.ts';
import { memoryProfiles } from './memory-profiles.ts';
import { memoryPublished } from './memory-published.ts';
import { memoryRefresh } from './memory-refresh.ts';
import { memoryStandards } from './memory-standards.ts';
import { serveKept } from './serve-kept.ts';

export const now = new Date('2026-11-24T05:00:00.000Z');

export type Reply = {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
};

const profilePurposes = [
  { id: 'verifikasi-bantuan', name: 'Verifikasi penerima bantuan' },
  { id: 'pengaduan', name: 'Penanganan pengaduan' },
];

type Seeds = {
  datasets?: readonly Dataset[];
  standards?: readonly Standard[];
  library?: readonly LibraryStandard[];
  profiles?: readonly Profile[];
  city?: Partial<ProfileCity>;
};

/** The whole function `datasets` over fakes: a request in, an answer out, as behind API Gateway. */
export function desk(seeds: Seeds = {}) {
  const datasets = memoryDatasets();
  for (const dataset of seeds.datasets ?? []) datasets.put(dataset, anAbout(dataset.datasetId));
  const disabled = new Set<string>();
  const facts: FactsStore = {
    load: async ({ datasetId = '', sub = '' }) => ({
      dataset: await datasets.get(datasetId),
      account: disabled.has(sub) ? { sub, disabled: true, revision: 1, updatedAt: now.toISOString() } : undefined,
      isBound: false,
      grants: [],
    }),
  };
  const ports = {
    datasets,
    facts,
    exemptions: memoryExemptions(datasets),
    profiles: memoryProfiles(...(seeds.profiles ?? [])),
    destructions: memoryDestructions(),
    standards: memoryStandards(...(seeds.standards ?? [])),
    library: memoryLibrary(...(seeds.library ?? [])),
    refresh: memoryRefresh(),
    published: memoryPublished(),
    cityCodes: async () => [{ code: '36.71.01', name: 'Tangerang' }],
    opds: ['dinsos', 'dinkes', 'disdukcapil'].map((id) => ({ id })),
    city: { purposes: profilePurposes, ...seeds.city },
    ids: () => 'a-template',
    directory: join(tmpdir(), `satudata-test-templates-${randomUUID()}`),
  };
  const handler = serveKept<'datasets'>(datasetsOperations(ports), { now: () => now });
  const ask = async (principal: Principal, request: Request): Promise<Reply> => {
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body || '{}'), headers: answer.headers ?? {} };
  };
  return { ...ports, ask, disable: (sub: string) => void disabled.add(sub) };
}
