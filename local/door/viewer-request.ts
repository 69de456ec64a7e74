import { createContext, runInContext, Script } from 'node:vm';
import * as z from 'zod';

/** Of a request what the code at the edge reads; headers by their names in lower case. */
export type Viewed = { readonly method: string; readonly path: string; readonly headers: ReadonlyMap<string, readonly string[]> };

/** The headers that the code wrote or took away. */
export type Changes = ReadonlyMap<string, string | undefined>;

const headerSchema = z.object({ value: z.string(), multiValue: z.array(z.object({ value: z.string() })).optional() });
type Header = z.infer<typeof headerSchema>;
const resultSchema = z.object({ method: z.string(), uri: z.string(), headers: z.record(z.string(), headerSchema) });

// CloudFront Functions, "Quotas": the size of a function.
const mostCodeBytes = 10 * 1024;

/**
 * A CloudFront function of `cloudfront-js-2.0` on viewer requests ("CloudFront Functions event structure"): what it does to the headers of one. Its `Date.now()` is the laptop's. Throws where the code is
 * too long for CloudFront, or does what the laptop does not know: answer by itself, or ask for another address.
 */
export function viewerRequestOf(code: string, now: () => Date): (viewed: Viewed) => Changes {
  if (Buffer.byteLength(code) > mostCodeBytes) throw new Error(`A CloudFront function has ${mostCodeBytes} bytes at most`);
  const context = createContext({ told: () => now().getTime() });
  runInContext('Date.now = told;', context);
  new Script(code).runInContext(context);
  const call = new Script('JSON.stringify(handler(JSON.parse(asked)))');
  return ({ method, path, headers }) => {
    const before = written(headers);
    const request = { method, uri: path, querystring: {}, cookies: {}, headers: before };
    context.asked = JSON.stringify({ version: '1.0', context: { eventType: 'viewer-request' }, viewer: { ip: '127.0.0.1' }, request });
    const after = resultSchema.parse(JSON.parse(z.string().parse(call.runInContext(context))));
    if (after.method !== method || after.uri !== path)
      throw new Error('The code at the edge changed method or address, which the laptop does not know');
    return changesOf(before, after.headers);
  };
}

function written(headers: Viewed['headers']): Record<string, Header> {
  return Object.fromEntries(
    [...headers].map(([name, values]) => {
      const [value = '', ...more] = values;
      return [name, more.length === 0 ? { value } : { value, multiValue: values.map((one) => ({ value: one })) }];
    }),
  );
}

function changesOf(before: Readonly<Record<string, Header>>, after: Readonly<Record<string, Header>>): Changes {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return new Map(changed.map((name) => [name, after[name]?.value]));
}
