import { describe, expect, test } from 'vitest';
import { contractOf } from '../../local/gateway/contract.ts';

const id = { type: 'string' };
const document = {
  openapi: '3.1.0',
  paths: {
    '/v1/things/{id}': {
      get: {
        operationId: 'getThing',
        responses: {
          200: {
            headers: { ETag: { required: true, schema: { type: 'string' } }, Link: { required: false, schema: { type: 'string' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } }, 'text/csv': { schema: { type: 'string' } } },
          },
          302: { headers: { Location: { required: true, schema: { type: 'string' } } } },
          404: { $ref: '#/components/responses/NotFound' },
        },
      },
    },
  },
  components: {
    schemas: {
      Thing: { type: 'object', properties: { id, rows: { type: 'integer' } }, required: ['id'], additionalProperties: false },
    },
    responses: {
      NotFound: { content: { 'application/problem+json': { schema: { type: 'object', properties: { code: { const: 'not-found' } } } } } },
    },
  },
};

const breachOf = contractOf(async () => document);
const answered = (status: number, body: string, type = 'application/json', headers = {}) =>
  breachOf('GET', '/v1/things/{id}', { status, headers: { 'Content-Type': type, ETag: '"1"', ...headers }, body });

describe('an answer', () => {
  test('that is what the document says is kept', async () => {
    expect(await answered(200, '{"id":"a","rows":1}')).toBeUndefined();
    expect(await answered(200, 'id,rows\n', 'text/csv; charset=utf-8')).toBeUndefined();
    expect(await answered(302, '', 'application/json', { Location: 'https://example.id' })).toBeUndefined();
    expect(await answered(404, '{"code":"not-found"}', 'application/problem+json')).toBeUndefined();
  });

  test('that is not is told by operation, status and place in the document', async () => {
    expect(await answered(200, '{"id":1}')).toBe('getThing 200: does not fit #/components/schemas/Thing at #/properties/id/type');
    expect(await answered(200, '{"rows":1}')).toBe('getThing 200: does not fit #/components/schemas/Thing at #/required');
    expect(await answered(200, 'no json')).toBe('getThing 200: does not fit #/components/schemas/Thing at #/type');
    expect(await answered(201, '{"id":"a"}')).toBe('getThing 201: no such status in the document');
    expect(await answered(200, '<p>', 'text/html')).toBe('getThing 200: no such content type in the document');
    expect(await answered(302, '')).toBe('getThing 302: no header Location');
    expect(await answered(404, '{"code":"gone"}', 'application/problem+json')).toMatch(
      /^getThing 404: does not fit its schema at #\/properties\/code\/const$/,
    );
  });

  test('is never quoted, neither its values nor its names', async () => {
    const told = await answered(200, '{"id":"a","3671010101900001":"3671010101900001"}');
    expect(told).toBe('getThing 200: does not fit #/components/schemas/Thing at #/additionalProperties');
  });

  test('of what the document does not speak of is not judged', async () => {
    expect(await breachOf('GET', '/dataset', { status: 200, headers: { 'Content-Type': 'text/html' }, body: '' })).toBeUndefined();
    expect(await breachOf('GET', '/v1/openapi.json', { status: 200, headers: {}, body: '' })).toBeUndefined();
  });
});

test('a document that could not be read is read again for the next answer', async () => {
  let reads = 0;
  const late = contractOf(async () => {
    reads += 1;
    if (reads === 1) throw new Error('not yet');
    return document;
  });
  const ask = () =>
    late('GET', '/v1/things/{id}', { status: 200, headers: { 'Content-Type': 'application/json', ETag: '"1"' }, body: '{"id":"a"}' });
  await expect(ask()).rejects.toThrow('not yet');
  expect(await ask()).toBeUndefined();
  expect(await ask()).toBeUndefined();
  expect(reads).toBe(2);
});
