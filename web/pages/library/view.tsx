import { dayText } from '../../../functions/messages/date.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { unusedText } from '../../parts/library-words.ts';
import { LookedAt } from '../../parts/looked-at.tsx';

export type LibraryEntry = {
  readonly standardId: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly n: number;
  readonly updatedAt: string;
  /** How many use it, of what anyone may see. */
  readonly datasets: number;
  readonly opds: number;
};

export type LibraryProps = {
  readonly entries: readonly LibraryEntry[];
  readonly isFirst: boolean;
  /** Where the next page is, if there is one. */
  readonly next: string | undefined;
  readonly lookedAt: number | undefined;
};

/** The standards that the walidata keeps for every OPD. */
export function LibraryView({ entries, isFirst, next, lookedAt }: LibraryProps) {
  return (
    <>
      <h1>Pustaka standar</h1>
      <p>
        Standar data yang disediakan walidata untuk semua OPD: kolom apa yang ada, apa artinya, dan apa yang boleh menjadi isinya. Semuanya
        sudah disahkan. Untuk memakainya, buka dataset Anda di <a href="/kerja">meja kerja</a>, lalu bagian “Standar data”.
      </p>
      {entries.length === 0 ? (
        <p>{isFirst ? 'Belum ada standar di pustaka.' : 'Tidak ada standar lagi.'}</p>
      ) : (
        <ul class="cards">
          {entries.map((entry) => (
            <li key={entry.standardId} class="card">
              <h2>
                <a href={`/pustaka/${entry.standardId}`}>{entry.title}</a>
              </h2>
              <p class="meta">
                {entry.standardId} · versi {numberText(entry.n)}, {dayText(entry.updatedAt)}
              </p>
              {entry.description !== undefined && <p>{entry.description}</p>}
              <p>{usedText(entry)}</p>
            </li>
          ))}
        </ul>
      )}
      <LookedAt count={lookedAt} />
      {next !== undefined && (
        <p>
          <a class="button quiet" rel="next" href={next}>
            Berikutnya
          </a>
        </p>
      )}
      {!isFirst && (
        <p>
          <a href="/pustaka">Dari awal</a>
        </p>
      )}
    </>
  );
}

function usedText({ datasets, opds }: Pick<LibraryEntry, 'datasets' | 'opds'>): string {
  if (datasets === 0) return unusedText;
  return `Dipakai ${numberText(datasets)} dataset dari ${numberText(opds)} OPD.`;
}
