import { type Client, follow, putHeaders, send, textMember } from '../../demo/client.ts';
import { type AlarmCity, until } from './alarm-city.ts';
import type { Stage } from './drill.ts';

const endsAtOnce = 'export const handler = () => process.exit(1);\n';
const slowAnswer = "export const handler = () => new Promise((answer) => setTimeout(answer, 10_100, { statusCode: 204, body: '' }));\n";
const nearTimeout = "export const handler = () => new Promise((answer) => setTimeout(answer, 22_500, { statusCode: 204, body: '' }));\n";
const content = 'kode,jumlah\nA1,1\n';

/** What the queues and the functions of the ingest tell: an ingest that ends at once, and is mended. */
export async function playIngest({ say }: Stage, city: AlarmCity): Promise<void> {
  const crashing = { code: { IngestSmallFunction: endsAtOnce } };
  const { client } = await city.deploy(crashing);
  city.rest(['IngestSmallCrashed', 'SmallUploadsWaiting', 'SmallUploadsDeadLetters']);
  say('A deployment whose ingest ends without an answer; a clerk sends a file.');
  const uploadId = await sendFile(client, 'latihan');
  await city.rings(['IngestSmallCrashed']);
  city.rest(['SmallUploadsWaiting'], 14);
  await city.rings(['SmallUploadsWaiting'], 16);
  say('Five tries, in seconds instead of half an hour.');
  await city.deploy({ ...crashing, impatientQueues: ['SmallUploadsQueue'] });
  await city.rings(['SmallUploadsDeadLetters'], 17);
  const whole = await city.deploy();
  const [dead, work] = [city.queueArn('SmallUploadsDeadLetters'), city.queueArn('SmallUploadsQueue')];
  for (const { body, receiptHandle } of await whole.laptop.queues.receive(dead, 1, new AbortController().signal)) {
    whole.laptop.queues.send(work, body);
    whole.laptop.queues.remove(dead, receiptHandle);
  }
  const upload = await until('the file is checked', async () => {
    const found = await follow(whole.client, 'dinkes', 'latihan', uploadId);
    return textMember(found, 'state') === 'in-review' ? found : undefined;
  });
  say(`The deployment before, and a redrive: the upload is ${textMember(upload, 'state')}.`);
  await city.ends(['IngestSmallCrashed', 'SmallUploadsWaiting', 'SmallUploadsDeadLetters'], 23);
}

/** What the API and the logs tell: an authorizer without a right, functions that take long, and both mended. */
export async function playApi({ say }: Stage, city: AlarmCity): Promise<void> {
  const forgotten = { role: 'AuthorizeRole', action: 'dynamodb:BatchGetItem', on: 'CatalogTable' };
  const cut = await city.deploy({ withoutRights: [forgotten] });
  city.rest(['AuthorizerErrors', 'ApiFaults']);
  const asked = await Promise.all([1, 2, 3].map(() => send(cut.client, 'dinkes', 'GET', '/v1/me')));
  say(`A deployment whose authorizer may not read its table: ${asked.map(({ status }) => status).join(', ')}.`);
  await city.rings(['AuthorizerErrors', 'ApiFaults']);
  const { client } = await city.deploy({ code: { ProgressFunction: slowAnswer, PlansFunction: nearTimeout } });
  say(`The right is back: ${(await send(client, 'dinkes', 'GET', '/v1/me')).status}.`);
  await city.ends(['AuthorizerErrors', 'ApiFaults'], 16);
  city.rest(['FunctionNearTimeout', 'ApiSlow'], 16);
  say('A deployment in which one function takes 22.5 of its 28 seconds, and another ten.');
  await send(client, 'dinkes', 'GET', '/v1/plans/2026/dinkes');
  await city.rings(['FunctionNearTimeout'], 17);
  // One after another: what was answered since the last look is told at the time of the next.
  for (const minutes of [22, 27]) {
    city.rest(['ApiSlow'], minutes - 5);
    await send(client, undefined, 'GET', '/v1/public-progress');
  }
  await city.rings(['ApiSlow'], 27);
  const whole = await city.deploy();
  say(`The deployment before: ${(await send(whole.client, undefined, 'GET', '/v1/public-progress')).status}.`);
  await city.ends(['FunctionNearTimeout', 'ApiSlow'], 53);
}

/** Registers a dataset of the account's OPD; open and annual unless `more` says otherwise. */
export async function register(
  client: Client,
  account: string,
  datasetId: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const registration = { datasetId, title: datasetId, description: 'Untuk latihan', access: 'open', cadence: 'annual', ...more };
  const { status, text } = await send(client, account, 'POST', '/v1/datasets', registration);
  if (status !== 201) throw new Error(`${datasetId} was not registered: ${status} ${text}`);
}

/** Sends a file of a dataset that it registers, and does not wait for what becomes of it. Gives the upload's number. */
export async function sendFile(client: Client, datasetId: string): Promise<string> {
  await register(client, 'dinkes', datasetId);
  const announced = { fileName: 'data.csv', size: Buffer.byteLength(content) };
  const started = await send(client, 'dinkes', 'POST', `/v1/datasets/${datasetId}/uploads`, announced);
  const put = await fetch(textMember(started.body, 'put', 'url'), { method: 'PUT', headers: putHeaders(started.body), body: content });
  if (!put.ok) throw new Error(`the file of ${datasetId} was not taken: ${put.status}`);
  return textMember(started.body, 'uploadId');
}
