import { expect, test } from 'vitest';
import { openApi } from '../../functions/catalog/describe-api.ts';
import { filterOperators } from '../../functions/model/filter-operator.ts';
import { listRoutes } from '../../functions/routes.ts';

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

test('a body is described by its schema, unknown keys refused', () => {
  const { paths } = openApi('https://data.example.id');
  expect(paths['/v1/datasets']?.post).toMatchObject({
    operationId: 'registerDataset',
    requestBody: { content: { 'application/json': { schema: { type: 'object', additionalProperties: false } } } },
  });
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
