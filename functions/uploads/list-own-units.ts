import { decide } from '../access/decide.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { type AnswerBody, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import type { Dataset } from '../model/dataset.ts';
import { runningPeriodOf } from '../model/latest-periods.ts';
import { principalIdOf, unitOpdsOf } from '../model/principal.ts';
import { delivers, type Unit } from '../model/unit.ts';
import type { UnitStore } from '../units/unit.port.ts';
import type { UnitNihils } from '../units/unit-nihils.port.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { wholePeriod } from '../versions/merge-parts.ts';
import { type Collected, partStanding, toldUpload, uploadsSince } from './part-standing.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'load'>;
  readonly manifests: ManifestStore;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly units: Pick<UnitStore, 'ofOpd'>;
  readonly unitNihils: Pick<UnitNihils, 'list'>;
};
type Item = AnswerBody<'listOwnUnits'>['items'][number];

/**
 * GET /v1/me/units: the units that the caller acts for, what each of them delivers, and how its own part of the period that runs stands. Of other units' parts
 * nothing is told, nor how many there are.
 */
export function listOwnUnits(ports: Ports): Operation<'listOwnUnits'> {
  return async ({ principal, now }) => {
    const decision = decide(principal, 'identify', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const all = (await Promise.all(unitOpdsOf(principal).map((opdId) => ports.units.ofOpd(opdId)))).flat();
    const own = all.filter(({ accounts, ended }) => ended === undefined && accounts.includes(principalIdOf(principal)));
    const datasets = await ports.datasets.load([...new Set(own.flatMap(({ datasetIds }) => datasetIds))]);
    const delivered = await Promise.all(
      [...datasets.values()]
        .filter((dataset) => own.some((unit) => isAskedFor(unit, dataset)))
        .map((dataset) => deliveredOf(ports, dataset, now)),
    );
    const items = own.map((unit) => itemOf(unit, delivered));
    return { ...ok({ items }), log: allowedLog(decision) };
  };
}

/** What stands of a dataset and was sent of it in its period: read once, for however many units. */
type Delivered = Collected & { readonly dataset: Dataset; readonly period: string | undefined; readonly isWhole: boolean };

async function deliveredOf(ports: Ports, dataset: Dataset, now: Date): Promise<Delivered> {
  const period = runningPeriodOf(dataset, now);
  const [manifest, read, nihils] = await Promise.all([
    currentManifest(ports.manifests, dataset),
    uploadsSince(ports.uploads, dataset.datasetId, period ?? wholePeriod, now),
    ports.unitNihils.list(dataset.datasetId, period === undefined ? [] : [period]),
  ]);
  return { dataset, period, manifest, ...read, nihils };
}

function itemOf(unit: Unit, all: readonly Delivered[]): Item {
  const own = all.filter(({ dataset }) => isAskedFor(unit, dataset));
  const inOrder = own.toSorted((one, other) => placeIn(unit, one) - placeIn(unit, other));
  const { opdId, unitId, name } = unit;
  return { opdId, unitId, name, datasets: inOrder.map((delivered) => datasetOf(unit, delivered)) };
}

function isAskedFor(unit: Unit, { datasetId, opdId, state }: Dataset): boolean {
  return opdId === unit.opdId && state !== 'withdrawn' && delivers(unit, datasetId);
}

/** As its OPD wrote them. */
function placeIn({ datasetIds }: Unit, { dataset }: Delivered): number {
  return datasetIds.indexOf(dataset.datasetId);
}

function datasetOf({ unitId }: Unit, { dataset, period, isWhole, ...collected }: Delivered): Item['datasets'][number] {
  const { datasetId, title, cadence, nextDue } = dataset;
  const hasWhole = collected.manifest?.parts.some((part) => part.unitId === unitId && part.period === wholePeriod);
  const standing = partStanding(collected, unitId, hasWhole ? wholePeriod : (period ?? wholePeriod));
  return {
    ...{ datasetId, title, cadence, status: standing.status },
    ...(nextDue === undefined ? {} : { nextDue }),
    ...(period === undefined ? {} : { period }),
    ...toldUpload(standing),
    // Only where it matters to this unit: how much others sent is not its own.
    isWhole: isWhole || standing.part !== undefined || standing.newest !== undefined || standing.nihil !== undefined,
  };
}
