import * as z from 'zod';
import { type Content, type Described, type HeaderName, ofTheSuccessor } from '../answers/described.ts';
import { answers } from '../answers.ts';
import { entityTag } from '../http/entity-tag.ts';
import { type ProblemCode, problemCodes, problemStatuses, problemTitles } from '../messages/problem.ts';
import { honoursIfMatch, leadsOn, type OperationName, type Route, routes } from '../routes.ts';
import { problemReference, referenceTo } from './api-schemas.ts';

/** `responses` of an operation: each success, and each problem that it may end in, by status. */
export function responsesOf(operation: OperationName): Record<string, unknown> {
  const described: Described = answers[operation];
  const successes = Object.entries(described.success).map(([status, content]) => [status, successOf([content].flat(), described)]);
  const problems = problemsOf(operation).map((code) => [String(problemStatuses[code]), { $ref: `#/components/responses/${nameOf(code)}` }]);
  const elsewhere = leadsOn(routes[operation]) ? [['308', successOf([ofTheSuccessor], described)]] : [];
  return Object.fromEntries([...elsewhere, ...successes, ...problems]);
}

/** Those of the table; 412 wherever `If-Match` counts, 428 where it is demanded. */
export function problemsOf(operation: OperationName): readonly ProblemCode[] {
  const { problems }: Described = answers[operation];
  const route: Route = routes[operation];
  return [
    ...problems,
    ...(honoursIfMatch(route) ? (['precondition-failed'] as const) : []),
    ...(route.guarded ? (['precondition-required'] as const) : []),
  ];
}

/** `components.responses`: one for each code. */
export function problemResponses(): Record<string, unknown> {
  return Object.fromEntries(problemCodes.map((code) => [nameOf(code), problemResponse(code)]));
}

function problemResponse(code: ProblemCode) {
  const title = problemTitles[code];
  const status = problemStatuses[code];
  const schema = { allOf: [problemReference, { type: 'object', properties: { status: { const: status }, code: { const: code } } }] };
  const example = { type: `urn:satu-data:problem:${code}`, title, status, detail: `${title}.`, code, requestId: 'c2F0dS1kYXRh' };
  const headers = problemHeaders[code];
  return { description: title, ...(headers ? { headers } : {}), content: { 'application/problem+json': { schema, example } } };
}

/** `not-found` → `NotFound`. */
function nameOf(code: ProblemCode): string {
  return code.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
}

type Header = { readonly description: string; readonly required?: boolean; readonly schema: Readonly<Record<string, unknown>> };

const headerWords: Readonly<Record<HeaderName, Header>> = {
  ETag: { description: 'Revisi, untuk If-Match.', schema: { type: 'string', pattern: entityTag.source } },
  Location: { description: 'Alamatnya.', schema: { type: 'string', format: 'uri-reference' } },
  Link: { description: 'Alamat halaman berikutnya (RFC 8288), untuk CSV.', schema: { type: 'string' } },
  Vary: { description: 'Jawabannya bergantung pada Accept.', schema: { type: 'string' } },
  'Retry-After': { description: 'Berapa detik lagi baiknya diminta lagi.', schema: { type: 'integer', minimum: 0 } },
};

const problemHeaders: Readonly<Partial<Record<ProblemCode, Readonly<Record<string, Header>>>>> = {
  unauthorized: { 'WWW-Authenticate': { description: 'Cara masuk (RFC 9110).', schema: { type: 'string' } } },
  'method-not-allowed': { Allow: { description: 'Metode yang dilayani alamat ini.', schema: { type: 'string' } } },
  'too-many-requests': {
    'Retry-After': { description: 'Berapa detik lagi boleh dicoba, bila diketahui.', schema: { type: 'integer', minimum: 0 } },
  },
};

function successOf(contents: readonly Content[], { headers = [], sometimes = [] }: Described) {
  const [first] = contents;
  if (first && 'leadsTo' in first)
    return { description: first.leadsTo, headers: { ...headersOf(['Location'], true), ...headersOf(sometimes, false) } };
  const carried = { ...headersOf(headers, true), ...headersOf(sometimes, false) };
  return {
    description: descriptionOf(first),
    ...(Object.keys(carried).length > 0 ? { headers: carried } : {}),
    content: Object.fromEntries(contents.flatMap(mediaOf)),
  };
}

function headersOf(names: readonly HeaderName[], required: boolean) {
  return Object.fromEntries(names.map((name) => [name, { ...headerWords[name], required }]));
}

function descriptionOf(content: Content | undefined): string {
  const schema = content instanceof z.ZodType ? content : content && 'written' in content ? content.written : undefined;
  return (schema && z.globalRegistry.get(schema)?.description) ?? 'Berhasil.';
}

function mediaOf(content: Content): [string, unknown][] {
  if (content instanceof z.ZodType) return [['application/json', { schema: referenceTo(content) }]];
  if ('written' in content) return [['application/json', { schema: referenceTo(content.written) }]];
  return 'mediaType' in content ? [[content.mediaType, { schema: { type: 'string' } }]] : [];
}
