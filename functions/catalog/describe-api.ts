import { type Action, isDatasetAction } from '../access/action.ts';
import { decide } from '../access/decide.ts';
import type { Target } from '../access/target.ts';
import type { Described } from '../answers/described.ts';
import { answers } from '../answers.ts';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { levels } from '../model/access-level.ts';
import { anonymous } from '../model/principal.ts';
import { groups, listRoutes } from '../routes.ts';
import { parametersOf } from './api-parameters.ts';
import { problemResponses, responsesOf } from './api-responses.ts';
import { componentSchemas, referenceTo } from './api-schemas.ts';
import { tags, whoMay } from './api-words.ts';

type Listed = ReturnType<typeof listRoutes>[number];

/** GET /v1/openapi.json: OpenAPI 3.1, generated from the tables of routes and answers; pages are left out. */
export function describeApi(ports: { readonly publicUrl: string }): Operation<'describeApi'> {
  let made: ReturnType<typeof openApi> | undefined;
  return async () => {
    made ??= openApi(ports.publicUrl);
    return ok(made);
  };
}

export function openApi(publicUrl: string) {
  const described = listRoutes().filter(({ path }) => path.startsWith('/v1/'));
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of described) {
    const methods = paths[route.path] ?? {};
    methods[route.method.toLowerCase()] = describeRoute(route);
    paths[route.path] = methods;
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Satu Data',
      version: '1',
      description: about,
      contact: { name: 'Walidata', url: publicUrl },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    tags: Object.values(tags),
    paths,
    components: {
      securitySchemes: { bearer },
      schemas: componentSchemas(described.flatMap(({ body }) => body ?? [])),
      responses: problemResponses(),
    },
  };
}

const about = `Data kota: dikirim OPD, diperiksa walidata, dibaca siapa pun yang berhak.

Kesalahan dijawab sebagai application/problem+json (RFC 9457). Daftar dijawab per halaman: kirim next sebagai cursor.
HEAD dijawab di mana pun GET dijawab. Parameter dan isi yang tidak dikenal ditolak. Jawaban dapat bertambah isinya kelak: abaikan yang tidak dikenal.`;

const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Token akses dari layanan masuk kota.' } as const;

function describeRoute(route: Listed) {
  const { summary } = answers[route.operation];
  const parameters = parametersOf(route);
  return {
    operationId: route.operation,
    summary,
    description: `${summary}. ${whoMay[route.action]}`,
    'x-action': route.action,
    tags: tagsOf(route),
    security: securityOf(route),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: referenceTo(route.body) } } } } : {}),
    responses: responsesOf(route.operation),
  };
}

function tagsOf({ operation }: Listed): string[] {
  const named: Readonly<Record<string, { readonly name: string }>> = tags;
  return Object.entries(groups).flatMap(([group, ofGroup]) => (operation in ofGroup ? (named[group]?.name ?? []) : []));
}

/** Whether a token is needed: not where it changes nothing, by choice where it shows more, always where nobody may without. */
function securityOf({ operation, action }: Listed): readonly Readonly<Record<string, readonly string[]>>[] {
  const { sameForAll }: Described = answers[operation];
  if (sameForAll) return [];
  return isForAnonymous(action) ? [{}, { bearer: [] }] : [{ bearer: [] }];
}

/** Asked of the rules themselves: what may be done without an account to the most open of datasets. */
function isForAnonymous(action: Action): boolean {
  const target: Target = isDatasetAction(action) ? { kind: 'dataset', dataset: mostOpen } : { kind: 'city' };
  return decide(anonymous, action, target, new Date(0)).effect === 'allow';
}

const mostOpen = { datasetId: 'any', opdId: 'any', access: levels.open.access, state: 'published', oncePublic: true } as const;
