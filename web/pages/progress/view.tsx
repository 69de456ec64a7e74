import { pageNames } from '../../../functions/messages/page-name.ts';

/** The public's progress; the walidata's board once a steward or overseer is signed in. */
export function ProgressView() {
  return (
    <>
      <h1>Kemajuan Satu Data</h1>
      <p class="actions">
        <a href="/laporan">{pageNames.reports}</a>
      </p>
      <div id="board" aria-live="polite">
        <p>Memuat…</p>
      </div>
    </>
  );
}
