import { listRoutes, type OperationName, type Route, type routes } from '../../functions/routes.ts';
import { owningOpd } from '../fakes/principals.ts';
import { rawRequestFor } from './attacked-city.ts';
import type { RawRequest } from './raw-http.ts';

type Routes = typeof routes;
/** Operations whose path has no dataset id. */
type Elsewhere = { [N in OperationName]: Routes[N]['path'] extends `${string}{datasetId}${string}` ? never : N }[OperationName];

/** What a request of the route may hold beside its method. */
type Taken<R extends Route> = R extends { readonly body: unknown } ? 'body' : keyof R['params']['shape'] | keyof R['query']['shape'];
type TakingNothing = { [N in Elsewhere]: [Taken<Routes[N]>] extends [never] ? N : never }[Elsewhere];

/** A place of a request where a caller may write the id of a dataset. */
export type IdPlace = { readonly operation: OperationName; readonly place: string; readonly request: (datasetId: string) => RawRequest };
type Asked = Omit<IdPlace, 'operation'>;

const anUploadId = '01KAM0000000000000000000ZZ';
/** A dataset of the OPD that the outsider works for. */
export const outsidersId = 'm-others-own';
const outsidersOpd = 'dinkes';
const cursor = (...parts: readonly string[]) => Buffer.from(parts.join('#')).toString('base64url');
const get = (path: string): RawRequest => ({ method: 'GET', path });
const search = (path: string): Asked[] => [
  { place: 'q', request: (id) => get(`${path}?q=${id}`) },
  { place: 'cursor', request: (id) => get(`${path}?cursor=${cursor(id)}`) },
];
const keysTo = (id: string) => [{ fields: ['kelurahan'], reference: { resource: id, fields: ['kelurahan'] } }];
const fields = [{ name: 'kelurahan', type: 'string' }];

/**
 * Where operations without a dataset in their path, which take something, take the id of one; a sentence where none does. A route that is left out
 * doesn't compile.
 */
const elsewhere: Readonly<Record<Exclude<Elsewhere, TakingNothing> | 'showSignIn', readonly Asked[] | string>> = {
  inviteAccount: 'names a person and groups',
  listAccounts: 'the cursor is the login service’s',
  getAccount: 'names an account',
  changeAccount: 'names an account',
  handOver: 'names two accounts',
  bindPerson: 'names an account and a person',
  listStaff: 'names an OPD',
  listUnits: 'names an OPD',
  endUnit: 'names an OPD and a unit',
  putUnit: [
    {
      place: 'body',
      request: (id) => ({
        method: 'PUT',
        path: `/v1/opds/${outsidersOpd}/units/puskesmas-uji`,
        body: JSON.stringify({ name: 'Puskesmas Uji', accounts: [], datasetIds: [id] }),
      }),
    },
  ],
  listOfficers: 'names an institution; the cursor is the login service’s',
  getOpd: 'names an OPD',
  listMyReceipts: 'the cursor is a look’s id',
  listOpdReceipts: 'names an OPD; the cursor is a day and a look’s id',
  listSample: 'names a month; the cursor is a day and a look’s id',
  judgeLook: 'names a look',
  listToldInPerson: 'names a look; the cursor is a look’s id',
  openTicket: [
    {
      place: 'body about an upload',
      request: (id) => ({
        method: 'POST',
        path: '/v1/tickets',
        body: JSON.stringify({ datasetId: id, uploadId: anUploadId, message: 'Mengapa berkas kami ditolak?' }),
      }),
    },
    {
      place: 'body',
      request: (id) => ({
        method: 'POST',
        path: '/v1/tickets',
        body: JSON.stringify({ kind: 'correction', opdId: owningOpd, subject: 'Data saya', message: 'Nama saya keliru.', datasetId: id }),
      }),
    },
  ],
  listTickets: 'names an OPD; the cursor is a ticket’s id',
  getTicket: 'names a ticket',
  findUpload: 'names an upload; who may ask follows any by its id',
  answerTicket: 'names a ticket',
  closeTicket: 'names a ticket',
  setNotices: 'names nothing',
  searchPersons: 'names a person',
  listSearchGrants: 'names an OPD',
  grantSearch: 'names an OPD and an account',
  revokeSearch: 'names an OPD and an account',
  listCases: 'names an OPD',
  decideCase: 'names an OPD and a look',
  resumeLooks: 'names an OPD and an account',
  searchDatasets: search('/v1/datasets'),
  registerDataset: 'says whether an id is taken, which docs/security.md knows and has not solved; each guess that misses leaves a draft',
  getReferenceCodes: 'names a list of codes',
  getReleaseSchedule: 'takes a format',
  listReads: 'names a day; the cursor is a place in the list',
  listLibrary: 'the cursor is a standard’s id',
  getLibraryStandard: 'names a standard of the library',
  setLibraryStandard: [
    {
      place: 'foreignKeys',
      request: (id) => ({
        method: 'PUT',
        path: '/v1/standards/per-kelurahan',
        body: JSON.stringify({ title: 'Lain', standard: { fields, foreignKeys: keysTo(id) } }),
      }),
    },
  ],
  listWaitingRequests: [
    { place: 'cursor', request: (id) => get(`/v1/access-requests?limit=1&cursor=${cursor(outsidersOpd, id, anUploadId)}`) },
    { place: 'another’s cursor', request: (id) => get(`/v1/access-requests?limit=1&cursor=${cursor(owningOpd, id, anUploadId)}`) },
  ],
  listReviews: [
    { place: 'cursor', request: (id) => get(`/v1/reviews?limit=1&cursor=${cursor(outsidersOpd, id, anUploadId)}`) },
    { place: 'another’s cursor', request: (id) => get(`/v1/reviews?limit=1&cursor=${cursor(owningOpd, id, anUploadId)}`) },
    { place: 'the city’s cursor', request: (id) => get(`/v1/reviews?limit=1&cursor=${cursor('', id, anUploadId)}`) },
    { place: 'an earlier cursor', request: (id) => get(`/v1/reviews?limit=1&cursor=${cursor(id, anUploadId)}`) },
  ],
  lookUpPerson: 'names a person and a purpose',
  serveAtCounter: 'names a person',
  matchPersons: 'names persons and a purpose',
  startMatchList: 'names a file and a purpose',
  getMatchList: 'names a list of persons; the cursor is a page’s number',
  lockPersons: 'names persons',
  unlockPersons: 'names persons',
  listPlans: 'names a year',
  getPlan: 'names a year and an OPD',
  setPlan: 'names datasets of the own OPD alone: of others and of none the same is said',
  copyPlan: 'names a year and an OPD',
  readPlanFile: 'takes a file, and looks no dataset up',
  getPlanFile: 'names a year and an OPD',
  signPlan: 'names a year and an OPD',
  agreePlan: 'names a year and an OPD',
  listPlanChanges: 'names a year and an OPD',
  listPlanConflicts: 'names a year',
  listForumDecisions: 'names a year',
  decideInForum: 'names indicators and OPDs',
  getProgress: 'takes a period',
  getOpdProgress: 'names an OPD',
  listDeliveries: 'names an OPD',
  listReminders: 'names an OPD',
  remindOpd: 'names an OPD',
  showOpdProgress: 'names an OPD',
  getProgressReport: 'names a week or month and an OPD',
  getReportFile: 'names a week or month and an OPD',
  showReport: 'names a week or month',
  listMinutes: 'names a period and an OPD',
  getMinutes: 'names a period and an OPD',
  setMinutes: 'names datasets of that OPD alone: of others and of none the same is said',
  finishMinutes: 'names a period and an OPD',
  announceSignedFile: 'names a period and an OPD',
  keepSignedFile: 'names a period and an OPD',
  revokeMinutes: 'names a period and an OPD',
  getMinutesFile: 'names a period and an OPD',
  checkMinutes: 'names a verification number',
  showCheck: 'names a verification number',
  showPlan: 'names an OPD',
  showDatasets: search('/dataset'),
  showOpd: 'names an OPD',
  showReference: 'names a list of codes',
  showGuide: 'names a guide',
  showArea: 'names an area',
  showLibrary: 'the cursor is a standard’s id',
  showLibraryStandard: 'names a standard of the library',
  showSignIn: 'what it takes, the browser reads',
  showUnknown: 'looks nothing up',
};

/** Bodies that name another dataset, on routes that name one in their path: asked of the outsider's own. */
const inBodies: readonly IdPlace[] = [
  {
    operation: 'setStandard',
    place: 'foreignKeys',
    request: (id) => ({
      method: 'PUT',
      path: `/v1/datasets/${outsidersId}/standard`,
      body: JSON.stringify({ fields, foreignKeys: keysTo(id) }),
    }),
  },
  {
    operation: 'setStandard',
    place: 'ten foreignKeys',
    request: (id) => {
      const foreignKeys = Array.from({ length: 10 }, () => keysTo(id)).flat();
      return { method: 'PUT', path: `/v1/datasets/${outsidersId}/standard`, body: JSON.stringify({ fields, foreignKeys }) };
    },
  },
];

/** Every place of every route. */
export function idPlaces(uploadId: string): IdPlace[] {
  const inPaths = listRoutes().filter(({ path }) => path.includes('{datasetId}'));
  const others = Object.entries(elsewhere).flatMap(([operation, asked]) =>
    typeof asked === 'string' ? [] : asked.map((one) => ({ ...one, operation: nameOf(operation) })),
  );
  return [
    ...inPaths.map((route) => ({ operation: route.operation, place: 'path', request: inPath(route, uploadId) })),
    ...others,
    ...inBodies,
  ];
}

/** Operations that take none, with the reason. */
export function withoutId(): (readonly [OperationName, string])[] {
  const reasons: Readonly<Record<string, readonly Asked[] | string>> = elsewhere;
  const others = listRoutes().filter(({ path }) => !path.includes('{datasetId}'));
  return others.flatMap(({ operation }): [OperationName, string][] => {
    const why = reasons[operation] ?? 'takes nothing';
    return typeof why === 'string' ? [[operation, why]] : [];
  });
}

function inPath(route: Route & { readonly operation: OperationName }, uploadId: string): IdPlace['request'] {
  return (datasetId) => {
    const { headers = [], ...request } = rawRequestFor(route, datasetId, uploadId);
    // The same key twice would be another answer than the first time.
    return { ...request, headers: headers.filter(([name]) => name !== 'Idempotency-Key') };
  };
}

function nameOf(operation: string): OperationName {
  const route = listRoutes().find((one) => one.operation === operation);
  if (!route) throw new Error(`${operation} is no operation`);
  return route.operation;
}
