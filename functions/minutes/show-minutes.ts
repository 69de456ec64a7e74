import { decide } from '../access/decide.ts';
import { seeWholeMinutes } from '../access/minutes-rules.ts';
import { showsSizes } from '../access/sizes.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { Published } from '../datasets/published.port.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Minutes, Writing } from '../model/minutes.ts';
import { type MinutesContent, minutesContentSchema } from '../model/minutes-content.ts';
import type { Principal } from '../model/principal.ts';
import { countContent } from './count-content.ts';
import type { ReadPorts } from './read-opd.ts';
import { filesOf } from './writing-files.ts';
import { revisionOfFinal, writingOf } from './writings.ts';

export type ShowPorts = ReadPorts & {
  readonly datasets: Pick<DatasetStore, 'listByOpd' | 'load'>;
  readonly published: Pick<Published, 'getText'>;
};
type Reader = { readonly principal: Principal; readonly n?: number | undefined; readonly now: Date };

/**
 * The minutes of an OPD and period as somebody reads them: one of them whole, and what else there is. What is final says what was counted then, but names no dataset that its reader may not
 * know of today; a draft is recounted. Undefined where there is none that they may read.
 */
export async function showMinutes(
  ports: ShowPorts,
  minutes: Minutes,
  opdName: string,
  reader: Reader,
): Promise<AnswerBody<'getMinutes'> | undefined> {
  const isWhole = seeWholeMinutes(reader.principal, minutes.opdId).effect === 'allow';
  const visible = isWhole ? minutes.writings : minutes.writings.filter(({ state }) => state !== 'draft');
  const shown = reader.n === undefined ? visible.at(-1) : writingOf({ writings: visible }, reader.n);
  if (!shown && (reader.n !== undefined || !isWhole)) return undefined;
  const content = await contentOfWriting(ports, minutes, opdName, shown, reader.now);
  const known = isWhole ? content.datasets : await knownTo(ports, content, reader);
  return {
    ...{ opdId: minutes.opdId, period: minutes.period },
    revision: isWhole ? minutes.revision : revisionOfFinal(minutes.writings),
    shown: shown?.n,
    writings: visible.map((writing) => writingAnswer(writing, isWhole)),
    content: { ...content, datasets: known },
    unseen: content.datasets.length - known.length,
  };
}

/** What a writing tells: as it was frozen, or as it would be now. */
export async function contentOfWriting(
  ports: ShowPorts,
  { opdId, period }: Minutes,
  opdName: string,
  writing: Writing | undefined,
  now: Date,
): Promise<MinutesContent> {
  if (!writing?.final) return countContent(ports, { opdId, opdName, period }, writing?.followUps ?? [], now);
  const { key, versionId } = writing.final.content;
  const text = await ports.published.getText(key, versionId);
  if (text === undefined) throw new Error(`what minutes ${writing.n} of ${opdId} in ${period} tell is gone`);
  return minutesContentSchema.parse(JSON.parse(text));
}

/** Of what it names, what the reader may know of as it stands now. */
export async function knownTo(
  { datasets }: Pick<ShowPorts, 'datasets'>,
  content: MinutesContent,
  { principal, now }: Pick<Reader, 'principal' | 'now'>,
): Promise<MinutesContent['datasets']> {
  if (content.datasets.length === 0) return [];
  const found = await datasets.load(content.datasets.map(({ datasetId }) => datasetId));
  const seen = content.datasets.flatMap((told) => {
    const dataset = found.get(told.datasetId);
    return dataset && decide(principal, 'see', { kind: 'dataset', dataset }, now).effect === 'allow' ? [{ told, dataset }] : [];
  });
  // Whoever may not read it whole any more could try rows until a checksum fits.
  return seen.map(({ told, dataset }) => (showsSizes(principal, dataset, now) ? told : { ...told, checksums: [] }));
}

function writingAnswer(writing: Writing, isWhole: boolean): AnswerBody<'getMinutes'>['writings'][number] {
  const { n, state, letter, followUps, replaces, replacedBy, final, awaited, revoked } = writing;
  return {
    ...{ n, state, letter, replaces, replacedBy },
    followUps: isWhole ? followUps : undefined,
    finalAt: final?.at,
    checkNumber: final?.checkNumber,
    awaited: isWhole ? awaited?.paper : undefined,
    revoked: revoked && { at: revoked.at, reason: isWhole ? revoked.reason : undefined },
    files: filesOf(writing, isWhole).map(({ file, kept }) => ({
      ...{ file, sha256: kept.sha256, bytes: kept.bytes },
      ...('at' in kept ? { at: kept.at, keepsFinal: kept.keepsFinal, hasSignature: kept.hasSignature } : {}),
    })),
  };
}
