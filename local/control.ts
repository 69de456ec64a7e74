import { randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { closeServer, listen } from './listen.ts';
import { ownHostOnly } from './own-host.ts';

/** What another process of the same user may ask of a running laptop. */
export type ControlActions = {
  /** An access token of an account, named by id, sub or e-mail address. Rejects when none such may sign in. */
  readonly issueToken: (account: string) => Promise<string>;
  /** Fires the rules whose logical id begins so. */
  readonly runSchedule: (logicalIdPrefix: string) => Promise<unknown>;
  /** Compares the access records of these UTC days with their archive; gives what the archive function answers. Rejects with what it says against them. */
  readonly compareRecords: (from: string, until?: string) => Promise<unknown>;
  /** Puts a new key of the subject index in force first, where asked; then has the index kept until nothing is left to do. Gives what was done. */
  readonly keepIndex: (newKey: boolean) => Promise<unknown>;
  /** Counts what was read at the front door until now; gives what the function answers. */
  readonly countReads: () => Promise<unknown>;
  /** Whom a version of a dataset concerns; gives what the function answers. Rejects with what it says against the question. */
  readonly listConcerned: (asked: { readonly datasetId: string; readonly version: number; readonly by: string }) => Promise<unknown>;
  /** Lets the laptop's time go on from that moment (RFC 3339); without one, from the machine's. */
  readonly setClock: (at: string | undefined) => Promise<void>;
  /** Evaluates every alarm now; gives how each stands, and what was told last. */
  readonly alarms: () => Promise<unknown>;
  /** The environment in which whoever keeps the city by hand calls its services (upkeep/): names, endpoints and a key that this start made. */
  readonly operator: () => Promise<Readonly<Record<string, string>>>;
  /** Has an alarm ring without a cause, to see whom it tells. */
  readonly ring: (alarm: string) => Promise<void>;
};

const controlSchema = z.strictObject({ port: z.int(), secret: z.string() });
const requestSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('token'), account: z.string() }),
  z.strictObject({ ask: z.literal('schedule'), logicalIdPrefix: z.string() }),
  z.strictObject({ ask: z.literal('alarms') }),
  z.strictObject({ ask: z.literal('operator') }),
  z.strictObject({ ask: z.literal('ring'), alarm: z.string() }),
  z.strictObject({ ask: z.literal('clock'), at: z.iso.datetime().optional() }),
  z.strictObject({ ask: z.literal('keep-index'), newKey: z.boolean() }),
  z.strictObject({ ask: z.literal('count-reads') }),
  z.strictObject({ ask: z.literal('concerned'), datasetId: z.string(), version: z.int(), by: z.string() }),
  z.strictObject({ ask: z.literal('compare-records'), from: z.string(), until: z.string().optional() }),
]);

type Asked = z.infer<typeof requestSchema>;

/** How each is asked for by hand. */
const commands: Readonly<Record<Asked['ask'], string>> = {
  token: 'npm run --silent token -- <akun>',
  schedule: 'npm start',
  alarms: 'npm run --silent alarms',
  ring: 'npm run smoke -- <alamat>',
  clock: 'npm start',
  operator: 'npm run --silent <perintah tadi>',
  'keep-index': 'npm run --silent keep-index [-- --new-key]',
  'count-reads': 'npm run --silent count-reads',
  concerned: 'npm run --silent concerned -- <dataset> <versi> <berkas> <nama Anda>',
  'compare-records': 'npm run --silent compare-records -- <dari> [<sampai>]',
};

const maxRequestBytes = 10_000; // a request is two short words

/**
 * Opens the control port on the loopback address. Its secret lies in `<home>/control.json`, which only this user can read:
 * who can read the laptop's home can act on it, nobody else.
 */
export async function openControl(home: string, actions: ControlActions): Promise<{ readonly close: () => Promise<void> }> {
  const secret = randomBytes(32).toString('hex');
  const path = join(home, 'control.json');
  const answer: RequestListener = (request, response) => {
    respond(request, response, secret, actions).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    });
  };
  const server = createServer(ownHostOnly(answer));
  const port = await listen(server, 0);
  rmSync(path, { force: true });
  writeFileSync(path, JSON.stringify({ port, secret }), { mode: 0o600 });
  return {
    close: async () => {
      rmSync(path, { force: true });
      await closeServer(server);
    },
  };
}

/** Asks the laptop that runs on `home`. Throws a sentence for the user when none does, or when it refuses. */
export async function askLaptop(home: string, request: Asked): Promise<unknown> {
  const { port, secret } = readControl(home, request);
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    body: JSON.stringify(request),
  }).catch(() => Promise.reject(notRunning(home, request)));
  const answer = z.object({ result: z.unknown().optional(), error: z.string().optional() }).parse(await response.json());
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.result;
}

function readControl(home: string, request: Asked): z.infer<typeof controlSchema> {
  try {
    return controlSchema.parse(JSON.parse(readFileSync(join(home, 'control.json'), 'utf8')));
  } catch {
    throw notRunning(home, request);
  }
}

/** Most often it does run, with its data elsewhere: so the place is named, and how to name another. */
function notRunning(home: string, { ask }: Asked): Error {
  return new Error(
    `Tidak ada Satu Data yang berjalan dengan data di ${home}. Jalankan dulu: npm start. Bila datanya di tempat lain, sebut tempat itu: SATUDATA_HOME=<folder> ${commands[ask]}`,
  );
}

async function respond(request: IncomingMessage, response: ServerResponse, secret: string, actions: ControlActions): Promise<void> {
  if (!sameText(request.headers.authorization ?? '', `Bearer ${secret}`)) {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"wrong secret"}');
    return;
  }
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > maxRequestBytes) throw new Error('The request is too long');
  }
  const result = await act(requestSchema.parse(JSON.parse(text)), actions);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ result }));
}

function act(asked: Asked, actions: ControlActions): Promise<unknown> {
  switch (asked.ask) {
    case 'token':
      return actions.issueToken(asked.account);
    case 'schedule':
      return actions.runSchedule(asked.logicalIdPrefix);
    case 'alarms':
      return actions.alarms();
    case 'operator':
      return actions.operator();
    case 'ring':
      return actions.ring(asked.alarm);
    case 'clock':
      return actions.setClock(asked.at);
    case 'keep-index':
      return actions.keepIndex(asked.newKey);
    case 'count-reads':
      return actions.countReads();
    case 'concerned':
      return actions.listConcerned({ datasetId: asked.datasetId, version: asked.version, by: asked.by });
    case 'compare-records':
      return actions.compareRecords(asked.from, asked.until);
  }
}

function sameText(given: string, expected: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
