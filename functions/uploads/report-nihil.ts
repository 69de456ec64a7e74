import { tooLargeForMeta } from '../datasets/meta-size.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { periodText } from '../messages/period.ts';
import { noRoomForNihilText, whyNoNihil } from '../messages/why-no-nihil.ts';
import { nextDueAfter } from '../model/cadence.ts';
import type { Dataset } from '../model/dataset.ts';
import { isNihil } from '../model/nihil.ts';
import { nameOfPrincipal, principalIdOf } from '../model/principal.ts';
import type { UnitStore } from '../units/unit.port.ts';
import { currentManifest } from '../versions/history.ts';
import type { NihilLog } from './nihil-log.port.ts';
import { reportUnitNihil, type UnitNihilPorts } from './report-unit-nihil.ts';
import { unitMeant } from './unit-meant.ts';

type Ports = UnitNihilPorts & {
  readonly units: Pick<UnitStore, 'get' | 'ofOpd'>;
  readonly nihils: Pick<NihilLog, 'put'>;
};

/**
 * POST …/nihil, by an operator or the head: there is nothing to report for the period that is due. It is its delivery: the next date moves as a file would move it.
 * A file of that period that is published later takes its place. Again changes nothing. Of one unit, by its account or its OPD, it is that unit's part alone.
 */
export function reportNihil(ports: Ports): Operation<'reportNihil'> {
  return (call) =>
    onDataset(ports.datasets, call, 'report-nihil', async (first): Promise<Answer<'reportNihil'>> => {
      const meant = await unitMeant(ports.units, call.principal, 'report-nihil', first, call.body.unitId);
      if (!meant.ok) return meant.problem;
      const { unitId } = meant;
      let dataset: Dataset | undefined = first;
      for (let attempt = 0; dataset && attempt < limits.maxPublishAttempts; attempt += 1) {
        const answer = await (unitId === undefined ? report(ports, dataset, call) : reportUnitNihil(ports, dataset, call, unitId));
        if (answer !== 'stale') return answer;
        dataset = await ports.datasets.get(first.datasetId);
      }
      return conflict('Dataset ini baru saja berubah. Muat ulang, lalu coba lagi.');
    });
}

async function report(ports: Ports, dataset: Dataset, call: Call<'reportNihil'>): Promise<Answer<'reportNihil'> | 'stale'> {
  const { now, principal } = call;
  const { period } = call.body;
  if (dataset.nihil?.period === period && isNihil(dataset)) {
    await log(ports, dataset);
    return answerOf(dataset);
  }
  const why = whyNoNihil(dataset, period, now);
  if (why !== undefined) return conflict(why);
  const manifest = await currentManifest(ports.manifests, dataset);
  if (manifest?.parts.some((part) => part.period === period))
    return conflict(`Data ${periodText(period, 'long')} sudah terbit, jadi tidak nihil.`);
  const nextDue = nextDueAfter(dataset.cadence, now, dataset.nextDue);
  const at = now.toISOString();
  const next: Dataset = {
    ...dataset,
    ...(nextDue === undefined ? {} : { nextDue }),
    nihil: { period, at, by: principalIdOf(principal), name: nameOfPrincipal(principal) },
    ...{ updatedAt: at, revision: dataset.revision + 1 },
  };
  if (tooLargeForMeta(next, limits.metaHoldBytes)) return conflict(noRoomForNihilText);
  // One that an earlier version of the software kept in META alone.
  await log(ports, dataset);
  if ((await ports.datasets.replace(next)) === 'stale') return 'stale';
  await log(ports, next);
  await ports.refresh.request(dataset.datasetId);
  return answerOf(next);
}

/** For the history of periods: META has the latest alone, and loses it to data of that period. It counted all the same. */
async function log({ nihils }: Ports, { datasetId, nihil }: Dataset): Promise<void> {
  if (nihil) await nihils.put({ datasetId, ...nihil });
}

function answerOf({ datasetId, nihil, nextDue }: Dataset): Answer<'reportNihil'> {
  if (!nihil) throw new Error(`dataset ${datasetId} has no nihil to tell of`);
  return ok({ datasetId, period: nihil.period, at: nihil.at, nextDue });
}
