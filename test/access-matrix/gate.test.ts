import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { datasetsOperations } from '../../functions/datasets/operations.ts';
import { authorize } from '../../functions/gate/authorize.ts';
import { listRoutes, type OperationName, routes } from '../../functions/routes.ts';
import { jwtVerifier } from '../../functions/tokens/jwt-verifier.ts';
import { identityOperations } from '../../functions/tokens/operations.ts';
import type { TokenVerifier } from '../../functions/tokens/verify-token.port.ts';
import { anAbout } from '../fakes/datasets.ts';
import { authorizerEvent, lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryDestructions } from '../fakes/memory-destructions.ts';
import { memoryExemptions } from '../fakes/memory-exemptions.ts';
import { memoryLastUses } from '../fakes/memory-last-uses.ts';
import { memoryLibrary } from '../fakes/memory-library.ts';
import { memoryProfiles } from '../fakes/memory-profiles.ts';
import { memoryPublished } from '../fakes/memory-published.ts';
import { memoryRefresh } from '../fakes/memory-refresh.ts';
import { memoryStandards } from '../fakes/memory-standards.ts';
import { boundCitizen, groupsOf, type PrincipalName, unitsOf } from '../fakes/principals.ts';
import { serveKept } from '../fakes/serve-kept.ts';
import { startTokenIssuer, type TokenIssuer } from '../fakes/token-issuer.ts';
import { badAuthorization, refusedAccounts } from './bad-tokens.ts';
import { datasetAt, grantsAt, now } from './fixtures.ts';
import { cityCells, datasetCells, type Expected, type LevelName, type StateName, summaryOf } from './matrix.ts';
import { matrixCriterion, patientMilliseconds } from './matrix-criterion.ts';
import { requestFor } from './requests.ts';
import { badTokens, byUploadId } from './tables.ts';

vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
});

const datasetId = 'penerima-bansos';
let issuer: TokenIssuer;
let gate: ReturnType<typeof makeGate>;

beforeAll(async () => {
  issuer = await startTokenIssuer();
  gate = makeGate(issuer);
});
afterAll(async () => issuer.stop());

/** The authorizer with a real verifier, and the operations of identity/ and datasets/ behind it, over fakes. */
function makeGate({ rules }: TokenIssuer) {
  const facts = memoryAccessFacts();
  const datasets = memoryDatasets();
  const standards = memoryStandards({
    datasetId,
    n: 1,
    state: 'proposed',
    origin: 'operator',
    fields: [{ name: 'kelurahan', type: 'string' }],
    proposedAt: now.toISOString(),
    proposedBy: 'sub-operator',
  });
  const templates = {
    cityCodes: async () => [],
    ids: () => 'a-template',
    directory: join(tmpdir(), `satudata-gate-templates-${process.pid}`),
  };
  const library = memoryLibrary({
    standardId: 'per-kelurahan',
    title: 'Menurut kelurahan',
    n: 1,
    content: { fields: [{ name: 'kelurahan', type: 'string' }] },
    updatedAt: now.toISOString(),
    updatedBy: 'sub-steward',
  });
  const ports = {
    datasets,
    facts,
    destructions: memoryDestructions(),
    exemptions: memoryExemptions(datasets),
    profiles: memoryProfiles(),
    city: { purposes: [] },
    standards,
    library,
    refresh: memoryRefresh(),
    published: memoryPublished(),
    opds: [],
    ...templates,
  };
  const edge = { now: () => now };
  const functions = {
    identity: serveKept<'identity'>(identityOperations({ lastUses: memoryLastUses(), city: { opds: [] } }), edge),
    datasets: serveKept<'datasets'>(
      { ...datasetsOperations(ports), registerDataset: datasetsOperations({ ...ports, datasets: memoryDatasets() }).registerDataset },
      edge,
    ),
  };
  const verifier = jwtVerifier(rules, () => new Date());
  const ask = authorize({
    verifier: { verify: (token) => remembered(token, () => verifier.verify(token)) },
    facts,
    now: () => now,
    log: () => undefined,
  });
  return { ask, facts, datasets, functions };
}

/** What the verifier said of a principal's token, which is the same in thousands of cells; about any other it is asked each time. */
const goodTokens = new Set<string>();
const verified = new Map<string, ReturnType<TokenVerifier['verify']>>();
function remembered(token: string, verify: () => ReturnType<TokenVerifier['verify']>): ReturnType<TokenVerifier['verify']> {
  const known = verified.get(token) ?? verify();
  if (goodTokens.has(token)) verified.set(token, known);
  return known;
}

function seed(level: LevelName, state: StateName): void {
  const dataset = datasetAt(level, state, datasetId);
  gate.facts.known = {
    datasets: dataset ? [dataset] : [],
    grants: grantsAt(level, datasetId),
    accounts: refusedAccounts,
    units: unitsOf([datasetId]),
    persons: [boundCitizen],
  };
  if (dataset) gate.datasets.put(dataset, anAbout(datasetId));
}

/** What comes back for that request: the gateway's 401 or 404, or the operation's status (`allowed` where the operation is another room's). */
async function send(
  operation: OperationName,
  id: string,
  authorization: readonly string[] | undefined,
  method: string = routes[operation].method,
): Promise<number | 'allowed'> {
  const headers = { 'If-Match': ['"3"'], ...(authorization ? { authorization } : {}) };
  const request = { ...requestFor(operation, routes[operation].path, id), headers, method };
  const event = authorizerEvent(request);
  const result = await gate.ask(event).catch((error: Error) => error);
  if (result instanceof Error) {
    expect(result.message).toBe('Unauthorized');
    return 401;
  }
  const [statement] = result.policyDocument.Statement;
  expect(statement).toMatchObject({ Action: 'execute-api:Invoke', Resource: event.methodArn });
  if (statement?.Effect !== 'Allow') return 404;
  const name = routes[operation].function;
  if (name !== 'identity' && name !== 'datasets') return 'allowed';
  const answer = await gate.functions[name](proxyEvent(request, { ...result.context }), lambdaContext);
  return answer.statusCode;
}

const tokens = new Map<PrincipalName, readonly string[] | undefined>();
function authorizationOf(name: PrincipalName): readonly string[] | undefined {
  const groups = groupsOf[name];
  if (groups && !tokens.has(name)) {
    const token = issuer.token({ sub: `sub-${name}`, 'cognito:groups': groups });
    goodTokens.add(token);
    tokens.set(name, [`Bearer ${token}`]);
  }
  return tokens.get(name);
}

/** A pass is the operation's own work: done, or a conflict of its own. Another room's operation decides again what the gate let through. */
function isAsExpected(expected: Expected, status: number | 'allowed'): boolean {
  if (status === 'allowed') return expected === 'pass' || expected === 403 || expected === 410;
  return expected === 'pass' ? [200, 201, 202, 302, 409, 412].includes(status) : status === expected;
}

/** For the helpdesk the operation answers 404 itself, so that the gate's own does not tell which datasets exist. */
function isLeftToOperation({ action, principal, level }: ReturnType<typeof datasetCells>[number], status: number | 'allowed'): boolean {
  return status === 'allowed' && level === 'nonexistent' && byUploadId.actions.includes(action) && principal === byUploadId.principal;
}

describe('the gate and the operations behind it', () => {
  test('answer every cell on datasets as access.md says', { timeout: patientMilliseconds }, async () => {
    const started = performance.now();
    const wrong: unknown[] = [];
    const cells = datasetCells();
    for (const cell of cells) {
      seed(cell.level, cell.state);
      const id = cell.level === 'nonexistent' ? 'tidak-ada' : datasetId;
      const status = await send(cell.operation, id, authorizationOf(cell.principal));
      if (!isAsExpected(cell.expected, status) && !isLeftToOperation(cell, status)) wrong.push({ ...cell, status });
    }
    matrixCriterion('gate and operations, on datasets', cells.length, wrong.length, started);
    expect(summaryOf(wrong)).toEqual(summaryOf([]));
  });

  test('answer HEAD with the status of GET in every cell of published data', { timeout: patientMilliseconds }, async () => {
    const wrong: unknown[] = [];
    const cells = datasetCells().filter(({ operation, state }) => routes[operation].method === 'GET' && state === 'once-public published');
    for (const cell of cells) {
      seed(cell.level, cell.state);
      const id = cell.level === 'nonexistent' ? 'tidak-ada' : datasetId;
      const byGet = await send(cell.operation, id, authorizationOf(cell.principal));
      const byHead = await send(cell.operation, id, authorizationOf(cell.principal), 'HEAD');
      if (byGet !== byHead) wrong.push({ ...cell, byGet, byHead });
    }
    expect(cells.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  test('answer every other cell as access.md says', async () => {
    const started = performance.now();
    const wrong: unknown[] = [];
    const cells = cityCells();
    for (const cell of cells) {
      const status = await send(cell.operation, datasetId, authorizationOf(cell.principal));
      if (!isAsExpected(cell.expected, status)) wrong.push({ ...cell, status });
    }
    matrixCriterion('gate and operations, elsewhere', cells.length, wrong.length, started);
    expect(summaryOf(wrong)).toEqual(summaryOf([]));
  });

  test('answer 401 to every bad token on every route, open data included', async () => {
    seed('open', 'once-public published');
    const started = performance.now();
    const wrong: unknown[] = [];
    for (const { operation } of listRoutes()) {
      for (const kind of badTokens) {
        const status = await send(operation, datasetId, await badAuthorization(issuer.token, kind));
        if (status !== 401) wrong.push({ operation, kind, status });
      }
    }
    matrixCriterion('gate, bad tokens', listRoutes().length * badTokens.length, wrong.length, started);
    expect(summaryOf(wrong)).toEqual(summaryOf([]));
  });
});
