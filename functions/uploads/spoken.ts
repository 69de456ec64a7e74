import { spanOf } from '../model/quarter.ts';
import type { UnitNihil } from '../model/unit-nihil.ts';
import type { Upload } from '../model/upload.ts';
import type { UnitNihils } from '../units/unit-nihils.port.ts';
import { nothingSaid, type Spoken } from '../versions/delivered-by.ts';
import { allUploads } from './read-uploads.ts';
import type { UploadStore } from './upload.port.ts';

type Ports = { readonly uploads: Pick<UploadStore, 'list'>; readonly unitNihils: Pick<UnitNihils, 'list'> };

/** What units said of these periods, read now. Where none had nothing to report, parts alone tell it, and no upload is read. */
export async function readSpoken({ uploads, unitNihils }: Ports, datasetId: string, periods: readonly string[]): Promise<Spoken> {
  const nihils = await unitNihils.list(datasetId, periods);
  const begun = nihils.map(({ period }) => spanOf(period).from.getTime());
  if (begun.length === 0) return nothingSaid;
  return spokenOf(nihils, await allUploads(uploads, datasetId, { from: new Date(Math.min(...begun)) }));
}

/** The same of what was read: `uploads` of the dataset since the periods began, the newest first. Pure. */
export function spokenOf(nihils: readonly UnitNihil[], uploads: readonly Upload[]): Spoken {
  const said = nihils.map(({ unitId, period, at }) => {
    const undone = undoneAt({ unitId, period, at }, uploads);
    return { unitId, period, at, ...(undone === undefined ? {} : { undoneAt: undone }) };
  });
  const published = uploads.flatMap(({ unitId, state, at, parts = [] }) => {
    const moment = state === 'published' ? at.published : undefined;
    return unitId === undefined || moment === undefined ? [] : parts.map(({ period }) => ({ unitId, period, at: moment }));
  });
  return { nihils: said, published: published.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)) };
}

/**
 * When the unit sent a file after it had said that there was none: of what it said and sent the last counts, whatever became of the file, also where it was pulled back.
 * Of a file that was not taken nobody knows the periods, unless its sender named one: it may have been of this one, until the unit's next that is taken tells.
 */
export function undoneAt(
  { unitId, period, at: saidAt }: Pick<UnitNihil, 'unitId' | 'period' | 'at'>,
  uploads: readonly Upload[],
): string | undefined {
  const own = uploads.filter((upload) => upload.unitId === unitId && (upload.at.waiting ?? '') > saidAt);
  const undoing = own.filter((upload, place) => undoes(upload, own.slice(0, place), period));
  return undoing.at(-1)?.at.received;
}

/** `newer`: the unit's own that came after it, the newest first. */
function undoes(upload: Upload, newer: readonly Upload[], period: string): boolean {
  if (upload.at.received === undefined) return false;
  const told = periodsOf(upload) ?? newer.map(periodsOf).findLast((periods) => periods !== undefined);
  if (told === undefined || told.length === 0) return true;
  return told.includes(period);
}

function periodsOf({ parts, period }: Upload): readonly string[] | undefined {
  return parts?.map((part) => part.period) ?? (period === undefined ? undefined : [period]);
}
