import type * as z from 'zod';
import { entityTag } from '../http/entity-tag.ts';
import { filterOperators } from '../model/filter-operator.ts';
import { honoursIfMatch, type OperationName, type Route } from '../routes.ts';
import { parameterSchema } from './api-schemas.ts';
import { parameterWords } from './api-words.ts';

type Listed = Route & { readonly operation: OperationName };

const wordsOf = new Map(Object.entries(parameterWords));

/** What a caller puts into path, query and headers. */
export function parametersOf(route: Listed) {
  return [...named(route.params, 'path'), ...named(route.query, 'query'), ...filtersOf(route), ...headersOf(route)];
}

function named({ shape }: z.ZodObject, place: 'path' | 'query') {
  return Object.entries(shape).map(([name, schema]) => {
    const words = wordsOf.get(name);
    if (words === undefined) throw new Error(`the API document has no words for the parameter ${name}`);
    return { name, in: place, required: place === 'path', ...words, schema: parameterSchema(schema) };
  });
}

/** Operations that take filters by column. */
const filtered: readonly OperationName[] = ['listRows', 'downloadRows', 'listPartRows'];

/** `<column>__<op>=value`, as many as wanted: OpenAPI's way to describe parameters whose names depend on the data. */
function filtersOf({ operation }: Listed) {
  if (!filtered.includes(operation)) return [];
  const names = `^.+__(${filterOperators.join('|')})$`;
  const schema = { type: 'object', patternProperties: { [names]: { type: 'string' } }, additionalProperties: false };
  const description = 'Saringan <kolom>__<operator>=<nilai>, misalnya kecamatan__exact=Benda.';
  return [{ name: 'filters', in: 'query', required: false, style: 'form', explode: true, description, schema }];
}

function headersOf(route: Listed) {
  const { method, repeatable, guarded } = route;
  if (honoursIfMatch(route)) return [ifMatch(guarded === true)];
  return method === 'POST' && !repeatable ? [idempotencyKey] : [];
}

/** `*` names every state, so it is no guard where one is demanded (decisions/0039). */
function ifMatch(required: boolean) {
  const pattern = required ? entityTag.source : `${entityTag.source}|^\\*$`;
  return {
    name: 'If-Match',
    in: 'header',
    required,
    description: 'ETag dari data yang diubah. 412 bila sudah diubah orang lain; 428 bila wajib dan tidak ada.',
    schema: { type: 'string', pattern },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Kunci acak: permintaan yang sama dengan kunci yang sama dikerjakan sekali saja, dan dijawab sama selama satu hari.',
  schema: { type: 'string', pattern: '^[!-~]{1,200}$' },
};
