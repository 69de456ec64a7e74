import * as z from 'zod';
import { tags } from '../../functions/catalog/api-words.ts';
import { openApi } from '../../functions/catalog/describe-api.ts';
import { exampleBody } from './example-body.ts';

const parameterOf = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean(),
  description: z.string(),
  example: z.union([z.string(), z.number()]).optional(),
  schema: z.looseObject({ enum: z.array(z.string()).optional(), minimum: z.number().optional(), maximum: z.number().optional() }),
});

const operationOf = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  parameters: z.array(parameterOf).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.object({ schema: z.object({ $ref: z.string() }) })) }).optional(),
});

const document = openApi('');

/** functions/portal/described-operations.json: what the page /api shows of the API document, so that the page's function needs no schema of an answer. */
export function describedOperations(): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => described(method.toUpperCase(), path, operationOf.parse(operation))),
  );
  const groups = Object.values(tags).map(({ name, description }) => ({
    name,
    description,
    operations: operations.filter(({ tag }) => tag === name).map(({ tag: _tag, ...operation }) => operation),
  }));
  return `${JSON.stringify(groups, null, 1)}\n`;
}

function described(method: string, path: string, { operationId, summary, description, tags, parameters, requestBody }: Described) {
  const body = requestBody?.content['application/json']?.schema.$ref.split('/').at(-1);
  return {
    tag: tags[0],
    operation: operationId,
    method,
    path,
    summary,
    whoMay: description.replace(`${summary}. `, ''),
    parameters: parameters.map(parameter),
    ...(body === undefined ? {} : { body: JSON.stringify(exampleBody(document.components.schemas[body]), null, 2) }),
  };
}

type Described = z.infer<typeof operationOf>;

function parameter({ name, in: place, required, description, example, schema }: z.infer<typeof parameterOf>) {
  return {
    name,
    in: place,
    required,
    description,
    ...(example === undefined ? {} : { example: String(example) }),
    ...(schema.enum ? { choices: schema.enum } : {}),
    ...(schema.minimum === undefined || schema.maximum === undefined ? {} : { range: `${schema.minimum}–${schema.maximum}` }),
  };
}
