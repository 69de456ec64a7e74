import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { authorize } from '../../functions/gate/authorize.ts';
import { limits } from '../../functions/limits.ts';
import { listRoutes } from '../../functions/routes.ts';
import type { TokenVerifier } from '../../functions/tokens/verify-token.port.ts';
import type { Outcome } from '../../local/functions/functions.ts';
import { authorize as askAsGateway } from '../../local/gateway/authorizer.ts';
import { criterion } from '../criteria/criterion.ts';
import { aDataset, aDraft } from '../fakes/datasets.ts';
import { authorizerEvent } from '../fakes/gateway-events.ts';
import { memoryAccessFacts } from '../fakes/memory-access-facts.ts';

/**
 * T05: 10,000 random events. Criterion: the authorizer always gives a policy that API Gateway accepts, or throws exactly `Unauthorized`; context is of
 * scalars, and a boolean is a boolean; at most 8 KB; a resource of at most 512 characters; and no Allow is a pattern or for anything but the method asked for.
 */
const events = 10_000;
const now = new Date('2026-11-24T05:00:00.000Z');

const resultSchema = z.strictObject({
  principalId: z.string().min(1),
  policyDocument: z.strictObject({
    Version: z.literal('2012-10-17'),
    Statement: z.tuple([
      z.strictObject({
        Action: z.literal('execute-api:Invoke'),
        Effect: z.enum(['Allow', 'Deny']),
        Resource: z.string().min(1).max(limits.maxPolicyResourceCharacters),
      }),
    ]),
  }),
  context: z.record(
    z.string(),
    z.union([z.string().refine((text) => text !== 'true' && text !== 'false', 'a boolean as a text'), z.number(), z.boolean()]),
  ),
});

const known = ['terbuka', 'terbatas', 'permohonan', 'tertutup', 'konsep', 'tidak-ada'] as const;
const datasets = [
  aDataset({ datasetId: 'terbuka' }),
  aDataset({ datasetId: 'terbatas', access: 'limited', sharing: 'government' }),
  aDataset({ datasetId: 'permohonan', access: 'limited', sharing: 'by-request' }),
  aDataset({ datasetId: 'tertutup', access: 'closed', oncePublic: false }),
  { ...aDraft(), datasetId: 'konsep' },
];

const anyText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('__proto__', '*', '?'),
);
const longText = fc.string({ unit: 'binary', minLength: 300, maxLength: 1_600 });
const segment = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...known, '01J00000000000000000000000', '1', 'csv', 'dinsos') },
  { weight: 3, arbitrary: fc.constantFrom('*', '?', 'a*', `\${*}`, `\${aws:username}`, 'arn:aws:execute-api:*', '..', '%2a', '') },
  { weight: 2, arbitrary: anyText },
  { weight: 1, arbitrary: longText },
);
const group = fc.oneof(
  fc.constantFrom('walidata', 'helpdesk', 'pimpinan', 'pembaca-profil', 'operator:dinsos', 'pj:dinsos', 'instansi:banten'),
  fc.tuple(fc.constantFrom('operator:', 'pj:', 'instansi:'), anyText).map((parts) => parts.join('')),
);
/** Groups as long as an OPD's id may be. */
const manyGroups = fc
  .integer({ min: 30, max: limits.maxGroups })
  .map((count) => Array.from({ length: count }, (_, n) => `operator:${String(n).padStart(80, 'x')}`));
const issuedAt = fc.constantFrom(new Date(0), now);
const ordinary = fc.record({
  sub: fc.oneof(fc.string({ minLength: 1, maxLength: 255 }), fc.constantFrom('true', 'false', '*', 'anonymous')),
  name: fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('true', 'false')),
  groups: fc.array(group, { maxLength: 6 }),
  issuedAt,
});
/** About as large as the gateway carries, and larger: a text within a text grows at each sign that JSON escapes. */
const large = fc.record({
  sub: fc.constantFrom('sub-1', '\\'.repeat(255)),
  name: fc.constantFrom('Siti', '\u0001'.repeat(200)),
  groups: manyGroups,
  issuedAt,
});
const token = fc.oneof({ weight: 6, arbitrary: ordinary }, { weight: 1, arbitrary: large });
const account = fc.constantFrom('none', 'none', 'none', 'disabled', 'validFrom', 'fewer groups', 'bound');
const authorization = fc.oneof(
  { weight: 6, arbitrary: fc.constant(['Bearer aaa.bbb.ccc']) },
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.array(fc.oneof(anyText, fc.constantFrom('', ' ', 'Bearer', 'Bearer a.b.c,Bearer a.b.c')), { maxLength: 3 }) },
);
const asked = fc.record({
  route: fc.constantFrom(...listRoutes()),
  /** Another method or resource than any route has. */
  astray: fc.oneof(
    { weight: 1, arbitrary: fc.record({ method: anyText, resource: anyText }) },
    { weight: 20, arbitrary: fc.constant(undefined) },
  ),
  segments: fc.array(segment, { minLength: 4, maxLength: 4 }),
  /** Whether the ARN has the path as it was sent or decoded: it must not matter. */
  isDecoded: fc.boolean(),
  headerName: fc.constantFrom('Authorization', 'authorization', 'AUTHORIZATION'),
  authorization,
  token: fc.option(token, { freq: 8, nil: undefined }),
  account,
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

function eventOf({ route, astray, segments, isDecoded, headerName, authorization: values }: Asked) {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const params = Object.fromEntries(names.map((name, place) => [name, segments[place] ?? '']));
  const headers = values === undefined ? {} : { [headerName]: values };
  const event = authorizerEvent({ operation: route.operation, params: {}, headers });
  const spelled = (value: string) => (isDecoded ? value : encodeURIComponent(value.toWellFormed()));
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => spelled(params[name] ?? ''));
  return {
    ...event,
    methodArn: `arn:aws:execute-api:ap-southeast-3:000000000000:api/v1/${route.method}${path}`,
    path,
    pathParameters: names.length === 0 ? null : params,
    ...(astray ? { httpMethod: astray.method, resource: astray.resource } : {}),
  };
}

function authorizerOf(input: Asked) {
  const { token: verified, account: state } = input;
  const verifier: TokenVerifier = { verify: async () => (verified ? { valid: true, token: verified } : { valid: false, why: 'bad' }) };
  const sub = verified?.sub ?? 'nobody';
  const accounts =
    state === 'disabled'
      ? [{ sub, disabled: true, revision: 1 }]
      : state === 'validFrom'
        ? [{ sub, validFrom: now.toISOString(), revision: 1 }]
        : state === 'fewer groups'
          ? [{ sub, groups: ['pj:dinsos'], revision: 1 }]
          : [];
  const persons = state === 'bound' ? [{ sub, person: 'a-keyed-hash', boundAt: now.toISOString(), boundBy: 'x' }] : [];
  return authorize({
    verifier,
    facts: memoryAccessFacts({ datasets, accounts, persons }),
    now: () => now,
    log: ({ reason }) => {
      if (reason === 'principal too large') counts.tooLarge += 1;
    },
  });
}

const counts = { Allow: 0, Deny: 0, Unauthorized: 0, patterns: 0, longArns: 0, largest: 0, tooLarge: 0 };

/** One event's outcome, counted. Throws on an outcome that breaks the criterion. */
async function check(input: Asked): Promise<void> {
  const event = eventOf(input);
  const outcome = await authorizerOf(input)(event).catch((error: unknown) => error);
  await checkByGateway(event, outcome);
  if (outcome instanceof Error) {
    expect(outcome.message).toBe('Unauthorized');
    counts.Unauthorized += 1;
    return;
  }
  const { policyDocument } = resultSchema.parse(outcome);
  const bytes = Buffer.byteLength(JSON.stringify(outcome));
  expect(bytes).toBeLessThanOrEqual(limits.maxAuthorizerResultBytes);
  const [{ Effect, Resource }] = policyDocument.Statement;
  if (Effect === 'Allow') {
    expect(Resource).toBe(event.methodArn);
    expect(Resource).not.toMatch(/[*?$]/);
  } else expect([event.methodArn, '*']).toContain(Resource);
  counts[Effect] += 1;
  counts.largest = Math.max(counts.largest, bytes);
  if (/[*?$]/.test(event.methodArn)) counts.patterns += 1;
  if (event.methodArn.length > limits.maxPolicyResourceCharacters) counts.longArns += 1;
}

/** The laptop's gateway judges results as API Gateway does: never one of its 500s. */
async function checkByGateway(event: ReturnType<typeof eventOf>, outcome: unknown): Promise<void> {
  const invoke = async (): Promise<Outcome> =>
    outcome instanceof Error
      ? { ok: false, errorType: 'Error', errorMessage: outcome.message, kind: 'error' }
      : { ok: true, payload: JSON.stringify(outcome) };
  const answer = await askAsGateway(
    { id: 'authorizer', functionName: 'authorize', identitySources: [] },
    event.methodArn,
    partsOf(event),
    invoke,
  );
  if (!answer.allowed) expect(['UNAUTHORIZED', 'ACCESS_DENIED']).toContain(answer.response);
}

function partsOf(event: ReturnType<typeof eventOf>) {
  const context = { requestId: 'r', extendedRequestId: 'e', path: event.path, httpMethod: event.httpMethod };
  return {
    resource: event.resource,
    path: event.path,
    httpMethod: event.httpMethod,
    headers: {},
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: event.pathParameters,
    stageVariables: null,
    requestContext: context,
  };
}

describe('whatever the authorizer is asked', () => {
  beforeAll(async () => {
    await fc.assert(fc.asyncProperty(asked, check), { numRuns: events });
  });

  test('it answers with a policy that the gateway accepts, or exactly Unauthorized', () => {
    const { Allow, Deny, Unauthorized, patterns, longArns, largest, tooLarge } = counts;
    const total = Allow + Deny + Unauthorized;
    criterion(
      'T05',
      `${total} of ${events} random events answered with a valid policy (${Allow} Allow, ${Deny} Deny) or Unauthorized (${Unauthorized}, ${tooLarge} for an account too large to carry); 0 Allows for a pattern (${patterns} asked), 0 for an ARN above ${limits.maxPolicyResourceCharacters} characters (${longArns} asked); the largest result has ${largest} of ${limits.maxAuthorizerResultBytes} bytes`,
    );
    expect(total).toBe(events);
  });

  test('and the events were of every kind', () => {
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(5);
  });
});
