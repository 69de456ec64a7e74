import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';

/** Looks whose case number waits for the head of the officer's OPD. */
export function CasesView() {
  return (
    <>
      <h1>{pageNames.cases}</h1>
      <p>
        Petugas OPD Anda melihat data warga untuk nomor perkara di bawah ini. Konfirmasilah nomor yang memang ada dalam catatan OPD Anda,
        paling lambat {limits.caseConfirmationDays} hari kerja sesudahnya. Tanpa itu hak petugasnya dihentikan sementara. Bila Anda
        menolaknya, hak itu berhenti saat itu juga, dan pembacaannya diperiksa Inspektorat. Warga yang dilihat tidak disebut.
      </p>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="cases">
        <p>Memuat…</p>
      </div>
    </>
  );
}
