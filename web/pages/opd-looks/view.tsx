import { pageNames } from '../../../functions/messages/page-name.ts';

/** Who looked at people in an OPD's datasets, for its head. */
export function OpdLooksView() {
  return (
    <>
      <h1>{pageNames.opdLooks}</h1>
      <p>Siapa yang melihat data seorang warga dalam dataset OPD Anda, selama 30 hari terakhir. Warga yang dilihat tidak disebut.</p>
      <div id="looks" aria-live="polite">
        <p>Memuat…</p>
      </div>
    </>
  );
}
