import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { timeText } from '../messages/date.ts';
import type { AccessRequest } from '../model/access-request.ts';
import type { Dataset } from '../model/dataset.ts';
import { dayMilliseconds, endOf } from '../model/jakarta-time.ts';
import { isEnded, type OpdInTime } from '../model/organisation.ts';
import { institutionsOf, isOperatorOf } from '../model/principal.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { AccessRequestStore } from './access-request.port.ts';
import { whyNotAskable } from './askable.ts';
import { areaOf, type CityCodes, checkColumns, checkEnd, checkPurpose, type Purpose } from './check-asked.ts';
import { fieldsInForce } from './fields-in-force.ts';
import { refused } from './refused.ts';
import { requestAnswer } from './request-answer.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly standards: Pick<StandardStore, 'get'>;
  readonly requests: AccessRequestStore;
  readonly purposes: readonly Purpose[];
  /** All of the city's. */
  readonly opds: readonly OpdInTime[];
  readonly cityCodes: CityCodes;
  /** A ULID. */
  readonly ids: () => string;
};

type Asked = Call<'requestAccess'>;

/**
 * POST …/access-requests: a member asks for limited data on behalf of their institution (201). 409 where they may read it already, where it takes no
 * requests, and while another of the institution waits; 429 after
 * `maxAccessRequestsPerDay`. It goes on the head's list first: what is kept and not listed would wait for ever.
 */
export function requestAccess(ports: Ports): Operation<'requestAccess'> {
  return (call) =>
    onDataset(ports.datasets, call, 'request-access', async (dataset) => {
      if (isOperatorOf(call.principal, dataset.opdId)) return conflict('Data ini milik OPD Anda: Anda sudah boleh membacanya.');
      const closedDoor = whyNotAskable(dataset);
      if (closedDoor !== undefined) return conflict(closedDoor);
      const institution = institutionFor(call, ports.opds);
      if (typeof institution !== 'string') return institution;
      const request = await requestFrom(ports, call, dataset, institution);
      if ('code' in request) return request;
      return (await standingRequest(ports, request)) ?? (await tooMany(ports, request)) ?? keep(ports, request);
    });
}

/** On whose behalf: the caller's only institution that stands, or the one they name of theirs. */
function institutionFor({ principal, body }: Asked, opds: Ports['opds']): string | Problem {
  const own = institutionsOf(principal).filter((id) => !isEnded(opds, id));
  const institution = body.institution ?? (own.length === 1 ? own[0] : undefined);
  if (institution === undefined) {
    return invalidRequest([{ where: 'institution', what: `akun Anda milik beberapa instansi; pilih salah satu: ${own.join(', ')}` }]);
  }
  if (own.includes(institution)) return institution;
  return refused('request-access/institution', 'Permohonan hanya dapat diajukan untuk instansi Anda sendiri.');
}

async function requestFrom(ports: Ports, call: Asked, dataset: Dataset, institution: string): Promise<AccessRequest | Problem> {
  const { principal, body, now } = call;
  if (principal.type === 'anonymous') throw new Error('request-access allowed an anonymous caller');
  const fields = await fieldsInForce(ports.standards, dataset);
  const area = body.area === undefined ? undefined : await areaOf(body.area, ports.cityCodes, fields);
  const violations = [
    ...checkPurpose(body.purpose, ports.purposes),
    ...checkEnd(body.until, now),
    ...(body.columns ? checkColumns('columns', body.columns, fields) : []),
    ...(area && 'what' in area ? [area] : []),
  ];
  if (violations.length > 0) return invalidRequest(violations);
  return {
    datasetId: dataset.datasetId,
    opdId: dataset.opdId,
    requestId: ports.ids(),
    institution,
    requestedBy: { sub: principal.sub, name: principal.name },
    requestedAt: now.toISOString(),
    purpose: body.purpose,
    legalBasis: body.legalBasis,
    until: endOf(body.until).toISOString(),
    ...(body.officers ? { officers: body.officers } : {}),
    ...(body.columns ? { columns: body.columns } : {}),
    ...(area && 'code' in area ? { area: area.code } : {}),
    state: 'waiting',
    revision: 1,
  };
}

/** 409 while another request of the institution waits, so that a head decides on one paper. */
async function standingRequest(
  { requests }: Ports,
  { opdId, datasetId, institution }: AccessRequest,
): Promise<Answer<'requestAccess'> | undefined> {
  const listed = (await requests.waitingOn(opdId, datasetId)).filter((waiting) => waiting.institution === institution);
  const standing = await Promise.all(listed.map(({ requestId }) => requests.get(datasetId, requestId)));
  const waiting = standing.find((request) => request?.state === 'waiting');
  if (!waiting) return undefined;
  const detail = `Permohonan instansi Anda (${waiting.requestId}) masih menunggu keputusan. Tunggu keputusannya, atau tarik dulu permohonan itu.`;
  return { ...conflict(detail), members: { requestId: waiting.requestId } };
}

/** 429 after so many requests of the institution within a day: each taken back makes room for one more that waits, not for one more that is kept. */
async function tooMany({ requests }: Ports, { datasetId, institution, requestedAt }: AccessRequest): Promise<Problem | undefined> {
  const { items } = await requests.list(datasetId, limits.maxAccessRequestsPerDay, undefined, [institution]);
  const oldest = items[limits.maxAccessRequestsPerDay - 1];
  if (!oldest) return undefined;
  const freeAt = Date.parse(oldest.requestedAt) + dayMilliseconds;
  const wait = freeAt - Date.parse(requestedAt);
  if (wait <= 0) return undefined;
  const detail = `Instansi Anda sudah ${limits.maxAccessRequestsPerDay} kali memohon data ini dalam 24 jam. Coba lagi sesudah ${timeText(new Date(freeAt).toISOString())} WIB.`;
  return { status: 429, code: 'too-many-requests', detail, headers: { 'Retry-After': String(Math.ceil(wait / 1000)) } };
}

async function keep({ requests }: Ports, request: AccessRequest): Promise<Answer<'requestAccess'>> {
  const { datasetId, opdId, requestId, institution } = request;
  await requests.enqueue({ datasetId, opdId, requestId, institution });
  if ((await requests.create(request)) === 'exists') throw new Error(`request ${requestId} stands already`);
  return { status: 201, body: requestAnswer(request) };
}
