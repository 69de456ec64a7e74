import { pageNames } from '../../../functions/messages/page-name.ts';

/** Weekly and monthly reports, the newest first: the frame is anonymous, the script loads the list through /v1. */
export function ReportsView() {
  return (
    <>
      <p>
        <a href="/progres">Kemajuan</a>
      </p>
      <h1>{pageNames.reports}</h1>
      <div id="reports" aria-live="polite">
        <p>Memuat…</p>
      </div>
    </>
  );
}
