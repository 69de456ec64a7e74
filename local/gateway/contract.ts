import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import * as z from 'zod';

/** An answer of a function, as far as the API's document speaks of it. */
export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
};

/**
 * Why an answer is not what `/v1/openapi.json` says of its operation: the operation, the status and the place in the document, never anything
 * of the answer.
 * Undefined where it is, or where the document does not speak of it (pages).
 */
export type BreachOf = (method: string, resource: string, answer: Answered) => Promise<string | undefined>;

export const documentPath = '/v1/openapi.json';

const mediaSchema = z.looseObject({ schema: z.looseObject({ $ref: z.string().optional() }) });
const responseSchema = z.looseObject({
  $ref: z.string().optional(),
  headers: z.record(z.string(), z.looseObject({ required: z.boolean().default(false) })).default({}),
  content: z.record(z.string(), mediaSchema).optional(),
});
const operationSchema = z.looseObject({ operationId: z.string(), responses: z.record(z.string(), responseSchema) });
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ responses: z.record(z.string(), responseSchema) }),
});
type Document = z.infer<typeof documentSchema>;

const componentResponses = '#/components/responses/';
const json = /^application\/([a-z]+\+)?json$/;

/** Checks answers against the document that `read` gives, once it is asked for the first time; schemas are compiled as they are needed. */
export function contractOf(read: () => Promise<unknown>): BreachOf {
  let checker: Promise<Checker> | undefined;
  return async (method, resource, answer) => {
    // It is read through this very gateway.
    if (resource === documentPath) return undefined;
    checker ??= read().then((document) => makeChecker(documentSchema.parse(document)));
    const current = checker;
    try {
      return (await current)(method, resource, answer);
    } catch (error) {
      if (checker === current) checker = undefined;
      throw error;
    }
  };
}

type Checker = (method: string, resource: string, answer: Answered) => string | undefined;

function makeChecker(document: Document): Checker {
  const validatorAt = validatorsOf(document);
  return (method, resource, answer) => {
    const operation = document.paths[resource]?.[method.toLowerCase()];
    if (operation === undefined) return undefined;
    const told = (what: string) => `${operation.operationId} ${answer.status}: ${what}`;
    const place = ['paths', resource, method.toLowerCase(), 'responses', String(answer.status)];
    const described = operation.responses[String(answer.status)];
    if (described === undefined) return told('no such status in the document');
    const name = described.$ref?.slice(componentResponses.length);
    const response = name === undefined ? described : document.components.responses[name];
    if (response === undefined) return told(`no ${described.$ref} in the document`);
    const missing = missingHeader(response.headers, answer);
    if (missing !== undefined) return told(`no header ${missing}`);
    if (response.content === undefined) return undefined;
    const mediaType = headerOf(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    const media = response.content[mediaType];
    if (media === undefined) return told('no such content type in the document');
    if (!json.test(mediaType)) return undefined;
    const at = [...(name === undefined ? place : ['components', 'responses', name]), 'content', mediaType, 'schema'];
    const wrong = wrongPlace(validatorAt(at), answer.body);
    return wrong === undefined ? undefined : told(`does not fit ${media.schema.$ref ?? 'its schema'} at ${wrong}`);
  };
}

/** A validator for each place in the document; made when it is first asked for. */
function validatorsOf(document: Document): (place: readonly string[]) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  return (place) => {
    const $ref = `api#/${place.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
    return ajv.getSchema($ref) ?? ajv.compile({ $ref });
  };
}

/** Where in the schema a body does not fit; the place in the body could be named by a cell. */
function wrongPlace(validate: ValidateFunction, body: string | Buffer): string | undefined {
  if (validate(parsed(body))) return undefined;
  const [first] = validate.errors ?? [];
  return first?.schemaPath ?? '#';
}

function parsed(body: string | Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

function missingHeader(headers: Readonly<Record<string, { readonly required: boolean }>>, answer: Answered): string | undefined {
  const required = Object.entries(headers).filter(([, header]) => header.required);
  return required.find(([name]) => headerOf(answer, name.toLowerCase()) === undefined)?.[0];
}

function headerOf({ headers }: Answered, name: string): string | undefined {
  const value = Object.entries(headers).find(([header]) => header.toLowerCase() === name)?.[1];
  return typeof value === 'object' ? value[0] : value;
}
