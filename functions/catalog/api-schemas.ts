import * as z from 'zod';
import { problem } from '../answers/problems.ts';
import { limits } from '../limits.ts';
import * as accountRequests from '../requests/account.ts';
import * as findingRequests from '../requests/finding.ts';
import * as lookRequests from '../requests/look.ts';
import * as minutesRequests from '../requests/minutes.ts';
import * as personRequests from '../requests/person.ts';
import * as planRequests from '../requests/plan.ts';
import * as reportRequests from '../requests/report.ts';
import * as ticketRequests from '../requests/ticket.ts';
import * as unitRequests from '../requests/unit.ts';
import * as requests from '../requests.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** What zod can't tell of a schema: the limits that code checks afterwards. By the optional one where several share what it wraps. */
const further = new Map<unknown, JsonSchema>([
  [accountRequests.invitation.shape.email, { format: 'email' }],
  [requests.nik, { pattern: '^[0-9]{16}$' }],
  [requests.announcement.shape.size, { minimum: 1, maximum: limits.maxUploadBytes }],
  [requests.announcement.shape.period, { examples: ['2026', '2026-Q3', '2026-09'] }],
  [requests.fileQuery.shape.period, { examples: ['2026', '2026-Q3', '2026-09'] }],
  [requests.progressQuery.shape.period, { pattern: '^[0-9]{4}-(0[1-9]|1[0-2])(-[0-9]{2})?$', examples: ['2026-11'] }],
]);

/** Of a text that is trimmed: it is not blank. */
const visible = '\\S';

/** The bodies that callers send, by the names that requests.ts and its neighbours give them. */
const bodies = z.registry<{ id: string }>();
const sentAbout = {
  ...requests,
  ...accountRequests,
  ...lookRequests,
  ...personRequests,
  ...ticketRequests,
  ...findingRequests,
  ...planRequests,
  ...reportRequests,
  ...minutesRequests,
  ...unitRequests,
};
for (const [name, schema] of Object.entries(sentAbout)) {
  if (schema instanceof z.ZodType && schema !== requests.nik) bodies.add(schema, { id: requestId(name) });
}

/** `components.schemas`: every named answer, and of what callers send what `sent` has. */
export function componentSchemas(sent: readonly z.ZodType[]): Record<string, JsonSchema> {
  const answered = z.toJSONSchema(z.globalRegistry, { io: 'output', uri: addressOf, override: tidy }).schemas;
  const given = z.toJSONSchema(bodies, { io: 'input', metadata: bodies, uri: addressOf, override: tidySent }).schemas;
  const wanted = new Set(sent.map((schema) => bodies.get(schema)?.id));
  const all = [...Object.entries(answered), ...Object.entries(given).filter(([id]) => wanted.has(id))];
  return Object.fromEntries(all.map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema]));
}

/** A reference to the component that a schema is. Throws for one without a name. */
export function referenceTo(schema: z.ZodType): { readonly $ref: string } {
  const id = bodies.get(schema)?.id ?? z.globalRegistry.get(schema)?.id;
  if (id === undefined) throw new Error('a schema of the API document has no name');
  return { $ref: addressOf(id) };
}

/** A parameter's own schema: numbers in paths and queries are numbers. */
export function parameterSchema(schema: z.core.$ZodType): JsonSchema {
  const { $schema: _schema, ...described } = z.toJSONSchema(schema, { io: 'output', override: tidy });
  return described;
}

export const problemReference = referenceTo(problem);

function requestId(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Request`;
}

function addressOf(id: string): string {
  return `#/components/schemas/${id}`;
}

/**
 * Of a known format the pattern says nothing more, and bounds of a computer's integers are nobody's; classes of characters are written
 * out, since many engines know none.
 */
function tidy({ zodSchema, jsonSchema }: { readonly zodSchema: z.core.$ZodType; readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.pattern !== undefined)
    jsonSchema.pattern = jsonSchema.pattern.replaceAll('\\p{Cc}', '\\u0000-\\u001f\\u007f-\\u009f').replaceAll('\\p{Cs}', '');
  if (isTrimmed(zodSchema) && jsonSchema.minLength !== undefined) jsonSchema.pattern ??= visible;
  Object.assign(jsonSchema, further.get(zodSchema));
}

/**
 * What no text of a body holds (standards/unreadable-text.ts). Noncharacters beyond the first plane are left out, since engines write those
 * differently.
 */
const unreadable = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069\\ufdd0-\\ufdef\\ufffe\\uffff';

/** Of a text that callers send to be read: all of it is readable, and there is something to see. */
const readable = `^[^${unreadable}]*[^${unreadable}\\s][^${unreadable}]*$`;

function tidySent(described: Parameters<typeof tidy>[0]): void {
  tidy(described);
  if (described.jsonSchema.pattern === visible) described.jsonSchema.pattern = readable;
}

/** Blanks around such a text count for nothing: of nothing else it is empty. */
function isTrimmed({ _zod }: z.core.$ZodType): boolean {
  return _zod.def.checks?.some((check) => check._zod.def.check === 'overwrite') ?? false;
}
