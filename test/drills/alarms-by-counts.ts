import { type Client, follow, send, textMember, upload } from '../../demo/client.ts';
import { limits } from '../../functions/limits.ts';
import { allOf } from '../../upkeep/all-of.ts';
import { tableOf } from '../../upkeep/copy-city.ts';
import { bind, niks, publishPersons } from '../browser/persons.ts';
import { type AlarmCity, until } from './alarm-city.ts';
import { register, sendFile } from './alarms-by-faults.ts';
import type { Running } from './city.ts';
import type { Stage } from './drill.ts';

const content = 'kode,jumlah\nA1,1\n';
const hour = 3_600_000;
const day = 24 * hour;
const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;
const before = (milliseconds: number) => new Date(Date.now() - milliseconds);

/** What the desk counts of itself, and what nobody counts while no schedule runs. */
export async function playCounts(stage: Stage, city: AlarmCity): Promise<void> {
  await playFault(stage, city);
  const running = await city.deploy();
  await playSilence(stage, city, running);
  await playTampering(stage, city, running);
  await playLooks(stage, city, running);
  stage.say('A quarter of an hour in which no upload fails and nobody looks.');
  await city.ends(['UploadsFailed', 'LooksOverLimit'], 16);
}

async function playFault({ say }: Stage, city: AlarmCity): Promise<void> {
  const { client } = await city.deploy({
    impatientQueues: ['SmallUploadsQueue'],
    withoutRights: [
      // It may not ask for a pause before the next try: five are made in seconds.
      { role: 'IngestSmallRole', action: 'sqs:ChangeMessageVisibility', on: 'SmallUploads' },
      { role: 'IngestSmallRole', action: 's3:PutObject', on: 'PublishedBucket' },
    ],
  });
  say('No schedule runs.');
  await city.rings(['RecountMissing', 'ArchiveMissing']);
  city.rest(['UploadsFailed']);
  say('A deployment whose ingest may not publish; a clerk sends a file, and five tries are made.');
  const uploadId = await sendFile(client, 'gagal');
  await city.rings(['UploadsFailed']);
  say(`The upload is ${textMember(await follow(client, 'dinkes', 'gagal', uploadId), 'state')}.`);
}

async function playSilence({ say }: Stage, city: AlarmCity, { laptop, client }: Running): Promise<void> {
  await laptop.setClock(before((limits.opdSilentDays + 3) * day));
  await register(client, 'dinsos', 'sepi', { cadence: 'daily' });
  // The gauge is told once a day.
  await laptop.setClock(before(day));
  city.rest(['OpdSilent'], -dayMinutes);
  await runOnce({ laptop }, 'RecountRule');
  say(`The deployment before. A daily dataset of which nothing came for ${limits.opdSilentDays + 2} days is counted.`);
  await city.rings(['OpdSilent'], -dayMinutes);
  await laptop.setClock(undefined);
  await publish(client, 'dinsos', 'sepi');
  await runOnce({ laptop }, 'RecountRule');
  say('It is delivered, and counted again the next day.');
  await city.ends(['OpdSilent', 'RecountMissing']);
}

/** A record that nobody may touch is deleted by whoever has every right on the account. */
async function playTampering({ say }: Stage, city: AlarmCity, { laptop, client, city: stores }: Running): Promise<void> {
  await laptop.setClock(before(3 * day));
  await register(client, 'dinkes', 'terbatas', { access: 'limited' });
  await publish(client, 'dinkes', 'terbatas');
  const read = await send(client, 'dinsos', 'GET', '/v1/datasets/terbatas/rows');
  // The gauge is of an hour.
  await laptop.setClock(before(2 * hour));
  await runOnce({ laptop }, 'ArchiveRule');
  say('Days that are over are archived.');
  await city.ends(['ArchiveMissing']);
  city.rest(['RecordsTampered']);
  // An operator's clock is this machine's.
  await laptop.setClock(undefined);
  const records = tableOf(stores, 'records');
  const removed = (await allOf(records.items())).find(({ pk }) => pk.startsWith('AUDIT#terbatas#'));
  if (read.status !== 200 || removed === undefined) throw new Error(`no record of a read that was answered ${read.status}`);
  await records.remove(removed);
  await laptop.setClock(before(2 * hour));
  await runOnce({ laptop }, 'ArchiveRule');
  say('Of an archived day one access record is deleted by hand.');
  await city.rings(['RecordsTampered'], 1 - 2 * hourMinutes);
  await laptop.setClock(undefined);
  await records.putMissing(removed);
  await runOnce({ laptop }, 'ArchiveRule');
  say('It is put back as it was, and compared again.');
  await city.ends(['RecordsTampered']);
}

async function playLooks({ say }: Stage, city: AlarmCity, { client }: Running): Promise<void> {
  await publishPersons(client);
  await bind(client, 'pembaca', niks.reader);
  const asked = { nik: niks.wife, purpose: 'verifikasi-bantuan', caseNumber: '460/128/2026', reason: 'Memeriksa sebelum penyaluran' };
  const look = async () => (await send(client, 'pembaca', 'POST', '/v1/persons/lookups', asked)).status;
  for (let looks = 0; looks < limits.maxLookUpsPerDay; looks += 1) {
    const status = await look();
    if (status !== 200) throw new Error(`look ${looks} was answered ${status}`);
  }
  city.rest(['LooksOverLimit']);
  say(`An officer looks ${limits.maxLookUpsPerDay} people up in a day, and one more: ${await look()}.`);
  await city.rings(['LooksOverLimit']);
}

async function publish(client: Client, account: string, datasetId: string): Promise<void> {
  const uploadId = textMember(await upload(client, account, datasetId, 'data.csv', content), 'uploadId');
  const path = `/v1/datasets/${datasetId}/uploads/${uploadId}`;
  await send(client, 'kominfo', 'POST', `${path}/review`, { decision: 'approve', reasons: [] });
  await until(`${datasetId} is published`, async () => {
    const { body } = await send(client, account, 'GET', path);
    return textMember(body, 'state') === 'published' ? body : undefined;
  });
}

async function runOnce({ laptop }: Pick<Running, 'laptop'>, rule: string): Promise<void> {
  const outcomes = await laptop.runSchedule(rule);
  if (outcomes.length !== 1 || outcomes.some(({ ok }) => !ok)) throw new Error(`${rule} did not run: ${JSON.stringify(outcomes)}`);
}
