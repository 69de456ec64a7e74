import { datasetStateText } from '../../../functions/messages/dataset-state.ts';
import { uploadStateText } from '../../../functions/messages/upload-state.ts';
import type { Headline, Upload } from '../../parts/api-nouns.ts';

/** A dataset as its clerk sees it on the desk: how its newest upload stands, and whether that is theirs to mend. */
export type Standing = {
  readonly dataset: Headline;
  readonly text: string;
  /** Nothing moves on until the clerk corrects it. */
  readonly urgent: boolean;
  readonly late: boolean;
  /** What needs the clerk has the lowest. */
  readonly rank: number;
};

const [mendRank, unsentRank, lateRank, noneRank, movingRank, publishedRank, withdrawnRank] = [0, 1, 2, 3, 4, 5, 6];
const ranks: Readonly<Record<string, number>> = {
  asking: mendRank,
  rejected: mendRank,
  returned: mendRank,
  waiting: unsentRank,
  published: publishedRank,
};
const lastDue = '9999';

/** `uploads` are the newest first, undefined where nobody asked; `now` as RFC 3339 UTC. */
export function standingOf(dataset: Headline, uploads: readonly Pick<Upload, 'state'>[] | undefined, now: string): Standing {
  const { state, nextDue } = dataset;
  if (state === 'withdrawn') return { dataset, text: datasetStateText(state), urgent: false, late: false, rank: withdrawnRank };
  const late = nextDue !== undefined && nextDue < now;
  const newest = uploads?.find((upload) => upload.state !== 'cancelled');
  const own = newest ? (ranks[newest.state] ?? movingRank) : state === 'published' ? publishedRank : noneRank;
  const none = uploads === undefined || state === 'published' ? datasetStateText(state) : 'belum ada unggahan';
  const text = newest ? uploadText(newest) : none;
  return { dataset, text, urgent: own === mendRank, late, rank: late ? Math.min(own, lateRank) : own };
}

/** Each group by title. */
export function inOrder(all: readonly Standing[]): Standing[] {
  return [...all].sort((a, b) => a.rank - b.rank || a.dataset.title.localeCompare(b.dataset.title));
}

/** The datasets whose uploads are worth a request each: at most so many, those due first. */
export function toAsk(datasets: readonly Headline[], most: number): Headline[] {
  return datasets
    .filter(({ state }) => state !== 'withdrawn')
    .sort((a, b) => (a.nextDue ?? lastDue).localeCompare(b.nextDue ?? lastDue))
    .slice(0, most);
}

/** Where the desk says more than the history: who it waits for. */
const deskText: Readonly<Record<string, string>> = { returned: 'dikembalikan walidata', asking: 'menunggu jawaban Anda' };

function uploadText({ state }: Pick<Upload, 'state'>): string {
  return deskText[state] ?? uploadStateText(state);
}
