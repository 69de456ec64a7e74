import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { parseCall } from '../../functions/http/parse-call.ts';
import { listRoutes, type Route } from '../../functions/routes.ts';
import { isUnreadable } from '../../functions/standards/unreadable-text.ts';
import { requestFor } from '../access-matrix/requests.ts';
import { proxyEvent, type Request } from '../fakes/gateway-events.ts';

const marks = ['\u0000', '\u0007', '\u001b', '\u0085', '\u202e', '\u2066', '\ud800', '\udc00', '\ufffe', '\uffff', '\ufdd0', '\u{1fffe}'];
const innocent = ['a\tb', 'dua\nbaris\r\n', 'é', 'Ārā', '\u200b', '\u00a0', '\ufeff', '日本', '👩‍👧', 'نص', '\u200f', '\ufffd'];

const routesWithBody = listRoutes().filter((route) => (route as Route).body !== undefined);
const parsed = (request: Request) => parseCall(proxyEvent(request, { principal: '{"type":"account","sub":"s","name":"n","kinds":[]}' }));
const asSent = (route: (typeof routesWithBody)[number]): Request => ({
  ...requestFor(route.operation, route.path, 'posyandu'),
  headers: { 'If-Match': ['"1"'] },
});

describe('a text', () => {
  test.each(marks)('%j is unreadable', (mark) => expect(isUnreadable(`Data${mark}x`)).toBe(true));
  test.each(innocent)('%j is readable', (text) => expect(isUnreadable(text)).toBe(false));
});

/** Every place of a value at which a text stands, and every object, as a path. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => placesOf(member, [...path, name]));
}

/** The value with the text at that place given the mark. */
function marked(value: unknown, [name, ...rest]: readonly string[], mark: string): unknown {
  if (name === undefined) return typeof value === 'string' ? `${value.slice(0, 1)}${mark}${value.slice(1)}` : value;
  if (typeof value !== 'object' || value === null) return value;
  const changed = Object.entries(value).map(([key, member]) => [key, key === name ? marked(member, rest, mark) : member]);
  return Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
}

/** Any body that the schema of a route could be asked about: made from the schema itself, with all that is optional. */
function fullBody(schema: unknown): unknown {
  const shape = z.toJSONSchema(schema as z.ZodType, { unrepresentable: 'any', io: 'input' });
  return sampleOf(shape);
}

type Shape = z.core.JSONSchema.BaseSchema;
function sampleOf(shape: Shape): unknown {
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const [first] = shape.anyOf ?? shape.oneOf ?? shape.allOf ?? [];
  if (first && typeof first === 'object') return sampleOf(first);
  if (shape.type === 'object') {
    return Object.fromEntries(
      Object.entries(shape.properties ?? {}).map(([name, one]) => [name, typeof one === 'object' ? sampleOf(one) : 'x']),
    );
  }
  if (shape.type === 'array') return [typeof shape.items === 'object' && !Array.isArray(shape.items) ? sampleOf(shape.items) : 'x'];
  if (shape.type === 'integer' || shape.type === 'number') return 1;
  if (shape.type === 'boolean') return true;
  return 'teks';
}

describe('on every route', () => {
  test('the bodies of the access matrix are accepted as they are', () => {
    const refused = routesWithBody.filter((route) => !parsed(asSent(route)).ok);
    expect(refused.map(({ operation }) => operation)).toEqual([]);
    expect(routesWithBody.length).toBeGreaterThan(15);
  });

  test('no text of a body is taken with such a character, wherever it stands', () => {
    const taken: unknown[] = [];
    let tried = 0;
    for (const route of routesWithBody) {
      const bodies = [asSent(route).body, fullBody((route as Route).body)];
      for (const body of bodies) {
        for (const place of placesOf(body)) {
          for (const mark of marks) {
            tried += 1;
            const outcome = parsed({ ...asSent(route), body: marked(body, place, mark) });
            // A cell is data: what a file may hold, correction may write.
            const isCell = route.operation === 'mendUpload' && place.at(-1) === 'value' && !/[\p{Cc}\p{Cs}]/u.test(mark);
            if (outcome.ok && !isCell) taken.push([route.operation, place.join('.'), mark]);
            if (!outcome.ok) expect(outcome.problem.status).toBe(400);
          }
        }
      }
    }
    expect(taken).toEqual([]);
    expect(tried).toBeGreaterThan(1_000);
  });

  test('nor in the name of a member, nor in any JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...routesWithBody), fc.json(), fc.constantFrom(...marks), fc.boolean(), (route, json, mark, asName) => {
        const inside: unknown = JSON.parse(json);
        const body = asName ? { reason: 'x', [`a${mark}`]: inside } : { reason: `x${mark}`, inside };
        const outcome = parsed({ ...asSent(route), body });
        expect(outcome.ok ? 200 : outcome.problem.status).toBe(400);
      }),
      { numRuns: 300 },
    );
  });

  test('no parameter of a query is taken with one', () => {
    const asked = listRoutes().flatMap((route) => Object.keys(route.query.shape).map((name) => ({ route, name })));
    const taken = asked.flatMap(({ route: { operation, path }, name }) =>
      marks
        .filter((mark) => isTaken(parsed({ ...requestFor(operation, path, 'posyandu'), query: { [name]: [`a${mark}b`] } }), mark))
        .map((mark) => [operation, name, mark]),
    );
    expect(taken).toEqual([]);
    expect(asked.length).toBeGreaterThan(30);
  });
});

/** A page passes over what does not fit; the operation gets nothing of it. */
function isTaken(outcome: ReturnType<typeof parsed>, mark: string): boolean {
  return outcome.ok && Object.values(Object(outcome.call.query)).join().includes(mark);
}

test('the place is named, and the character is not said again', () => {
  const outcome = parsed({ operation: 'withdrawDataset', params: { datasetId: 'posyandu' }, body: { reason: 'Salah\u202ehitung' } });
  expect(outcome).toMatchObject({ ok: false, problem: { status: 400, detail: expect.stringContaining('reason: memuat karakter') } });
  expect(JSON.stringify(outcome)).not.toContain('\u202e');
});

test('a body of very many brackets is refused and not a fault', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const standard = `{"fields":[{"name":"a","type":"string","constraints":{"jsonSchema":${deep}}}]}`;
  const event = {
    ...proxyEvent({ operation: 'setStandard', params: { datasetId: 'posyandu' } }, { principal: 'anonymous' }),
    body: standard,
  };
  expect(parseCall(event)).toMatchObject({ ok: false, problem: { status: 400 } });
});
