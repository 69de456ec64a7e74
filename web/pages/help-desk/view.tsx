import { pageNames } from '../../../functions/messages/page-name.ts';

/** Questions about uploads, for the OPDs that ask and for whoever answers; the script loads them through /v1. */
export function HelpDeskView() {
  return (
    <>
      <h1>{pageNames.helpDesk}</h1>
      <p>
        Pertanyaan tentang unggahan yang belum diterima: dibuka dari halaman unggahannya, dijawab meja bantuan paling lambat hari kerja
        berikutnya.
      </p>
      <div id="help" aria-live="polite">
        <p role="status">Memuat…</p>
      </div>
    </>
  );
}
