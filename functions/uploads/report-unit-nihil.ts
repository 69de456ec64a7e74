import type { DatasetStore } from '../datasets/dataset.port.ts';
import { tooLargeForMeta } from '../datasets/meta-size.ts';
import type { Refresh } from '../datasets/refresh.port.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { conflict } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { noRoomForNihilText, whyNoNihil, whyNoUnitNihil } from '../messages/why-no-nihil.ts';
import { nextDueAfter } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import { duePeriodOf } from '../model/nihil.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import { delivers } from '../model/unit.ts';
import type { UnitNihil } from '../model/unit-nihil.ts';
import type { UnitStore } from '../units/unit.port.ts';
import type { UnitNihils } from '../units/unit-nihils.port.ts';
import { isCollected, type Spoken } from '../versions/delivered-by.ts';
import { withDelivery } from '../versions/flip.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import type { NihilLog } from './nihil-log.port.ts';
import { partStanding, reachOf } from './part-standing.ts';
import { allUploads } from './read-uploads.ts';
import { spokenOf } from './spoken.ts';
import type { UploadStore } from './upload.port.ts';

export type UnitNihilPorts = {
  readonly datasets: DatasetStore;
  readonly manifests: ManifestStore;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly units: Pick<UnitStore, 'ofOpd'>;
  readonly unitNihils: UnitNihils;
  readonly nihils: Pick<NihilLog, 'put'>;
  readonly refresh: Refresh;
};

type Outcome = Answer<'reportNihil'> | 'stale';

/**
 * That one unit has nothing to report for the period that is due. It is kept first; then META moves a revision on, so that a part which is published in the same moment
 * reads again (`Collection.nihils`), and of two that complete the period the later one sees the other. The unit's own file takes its place. Again changes nothing, but
 * finishes what was broken off.
 */
export async function reportUnitNihil(
  ports: UnitNihilPorts,
  dataset: Dataset,
  call: Call<'reportNihil'>,
  unitId: string,
): Promise<Outcome> {
  const { datasetId } = dataset;
  const { period } = call.body;
  const [manifest, before, uploads] = await Promise.all([
    currentManifest(ports.manifests, dataset),
    ports.unitNihils.list(datasetId, [period]),
    allUploads(ports.uploads, datasetId, reachOf(period, call.now)),
  ]);
  const standing = partStanding({ manifest, uploads, nihils: before }, unitId, period);
  if (standing.nihil) return settle(ports, dataset, { manifest, spoken: spokenOf(before, uploads), nihil: standing.nihil }, call.now);
  const why = whyNoNihil(dataset, period, call.now) ?? whyNoUnitNihil(manifest?.parts ?? [], standing.status, period);
  if (why !== undefined) return conflict(why);
  const nihil = { datasetId, unitId, period, ...saidBy(call) };
  await ports.unitNihils.put(nihil);
  const others = before.filter((one) => one.unitId !== unitId);
  return settle(ports, dataset, { manifest, spoken: spokenOf([...others, nihil], uploads), nihil }, call.now);
}

function saidBy({ now, principal }: Call<'reportNihil'>): Pick<UnitNihil, 'at' | 'by' | 'name'> {
  return { at: now.toISOString(), by: principalIdOf(principal), name: nameOfPrincipal(principal) };
}

type Said = { readonly manifest: Manifest | undefined; readonly spoken: Spoken; readonly nihil: UnitNihil };

/**
 * What it makes of the dataset: its delivery, where it was the last unit of the period that is due. One that an earlier request kept moves META for nothing else: whoever
 * repeats it would have every reader read again.
 */
async function settle(ports: UnitNihilPorts, dataset: Dataset, said: Said, now: Date): Promise<Outcome> {
  const { manifest, spoken, nihil } = said;
  const { datasetId, period } = nihil;
  if (duePeriodOf(dataset) !== period) return answerOf(nihil, dataset);
  const units = (await ports.units.ofOpd(dataset.opdId)).filter((unit) => delivers(unit, datasetId));
  const expected = units.map(({ unitId }) => unitId);
  // Of a unit that was ended meanwhile nothing is expected, and where it was the only one, nothing is complete.
  const isWhole = expected.includes(nihil.unitId) && isCollected(manifest?.parts ?? [], { period, expected, spoken });
  if (!isWhole && nihil.at !== now.toISOString()) return answerOf(nihil, dataset);
  const next = isWhole ? delivered(dataset, said, now) : { ...dataset, revision: dataset.revision + 1 };
  if (tooLargeForMeta(next, limits.metaHoldBytes)) return conflict(noRoomForNihilText);
  if ((await ports.datasets.replace(next)) === 'stale') return 'stale';
  if (!isWhole) return answerOf(nihil, next);
  if (next.nihil?.period === period) await ports.nihils.put({ datasetId, ...next.nihil });
  await ports.refresh.request(datasetId);
  return answerOf(nihil, next);
}

/** All its units have spoken: it is delivered, or there was nothing at all. */
function delivered(dataset: Dataset, { manifest, nihil: { period, by, name } }: Said, now: Date): Dataset {
  if (manifest?.parts.some((part) => part.period === period)) return withDelivery(dataset, { now, deliveredAt: now });
  const nextDue = nextDueAfter(dataset.cadence, now, dataset.nextDue);
  const at = now.toISOString();
  return {
    ...dataset,
    ...(nextDue === undefined ? {} : { nextDue }),
    nihil: { period, at, by, name },
    ...{ updatedAt: at, revision: dataset.revision + 1 },
  };
}

function answerOf({ datasetId, unitId, period, at }: UnitNihil, { nextDue }: Dataset): Answer<'reportNihil'> {
  return ok({ datasetId, unitId, period, at, nextDue });
}
