import { z } from 'zod';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { filterOperators } from '../model/filter-operator.ts';
import { listRoutes } from '../routes.ts';

type Listed = ReturnType<typeof listRoutes>[number];

/** GET /v1/openapi.json: OpenAPI 3.1, generated from the route table; pages are left out. */
export function describeApi(ports: { readonly publicUrl: string }): Operation<'describeApi'> {
  return async () => ok(openApi(ports.publicUrl));
}

export function openApi(publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of listRoutes().filter(({ path }) => path.startsWith('/v1/'))) {
    const methods = paths[route.path] ?? {};
    methods[route.method.toLowerCase()] = describeRoute(route);
    paths[route.path] = methods;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Satu Data', version: '1', description: 'Data kota: dikirim OPD, diperiksa walidata, dibaca siapa pun yang berhak.' },
    servers: [{ url: publicUrl }],
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  };
}

function describeRoute(route: Listed) {
  return {
    operationId: route.operation,
    summary: route.summary,
    'x-action': route.action,
    tags: [route.function],
    security: [{}, { bearer: [] }],
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...filtersOf(route), ...headersOf(route)],
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } } } : {}),
    responses: { '2XX': { description: 'Berhasil' }, default: { description: 'Masalah', content: { 'application/problem+json': {} } } },
  };
}

function parametersOf(shape: z.ZodObject, place: 'path' | 'query') {
  return Object.entries(shape.shape).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: schemaOf(schema),
  }));
}

/** `<column>__<op>=value`, as many as wanted: OpenAPI's way to describe parameters whose names depend on the data. */
function filtersOf(route: Listed) {
  if (route.operation !== 'listRows') return [];
  const names = `^.+__(${filterOperators.join('|')})$`;
  const schema = { type: 'object', patternProperties: { [names]: { type: 'string' } }, additionalProperties: false };
  const description = 'Saringan <kolom>__<operator>=<nilai>, misalnya kecamatan__exact=Benda.';
  return [{ name: 'filters', in: 'query', required: false, style: 'form', explode: true, description, schema }];
}

function headersOf(route: Listed) {
  const header = (name: string, required: boolean) => ({ name, in: 'header', required, schema: { type: 'string' } });
  if (route.method === 'POST') return [header('Idempotency-Key', false)];
  return route.guarded ? [header('If-Match', true)] : [];
}

/** What a client sends (`io: input`): numbers in paths and queries are texts there. */
function schemaOf(schema: unknown): unknown {
  return schema instanceof z.ZodType ? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) : {};
}
