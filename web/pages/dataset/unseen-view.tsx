import { dayText } from '../../../functions/messages/date.ts';
import { problemTitles } from '../../../functions/messages/problem.ts';

/** What was open once and is so no more: when, and why. */
export function RetractedView({ at, reason }: { readonly at: string; readonly reason: string }) {
  return (
    <article id="dataset" data-seen="no">
      <h1>{problemTitles.gone}</h1>
      <p>Data ini pernah terbuka untuk umum, dan sejak {dayText(at)} tidak lagi.</p>
      <p class="notice">Alasan: {reason}</p>
      <p>
        <a href="/dataset">Lihat semua dataset</a>
      </p>
    </article>
  );
}

/** The same for what does not exist and for what not everybody may know of (access.md, "No oracle"). */
export function UnseenView() {
  return (
    <article id="dataset" data-seen="no">
      <h1>Tidak ditemukan</h1>
      <p>
        Dataset ini tidak ada, atau tidak terbuka untuk umum. Bila Anda pegawai yang berhak,{' '}
        <a href="/masuk" data-return>
          masuk dahulu
        </a>
        . <a href="/dataset">Lihat semua dataset</a>
      </p>
    </article>
  );
}
