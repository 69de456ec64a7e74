import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Dataset } from '../model/dataset.ts';
import { duePeriodOf } from '../model/nihil.ts';
import { principalIdOf, unitOpdsOf } from '../model/principal.ts';
import { delivers, type Unit } from '../model/unit.ts';
import type { UnitStore } from '../units/unit.port.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { wholePeriod } from '../versions/merge-parts.ts';
import { partStanding, toldUpload, uploadsSince } from './part-standing.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'load'>;
  readonly manifests: ManifestStore;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly units: Pick<UnitStore, 'ofOpd'>;
};
type Item = AnswerBody<'listOwnUnits'>['items'][number];

/**
 * GET /v1/me/units: the units that the caller acts for, what each of them delivers, and how its own part of the period that is due stands. Of other units' parts
 * nothing is told, nor how many there are.
 */
export function listOwnUnits(ports: Ports): Operation<'listOwnUnits'> {
  return async ({ principal, now }) => {
    const decision = decide(principal, 'identify', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const all = (await Promise.all(unitOpdsOf(principal).map((opdId) => ports.units.ofOpd(opdId)))).flat();
    const own = all.filter(({ accounts, ended }) => ended === undefined && accounts.includes(principalIdOf(principal)));
    const datasets = await ports.datasets.load([...new Set(own.flatMap(({ datasetIds }) => datasetIds))]);
    const items = await Promise.all(own.map((unit) => itemOf(ports, unit, datasets, now)));
    return { ...ok({ items }), log: allowedLog(decision) };
  };
}

async function itemOf(ports: Ports, unit: Unit, datasets: ReadonlyMap<string, Dataset>, now: Date): Promise<Item> {
  const delivered = unit.datasetIds.flatMap((datasetId) => datasets.get(datasetId) ?? []);
  const standing = delivered.filter(
    (dataset) => dataset.opdId === unit.opdId && dataset.state !== 'withdrawn' && delivers(unit, dataset.datasetId),
  );
  const { opdId, unitId, name } = unit;
  return { opdId, unitId, name, datasets: await Promise.all(standing.map((dataset) => datasetOf(ports, unit, dataset, now))) };
}

async function datasetOf(ports: Ports, { unitId }: Unit, dataset: Dataset, now: Date): Promise<Item['datasets'][number]> {
  const { datasetId, title, cadence, nextDue } = dataset;
  const period = duePeriodOf(dataset);
  const [manifest, uploads] = await Promise.all([
    currentManifest(ports.manifests, dataset),
    uploadsSince(ports.uploads, datasetId, period ?? wholePeriod, now),
  ]);
  const isWhole = manifest?.parts.some((part) => part.unitId === unitId && part.period === wholePeriod);
  const standing = partStanding(manifest, uploads, unitId, isWhole ? wholePeriod : (period ?? wholePeriod));
  return {
    ...{ datasetId, title, cadence, status: standing.status },
    ...(nextDue === undefined ? {} : { nextDue }),
    ...(period === undefined ? {} : { period }),
    ...toldUpload(standing),
  };
}
