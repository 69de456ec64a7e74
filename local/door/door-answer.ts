import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse, validateHeaderValue } from 'node:http';
import type { BehaviourModel } from '../assembly/front-door.ts';
import type { Gateway, Outgoing } from '../gateway/gateway.ts';
import type { DoorAnswer, DoorHeader } from './kept-answers.ts';

/** The API's answer to a request, not sent yet. */
export async function answerOf(gateway: Gateway, request: IncomingMessage): Promise<DoorAnswer> {
  let answer: DoorAnswer = { status: 500, headers: new Map(), body: Buffer.alloc(0) };
  const outgoing: Outgoing = {
    writeHead: (status, told) => {
      answer = { ...answer, status, headers: new Map(Object.entries(told).flatMap(headerOf)) };
    },
    end: (content) => {
      answer = { ...answer, body: Buffer.from(content) };
    },
  };
  await gateway(request, outgoing);
  return answer;
}

/** As Node's own answer does, it throws at a header that HTTP can't carry, before anything is sent. */
function headerOf([name, value]: [string, OutgoingHttpHeaders[string]]): [string, DoorHeader][] {
  if (value === undefined) return [];
  const values = Array.isArray(value) ? value : [String(value)];
  for (const one of values) validateHeaderValue(name, one);
  return [[name.toLowerCase(), { name, values }]];
}

/** With the behaviour's own headers; one that does not override stands behind what the origin said. */
export function withHeaders(answer: DoorAnswer, own: BehaviourModel['headers'], more: Readonly<Record<string, string>>): DoorAnswer {
  const headers = new Map(answer.headers);
  const set = (name: string, value: string) => headers.set(name.toLowerCase(), { name, values: [value] });
  for (const { name, value, override } of own) if (override || !headers.has(name.toLowerCase())) set(name, value);
  for (const [name, value] of Object.entries(more)) set(name, value);
  return { ...answer, headers };
}

/** What somebody is told who has the answer already (RFC 9110, 13.1.2); undefined where they have not. */
export function notModified({ status, headers }: DoorAnswer, request: IncomingMessage): DoorAnswer | undefined {
  const asked = request.headers['if-none-match'];
  const tag = headers.get('etag')?.values[0];
  if (status !== 200 || asked === undefined || tag === undefined) return undefined;
  if (!asked.split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))) return undefined;
  const ofContent = ['content-length', 'content-type', 'content-encoding'];
  return { status: 304, headers: new Map([...headers].filter(([name]) => !ofContent.includes(name))), body: Buffer.alloc(0) };
}

export function sendAnswer({ status, headers, body }: DoorAnswer, response: ServerResponse): void {
  const written = [...headers.values()].map(({ name, values }) => [name, values.length === 1 ? values[0] : [...values]] as const);
  response.writeHead(status, Object.fromEntries(written));
  response.end(body);
}
