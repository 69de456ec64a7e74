import '../fakes/quiet-log.ts';
import { refuseReplay } from '../../functions/datasets/refuse-replay.ts';
import { grantsOperations } from '../../functions/grants/operations.ts';
import { idempotent } from '../../functions/http/idempotency.ts';
import type { AccessRequest } from '../../functions/model/access-request.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { type Kind, kindsOfGroups, type Principal } from '../../functions/model/principal.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { aDataset } from '../fakes/datasets.ts';
import { lambdaContext, proxyEvent, type Request } from '../fakes/gateway-events.ts';
import { memoryAccessRequests } from '../fakes/memory-access-requests.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryGrants } from '../fakes/memory-grants.ts';
import { memoryIdempotency } from '../fakes/memory-idempotency.ts';
import { memoryStandards } from '../fakes/memory-standards.ts';
import { serveKept } from '../fakes/serve-kept.ts';

export const noon = '2026-11-24T05:00:00.000Z';
export const datasetId = 'penerima-bansos';
export const byRequest = aDataset({ access: 'limited', sharing: 'by-request' });

const standard: Standard = {
  datasetId,
  n: 1,
  state: 'approved',
  origin: 'operator',
  fields: [
    { name: 'nik', type: 'string' },
    { name: 'nama', type: 'string' },
    { name: 'kode_kecamatan', type: 'string', referenceCodes: 'kemendagri-wilayah' },
  ],
  proposedAt: noon,
  proposedBy: 'sub-operator',
};

/** An account in those groups of a token. */
export function account(sub: string, ...groups: string[]): Principal & { type: 'account' } {
  const kinds: Kind[] = kindsOfGroups(groups);
  return { type: 'account', sub, name: sub, kinds };
}

export type Reply = { readonly status: number; readonly body: Record<string, unknown> };
type Seeds = {
  datasets?: readonly Dataset[];
  requests?: readonly AccessRequest[];
  grants?: readonly Grant[];
  fields?: Standard['fields'];
};

/** The whole function `grants` over fakes. `clock.now` is what it takes for now; new requests are numbered. */
export function grantsFunction(seeds: Seeds = {}) {
  const clock = { now: new Date(noon) };
  let made = 0;
  const ports = {
    datasets: memoryDatasets(...(seeds.datasets ?? [byRequest])),
    standards: memoryStandards({ ...standard, fields: seeds.fields ?? standard.fields }),
    requests: memoryAccessRequests(...(seeds.requests ?? [])),
    grants: memoryGrants(...(seeds.grants ?? [])),
    opds: [],
    purposes: [
      { id: 'verifikasi-bantuan', name: 'Verifikasi penerima bantuan' },
      { id: 'pengaduan', name: 'Penanganan pengaduan' },
    ],
    cityCodes: async () => ['36.71', '36.71.01', '36.71.01.1001', '36.71.02'].map((code) => ({ code, name: `Wilayah ${code}` })),
    ids: () => `01KAM0000000000000000000N${made++}`,
  };
  const handler = serveKept<'grants'>(grantsOperations(ports), {
    now: () => clock.now,
    idempotency: idempotent(memoryIdempotency(), refuseReplay(ports.datasets)),
  });
  const ask = async (principal: Principal, request: Request): Promise<Reply> => {
    const context = { principal: principal.type === 'anonymous' ? 'anonymous' : JSON.stringify(principal) };
    const answer = await handler(proxyEvent(request, context), lambdaContext);
    return { status: answer.statusCode, body: JSON.parse(answer.body || '{}') };
  };
  return { ...ports, clock, ask };
}

export const asked = { purpose: 'verifikasi-bantuan', legalBasis: 'Perpres 39/2019', until: '2027-06-30' };
export const request = (body: object = {}) => ({ operation: 'requestAccess', params: { datasetId }, body: { ...asked, ...body } }) as const;
export const decide = (requestId: string, body: object) =>
  ({ operation: 'decideAccess', params: { datasetId, requestId }, body: { reasons: [], ...body } }) as const;
export const onGrant = (operation: 'renewGrant' | 'revokeGrant', institution = 'banten') =>
  ({ operation, params: { datasetId, institution } }) as const;

/** The places that a 400 names. */
export function places({ body }: Reply): unknown {
  return Array.isArray(body.violations) ? body.violations.map(({ where }: { where: string }) => where) : body;
}
