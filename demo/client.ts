/** What the demo knows of the service: HTTP, as any client. */
export type Client = {
  readonly url: string;
  /** An access token of a demo account. */
  readonly token: (account: string) => Promise<string>;
};

/** How an alarm of the laptop stands. */
export type Alarm = { readonly name: string; readonly state: string };

export type Response = { readonly status: number; readonly body: unknown; readonly text: string };

/** One request as `account`, or as anyone. The JSON of the answer is parsed where it is JSON. */
export async function send(
  client: Client,
  account: string | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const response = await fetch(client.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(account ? { Authorization: `Bearer ${await client.token(account)}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: isJson(response, text) ? JSON.parse(text) : undefined };
}

/** API Gateway calls an empty answer JSON, too. */
function isJson(response: globalThis.Response, text: string): boolean {
  return text !== '' && /json/.test(response.headers.get('content-type') ?? '');
}

/** A member of a JSON object in an answer; undefined where there is none. */
export function member(body: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (value && typeof value === 'object' ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined),
    body,
  );
}

export function textMember(body: unknown, ...path: readonly string[]): string {
  const value = member(body, ...path);
  return typeof value === 'string' ? value : '';
}

const pollMilliseconds = 150;
const longestWaitMilliseconds = 120_000;
const moving = ['waiting', 'received', 'checking', 'accepted'];

/** Starts an upload, PUTs the bytes by the one-time URL, and waits for a state in which nothing more happens by itself. Gives the upload. */
export async function upload(
  client: Client,
  account: string,
  datasetId: string,
  fileName: string,
  content: string,
  more: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const bytes = Buffer.from(content, 'utf8');
  const started = await send(client, account, 'POST', `/v1/datasets/${datasetId}/uploads`, { fileName, size: bytes.length, ...more });
  if (started.status !== 201) throw new Error(`upload of ${fileName} was not started: ${started.status} ${started.text}`);
  const put = await fetch(textMember(started.body, 'put', 'url'), { method: 'PUT', headers: putHeaders(started.body), body: bytes });
  if (!put.ok) throw new Error(`upload of ${fileName} was not taken: ${put.status}`);
  return follow(client, account, datasetId, textMember(started.body, 'uploadId'));
}

/** The signed headers of an upload's PUT, without the length, which the client's HTTP sets by itself. */
export function putHeaders(started: unknown): Record<string, string> {
  const headers = member(started, 'put', 'headers');
  const entries = headers && typeof headers === 'object' ? Object.entries(headers) : [];
  return Object.fromEntries(
    entries.filter(([name]) => name.toLowerCase() !== 'content-length').map(([name, value]) => [name, String(value)]),
  );
}

export async function follow(client: Client, account: string, datasetId: string, uploadId: string): Promise<unknown> {
  const deadline = Date.now() + longestWaitMilliseconds;
  for (;;) {
    const { body, status } = await send(client, account, 'GET', `/v1/datasets/${datasetId}/uploads/${uploadId}`);
    if (status !== 200) throw new Error(`upload ${uploadId} can't be followed: ${status}`);
    if (!moving.includes(textMember(body, 'state'))) return body;
    if (Date.now() > deadline) throw new Error(`upload ${uploadId} stands still in state ${textMember(body, 'state')}`);
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
  }
}
