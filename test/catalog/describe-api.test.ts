import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { openApi } from '../../functions/catalog/describe-api.ts';
import { limits } from '../../functions/limits.ts';
import { filterOperators } from '../../functions/model/filter-operator.ts';
import { reasonGiven } from '../../functions/requests.ts';
import { listRoutes } from '../../functions/routes.ts';
import { isUnreadable } from '../../functions/standards/unreadable-text.ts';

test('the API document describes every /v1 route once', () => {
  const { paths } = openApi('https://data.example.id');
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = listRoutes()
    .filter(({ path }) => path.startsWith('/v1/'))
    .map(({ method, path }) => `${method} ${path}`);
  expect(described.sort()).toEqual(routes.sort());
});

test('a body is described by a named schema, unknown keys refused', () => {
  const { paths, components } = openApi('https://data.example.id');
  expect(paths['/v1/datasets']?.post).toMatchObject({
    operationId: 'registerDataset',
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/RegistrationRequest' } } } },
  });
  expect(components.schemas.RegistrationRequest).toMatchObject({ type: 'object', additionalProperties: false });
});

test('every reference leads to a component, and every component is referred to', () => {
  const document = openApi('https://data.example.id');
  const referred = new Set([...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+\/\w+)"/g)].map(([, place]) => place));
  const named = ['schemas', 'responses'] as const;
  expect([...referred].sort()).toEqual(named.flatMap((kind) => Object.keys(document.components[kind]).map((id) => `${kind}/${id}`)).sort());
});

test('what a caller needs an account for is told by the rules of access', () => {
  const { paths } = openApi('https://data.example.id');
  const security = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((method) => z.object({ operationId: z.string(), security: z.array(z.unknown()) }).parse(method)),
  );
  const of = (operation: string) => security.find(({ operationId }) => operationId === operation)?.security;
  expect([of('health'), of('getDataset'), of('whoAmI'), of('hold')]).toEqual([
    [],
    [{}, { bearer: [] }],
    [{ bearer: [] }],
    [{ bearer: [] }],
  ]);
});

test('numbers in a query have their limits, and no pattern has classes that other engines do not know', () => {
  const document = openApi('https://data.example.id');
  expect(document.paths['/v1/datasets/{datasetId}/rows']?.get).toMatchObject({
    parameters: expect.arrayContaining([
      expect.objectContaining({ name: 'limit', schema: { type: 'integer', minimum: 1, maximum: limits.maxRowsPerPage } }),
    ]),
  });
  expect(JSON.stringify(document)).not.toContain('\\\\p{');
});

test('a period has the form of a month or a day where progress is asked for, and any of a cadence elsewhere', () => {
  const { paths, components } = openApi('https://data.example.id');
  const named = z.object({ parameters: z.array(z.looseObject({ name: z.string(), schema: z.looseObject({}) })) });
  const periodOf = (path: string) => named.parse(paths[path]?.get).parameters.find(({ name }) => name === 'period')?.schema;
  expect(periodOf('/v1/progress')).toHaveProperty('pattern');
  expect(periodOf('/v1/datasets/{datasetId}/files/{format}')).not.toHaveProperty('pattern');
  expect(components.schemas.AnnouncementRequest).not.toHaveProperty('properties.period.pattern');
});

test('a download is a redirect, and an ETag is on what can be changed', () => {
  const { paths } = openApi('https://data.example.id');
  expect(paths['/v1/datasets/{datasetId}/files/{format}']?.get).toMatchObject({
    responses: { 302: { headers: { Location: { required: true } } }, 200: { content: { 'application/json': {} } } },
  });
  expect(paths['/v1/datasets/{datasetId}']?.get).toMatchObject({ responses: { 200: { headers: { ETag: { required: true } } } } });
});

test('filters of rows and the keys of a POST are among the parameters', () => {
  const { paths } = openApi('https://data.example.id');
  expect(paths['/v1/datasets/{datasetId}/rows']?.get).toMatchObject({
    parameters: expect.arrayContaining([
      expect.objectContaining({
        in: 'query',
        style: 'form',
        explode: true,
        schema: {
          type: 'object',
          patternProperties: { [`^.+__(${filterOperators.join('|')})$`]: { type: 'string' } },
          additionalProperties: false,
        },
      }),
    ]),
  });
  expect(paths['/v1/datasets']?.post).toMatchObject({ parameters: [{ name: 'Idempotency-Key', in: 'header', required: false }] });
  expect(paths['/v1/datasets/{datasetId}']?.patch).toMatchObject({
    parameters: expect.arrayContaining([expect.objectContaining({ name: 'If-Match', required: true })]),
  });
});

test('a text that callers send has the pattern that it is read by: something to see, and nothing that nobody sees', () => {
  const { schemas } = openApi('https://data.example.id').components;
  const told = z.object({
    properties: z.record(z.string(), z.looseObject({ pattern: z.string().optional(), format: z.string().optional() })),
  });
  const propertiesOf = (name: string) => told.parse(schemas[name]).properties;
  const pattern = new RegExp(propertiesOf('ReasonGivenRequest').reason?.pattern ?? 'x', 'u');
  // Noncharacters beyond the first plane are left to the service: each plane has two.
  const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((each) => !/(?![\ufdd0-\uffff])\p{Noncharacter_Code_Point}/u.test(each));
  const hidden = fc.constantFrom(' ', '\t', '\u0000', '\u0085', '\u202e', '\u2066', '\ufffe', '\u00a0', 'a');
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.array(hidden, { maxLength: 4 }).map((each) => each.join('')),
      ),
      (reason) => {
        expect(pattern.test(reason)).toBe(reasonGiven.safeParse({ reason }).success && !isUnreadable(reason));
      },
    ),
  );
  expect(propertiesOf('InvitationRequest').email).toMatchObject({ format: 'email' });
});
