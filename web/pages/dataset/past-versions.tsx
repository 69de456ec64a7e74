import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';

export type PastVersion = {
  readonly n: number;
  readonly publishedAt: string;
  readonly rows: number;
  readonly withdrawn: boolean;
  readonly changes?: { readonly added: number; readonly removed: number; readonly changed: number } | undefined;
  readonly reason?: string | undefined;
  readonly isFirst: boolean;
};

/** A dataset's versions, each with the way to what it changed. */
export function Versions({ datasetId, versions }: { readonly datasetId: string; readonly versions: readonly PastVersion[] }) {
  return (
    <section>
      <h2>Riwayat</h2>
      <ol class="versions">
        {versions.map(({ n, publishedAt, rows, withdrawn, changes, reason, isFirst }) => (
          <li key={n}>
            <strong>Versi {n}</strong>, terbit {dayText(publishedAt)}, {numberText(rows)} baris
            {withdrawn && ' (ditarik)'}
            {changes &&
              !isFirst &&
              `: ${numberText(changes.added)} baru, ${numberText(changes.changed)} berubah, ${numberText(changes.removed)} hilang`}
            {reason && <span class="meta"> {reason}</span>}
            {!isFirst && (
              <>
                {' '}
                <a href={`/dataset/${datasetId}/versi/${n}`}>Apa yang berubah</a>
              </>
            )}
          </li>
        ))}
      </ol>
      {versions.at(-1)?.isFirst === false && (
        <p>
          Versi yang lebih lama: <a href={`/v1/datasets/${datasetId}/versions`}>lewat API</a>.
        </p>
      )}
    </section>
  );
}
