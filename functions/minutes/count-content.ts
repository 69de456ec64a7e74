import type { FollowUp } from '../model/minutes.ts';
import type { MinutesContent } from '../model/minutes-content.ts';
import { spanOf } from '../model/quarter.ts';
import { countDataset, isQuiet, type ReadDataset } from './count-dataset.ts';
import { type ReadPorts, readOpd } from './read-opd.ts';

type Of = { readonly opdId: string; readonly opdName: string; readonly period: string };

/** What minutes of an OPD's period say, from what was read of it. Pure. */
export function contentOf(of: Of, read: readonly ReadDataset[], followUps: readonly FollowUp[], now: Date): MinutesContent {
  const span = spanOf(of.period);
  const byDataset = new Map(followUps.map((followUp) => [followUp.datasetId, followUp]));
  const all = read.map((each) => countDataset(each, { span, followUp: byDataset.get(each.dataset.datasetId), now }));
  const told = all.filter((each) => !isQuiet(each));
  return {
    ...of,
    countedAt: now.toISOString(),
    isOver: span.until.getTime() <= now.getTime(),
    quiet: all.length - told.length,
    datasets: told.toSorted((one, other) => one.title.localeCompare(other.title, 'id') || one.datasetId.localeCompare(other.datasetId)),
  };
}

/** The same, recounted from the table. */
export async function countContent(ports: ReadPorts, of: Of, followUps: readonly FollowUp[], now: Date): Promise<MinutesContent> {
  return contentOf(of, await readOpd(ports, of.opdId, spanOf(of.period)), followUps, now);
}
