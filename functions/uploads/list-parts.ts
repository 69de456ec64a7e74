import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import { type Answer, type AnswerBody, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { invalidRequest } from '../http/problem.ts';
import type { Dataset } from '../model/dataset.ts';
import { runningPeriodOf } from '../model/latest-periods.ts';
import type { PartStatus } from '../model/part-status.ts';
import { isPeriod, periodsInOrder } from '../model/period.ts';
import { delivers, type Unit } from '../model/unit.ts';
import type { UnitStore } from '../units/unit.port.ts';
import type { UnitNihils } from '../units/unit-nihils.port.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { wholePeriod } from '../versions/merge-parts.ts';
import { partStanding, toldUpload, uploadsSince } from './part-standing.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly manifests: ManifestStore;
  readonly uploads: Pick<UploadStore, 'list'>;
  readonly units: Pick<UnitStore, 'ofOpd'>;
  readonly unitNihils: Pick<UnitNihils, 'list'>;
};
type Item = AnswerBody<'listParts'>['items'][number];

/** GET …/units: which units' parts of a period have come, which wait and which are missing, for the owning OPD and the steward. No unit reads it. */
export function listParts(ports: Ports): Operation<'listParts'> {
  return (call) => onDataset(ports.datasets, call, 'see-units', (dataset) => answer(ports, call, dataset));
}

async function answer(ports: Ports, { query, now }: Call<'listParts'>, dataset: Dataset): Promise<Answer<'listParts'>> {
  const asked = query.period;
  if (asked !== undefined && asked !== wholePeriod && !isPeriod(asked))
    return invalidRequest([{ where: 'parameter period', what: 'tulis periode yang ada, misalnya 2026-09' }]);
  const [manifest, all] = await Promise.all([currentManifest(ports.manifests, dataset), ports.units.ofOpd(dataset.opdId)]);
  const held = (manifest?.parts ?? []).map(({ period }) => period);
  const period = asked ?? periodAsked(dataset, held, now);
  const [{ uploads, isWhole }, nihils] = await Promise.all([
    uploadsSince(ports.uploads, dataset.datasetId, period, now),
    ports.unitNihils.list(dataset.datasetId, [period]),
  ]);
  const items = all.flatMap((unit): Item[] => {
    const standing = partStanding({ manifest, uploads, nihils }, unit.unitId, period);
    const isDelivering = delivers(unit, dataset.datasetId);
    return isDelivering || standing.part ? [itemOf(unit, isDelivering, standing)] : [];
  });
  const count = (wanted: PartStatus) => items.filter(({ status }) => status === wanted).length;
  const [came, nihil, due] = [count('came'), count('nihil'), dataset.nextDue];
  const counts = { came, nihil, missing: items.length - came - nihil };
  return ok({ datasetId: dataset.datasetId, period, ...(due === undefined ? {} : { due }), items, ...counts, isWhole });
}

/** The period that runs, where the dataset has such periods; else the newest that it holds. */
function periodAsked(dataset: Dataset, held: readonly string[], now: Date): string {
  if (held.includes(wholePeriod)) return wholePeriod;
  return runningPeriodOf(dataset, now) ?? periodsInOrder(held).at(-1) ?? wholePeriod;
}

function itemOf({ unitId, name, kelurahan }: Unit, isDelivering: boolean, standing: ReturnType<typeof partStanding>): Item {
  const { part, status, newest, nihil } = standing;
  const sharedKeys = newest?.sharedKeys;
  return {
    ...{ unitId, name, ended: !isDelivering, status },
    ...(kelurahan === undefined ? {} : { kelurahan }),
    ...(part ? { rows: part.rows } : {}),
    ...(nihil ? { nihil: { at: nihil.at, name: nihil.name } } : {}),
    ...(sharedKeys === undefined ? {} : { sharedKeys }),
    ...toldUpload(standing),
  };
}
