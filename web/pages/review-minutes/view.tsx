import { pageNames } from '../../../functions/messages/page-name.ts';

/** Minutes of the review: which OPD has some of a quarter, and one of them. */
export function ReviewMinutesView() {
  return (
    <>
      <h1>{pageNames.minutes}</h1>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="minutes">
        <p>Memuat…</p>
      </div>
    </>
  );
}
