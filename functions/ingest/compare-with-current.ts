import type { Published } from '../datasets/published.port.ts';
import type { AnswerBody } from '../http/answer.ts';
import { limits } from '../limits.ts';
import { isPublic } from '../model/access-level.ts';
import type { Dataset } from '../model/dataset.ts';
import { type Manifest, type Part, placeOf, sumOfRows } from '../model/manifest.ts';
import type { Upload } from '../model/upload.ts';
import { isDayBesideMonth } from '../standards/inference/day-and-month.ts';
import { countFields } from '../standards/rules/small-counts.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { StandardContent } from '../standards/standard.ts';
import { baselinesOf, columnDrift, type Drift, replacedDrift, rowDrift } from '../versions/drift.ts';
import { currentManifest } from '../versions/history.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { mergeParts, wholePeriod } from '../versions/merge-parts.ts';
import { countPair, isReplaced, pairParts, sharedKey } from '../versions/pair-parts.ts';
import type { FractionShape, OpenDiffer, VersionDiffer } from '../versions/version-differ.port.ts';
import { asPart, type LocalFiles, localFiles } from './local-parts.ts';
import type { WrittenPart } from './table-engine.port.ts';

export type ComparePorts = {
  readonly standards: StandardStore;
  readonly manifests: ManifestStore;
  readonly published: Pick<Published, 'download'>;
  readonly differ: VersionDiffer;
};

/** What a delivery does to one period; `rowNumbers` name the first such rows of the clerk's own file. */
export type PeriodChange = NonNullable<AnswerBody<'getReport'>['changes']>[number];

export type Comparison = {
  /** The version that it was compared with; none for the first. */
  readonly against: { readonly n: number; readonly uploadId: string } | undefined;
  readonly changes: readonly PeriodChange[];
  readonly drift: readonly Drift[];
  /** Columns of an open dataset that may count people, and how many of their cells are small (access.md). */
  readonly smallCounts: readonly { readonly name: string; readonly cells: number }[];
  /** Rows of a unit's part whose primary key another unit's part of its period has, once for each of these parts. */
  readonly sharedKeys: number;
};

type Job = { readonly upload: Upload; readonly dataset: Dataset; readonly directory: string };
type Delivery = {
  readonly parts: readonly WrittenPart[];
  readonly content: StandardContent;
  /** The rows of the clerk's own file at these places of the part of a period. */
  readonly rowNumbersAt: (period: string, places: readonly number[]) => Promise<number[]>;
  /** How the fractions of each field of numbers are written in the file. */
  readonly fractionShapes: () => Promise<ReadonlyMap<string, FractionShape>>;
};

/** Compares what was just written with the version that stands, before anyone decides on it. Only parts that differ are fetched. */
export async function compareWithCurrent(ports: ComparePorts, job: Job, delivery: Delivery): Promise<Comparison> {
  const current = await currentManifest(ports.manifests, job.dataset);
  const delivered = delivery.parts.map((part) => asPart(part, job.upload));
  const merge = mergeParts(current, { uploadId: job.upload.uploadId, mode: job.upload.mode, parts: delivered });
  const entering = delivered.filter((part) => merge.parts.includes(part));
  const differ = openOnce(ports.differ, job.directory);
  try {
    const files = localFiles(ports.published, job.directory);
    const facts = { current, delivery, entering, merged: merge.parts };
    const { changes, replaced } = await countChanges(ports, differ.opened, files, facts);
    return {
      against: current && { n: current.n, uploadId: current.uploadId },
      changes,
      drift: [...replaced, ...(await findDrift(differ.opened, files, facts))].slice(0, limits.maxListedDrift),
      sharedKeys: await countSharedKeys(differ.opened, files, facts),
      smallCounts: isPublic(job.dataset) ? await findSmallCounts(differ.opened, delivery) : [],
    };
  } finally {
    await differ.close();
  }
}

type Opened = () => Promise<OpenDiffer>;

/** A first version has nothing to compare, and needs no database for it. */
function openOnce(differ: VersionDiffer, directory: string): { readonly opened: Opened; readonly close: () => Promise<void> } {
  let opening: Promise<OpenDiffer> | undefined;
  return {
    opened: () => {
      opening ??= differ.open(directory);
      return opening;
    },
    close: async () => (await opening)?.close(),
  };
}

type Facts = {
  readonly current: Manifest | undefined;
  readonly delivery: Delivery;
  readonly entering: readonly Part[];
  readonly merged: readonly Part[];
};

type Changes = { readonly changes: readonly PeriodChange[]; readonly replaced: readonly Drift[] };

async function countChanges(ports: ComparePorts, differ: Opened, files: LocalFiles, facts: Facts): Promise<Changes> {
  const { current, delivery, merged } = facts;
  const before = current && (await ports.standards.get(current.datasetId, current.standardVersion));
  const key = sharedKey(before, delivery.content);
  const changes: PeriodChange[] = [];
  const replaced: Drift[] = [];
  let sampled = 0;
  for (const pair of pairParts(current?.parts ?? [], merged)) {
    const compare = async () => (await differ()).count({ before: await files(pair.before), after: await files(pair.after) }, key);
    const counted = await countPair(pair, compare);
    const hasPlaces = counted.addedAt.length + counted.changedAt.length > 0;
    const names = hasPlaces && sampled++ < limits.maxSampledPeriods;
    const rowsAt = (places: readonly number[]) => (names ? delivery.rowNumbersAt(pair.period, places) : []);
    const rowNumbers = { added: await rowsAt(counted.addedAt), changed: await rowsAt(counted.changedAt) };
    const { added, removed, changed } = counted;
    const rows = sumOfRows(pair.after);
    changes.push({ period: pair.period, rows, replaced: isReplaced(pair), added, removed, changed, rowNumbers });
    const drift = current && isReplaced(pair) ? replacedDrift(current.n, { ...counted, before: pair.before, rows }) : undefined;
    if (drift !== undefined) replaced.push(drift);
  }
  return { changes, replaced };
}

async function findDrift(differ: Opened, files: LocalFiles, { current, delivery, entering, merged }: Facts): Promise<Drift[]> {
  const held = current?.parts ?? [];
  const baselines = baselinesOf(held, entering);
  const [first] = baselines;
  const dropped = held.filter((part) => !merged.some((other) => placeOf(other) === placeOf(part)));
  const whole = dropped.length > 0 && first?.period !== wholePeriod ? [{ period: wholePeriod, before: held, after: merged }] : [];
  const rows = rowDrift([...whole, ...baselines]);
  const differing = baselines.filter(({ before, after }) => before[0]?.sha256 !== after[0]?.sha256);
  if (differing.length === 0) return rows;
  const before = await files([...new Set(differing.flatMap((one) => one.before))]);
  const after = await files([...new Set(differing.flatMap((one) => one.after))]);
  const { fields, periodField, primaryKey = [] } = delivery.content;
  const passedOver = periodField === undefined ? primaryKey : [...primaryKey, periodField];
  const dayAndMonth = new Set(fields.filter(isDayBesideMonth).map(({ name }) => name));
  const shapes = { fractions: await delivery.fractionShapes(), dayAndMonth };
  return [...rows, ...columnDrift(await (await differ()).profile({ before, after }), passedOver, shapes)];
}

/**
 * Two units may both report one patient, one school, one row. That is no fault of the file, whose sender may not learn what others' parts hold, so that neither report
 * nor state tells of it: the OPD is told (uploads/list-parts.ts).
 */
async function countSharedKeys(differ: Opened, files: LocalFiles, { current, delivery, entering }: Facts): Promise<number> {
  const { primaryKey: key = [], rules } = delivery.content;
  if (key.length === 0 || rules?.primaryKey === 'peringatan') return 0;
  let shared = 0;
  for (const part of entering) {
    const others = (current?.parts ?? []).filter(({ period, unitId }) => period === part.period && unitId !== part.unitId);
    for (const other of part.unitId === undefined ? [] : others) {
      const sides = { before: await files([other]), after: await files([part]) };
      const counted = await (await differ()).count(sides, key);
      if (counted.by === 'key') shared += part.rows - counted.added;
    }
  }
  return shared;
}

async function findSmallCounts(differ: Opened, { parts, content }: Delivery): Promise<{ name: string; cells: number }[]> {
  const columns = countFields(content.fields);
  if (columns.length === 0) return [];
  const paths = parts.map(({ path }) => path);
  const counted = await (await differ()).smallCells(paths, columns, limits.smallCountMaximum);
  return [...counted].filter(([, cells]) => cells > 0).map(([name, cells]) => ({ name, cells }));
}
