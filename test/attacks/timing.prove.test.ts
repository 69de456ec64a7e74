import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { listRoutes } from '../../functions/routes.ts';
import { byUploadId } from '../access-matrix/tables.ts';
import { criterion } from '../criteria/criterion.ts';
import type { PrincipalName } from '../fakes/principals.ts';
import { seeded } from '../faults/schedules.ts';
import { type AttackedCity, authorizationOf, closedId, nobodysId, startAttackedCity } from './attacked-city.ts';
import { type IdPlace, idPlaces, outsidersId, withoutId } from './id-places.ts';
import { judge, measureUntil, type Series, type Verdict, warmUp } from './timed-series.ts';
import { timingPage } from './timing-page.ts';

/*
 * Does time tell a closed dataset from none, anywhere? Every place of every route where a caller may write an id, asked about a closed dataset and about one that
 * never existed, in pairs, by several callers who may see neither.
 */
const root = resolve(import.meta.dirname, '../..');
const callers: readonly PrincipalName[] = ['anonymous', 'citizen', 'other-head'];
/** Of the lengths of the two others. */
const nobodysOtherId = 'm-nobody-elsewhere';
const minutes = Number(process.env.TIMING_MINUTES ?? 7);
const againMinutes = 1;
const warmUps = 3;
/** How often chance alone makes a series a suspect, and a suspect guilty in fresh pairs. */
const suspectMiss = 0.01;
const guiltyMiss = 0.001;
const random = seeded(20_261_130);

let city: AttackedCity;
beforeAll(async () => {
  city = await startAttackedCity();
  const registration = { datasetId: outsidersId, title: 'Milik lain', description: 'Milik lain', access: 'limited', cadence: 'annual' };
  expect((await send(city.client, 'other-operator', 'POST', '/v1/datasets', registration)).status).toBe(201);
});
afterAll(async () => city?.stop());

test('every route has its pairs, or says why it takes no id', () => {
  const timed = new Set(idPlaces('any').map(({ operation }) => operation));
  const reasons = new Map(withoutId());
  const missing = listRoutes().filter(({ operation }) => timed.has(operation) === reasons.has(operation));
  expect(missing.map(({ operation }) => operation)).toEqual([]);
  const namesId = listRoutes().filter(({ path }) => path.includes('{datasetId}'));
  expect(namesId.filter(({ operation }) => !timed.has(operation))).toEqual([]);
});

test('no answer tells by its time whether a closed dataset exists', { timeout: 900_000 }, async () => {
  const all = await allSeries();
  const controls = await controlSeries();
  const { url } = city.laptop;
  const load = loadavg()[0] ?? 0;
  const deadline = performance.now() + minutes * 60_000;
  await warmUp(url, [...all, ...controls], warmUps, random);
  await measureUntil(url, [...all, ...controls], deadline, random);
  const first = all.map((series) => judge(series, suspectMiss, random));
  const suspects = first.filter(({ tells }) => tells);
  const again = [...suspects.map(({ series }) => series), ...controls].map((series) => ({ ...series, pairs: [] }));
  await measureUntil(url, again, performance.now() + againMinutes * 60_000, random);
  const second = again.map((series) => judge(series, guiltyMiss, random));
  const guilty = second.slice(0, suspects.length).filter((verdict, n) => verdict.tells && isSameSide(verdict, suspects[n]));
  const told = second.slice(suspects.length);
  const verdicts = first.map((verdict) => second[suspects.indexOf(verdict)] ?? verdict);
  const page = timingPage({
    verdicts,
    suspects: suspects.length,
    guilty,
    controls: told,
    machine: machineNow(load),
  });
  console.log(page);
  writeFileSync(join(root, 'docs/timing.md'), page);
  criterion(
    'T09',
    `${guilty.length} of ${verdicts.length} series tell a closed dataset from none by time (${suspects.length} suspects measured twice)`,
  );
  expect(told[0]?.tells, 'what does differ is seen').toBe(true);
  expect(guilty.map(({ series: { operation, place, caller } }) => ({ operation, place, caller }))).toEqual([]);
});

function isSameSide(one: Verdict, other: Verdict | undefined): boolean {
  return other !== undefined && one.auc > 0.5 === other.auc > 0.5;
}

async function allSeries(): Promise<Series[]> {
  const places = idPlaces(city.uploadId);
  const series = await Promise.all(callers.map(async (caller) => Promise.all(places.map((place) => seriesOf(place, caller)))));
  // The helpdesk follows any upload by its id, and sees no closed dataset: of one that is none, nobody may tell it.
  const followed = idPlaces('01KAM0000000000000000000ZZ').filter(({ operation }) =>
    listRoutes().some((route) => route.operation === operation && byUploadId.actions.includes(route.action)),
  );
  return [...series.flat(), ...(await Promise.all(followed.map((place) => seriesOf(place, 'helpdesk'))))];
}

/** One whose times do differ, by the floor of a "not found"; and one of two ids that nobody has. */
async function controlSeries(): Promise<Series[]> {
  const see = idPlaces(city.uploadId).filter(({ operation, place }) => operation === 'getDataset' && place === 'path');
  const series = await Promise.all(see.map((place) => seriesOf(place, 'other-head', [nobodysOtherId, nobodysId])));
  const health = { method: 'GET', path: '/v1/health' };
  return series.flatMap((one) => [
    { ...one, operation: 'health, getDataset', requests: [health, one.requests[1]], pairs: [], statuses: new Set() },
    one,
  ]);
}

async function seriesOf(
  { operation, place, request }: IdPlace,
  caller: PrincipalName,
  ids: readonly [string, string] = [closedId, nobodysId],
): Promise<Series> {
  const headers = await authorizationOf(city, caller);
  return { operation, place, caller, requests: [request(ids[0]), request(ids[1])], headers, pairs: [], statuses: new Set() };
}

function machineNow(load: number): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, commit ${commit}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${load.toFixed(1)} at the start`;
}
