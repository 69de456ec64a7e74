/** One report: what the steward prints for the mayor, and where an OPD says why it is late. The frame is anonymous, the script loads the rest through /v1. */
export function ReportView({ title }: { readonly title: string }) {
  return (
    <>
      <p class="actions">
        <a href="/laporan">Semua laporan</a>
      </p>
      <h1>{title}</h1>
      <div id="report" aria-live="polite">
        <p>Memuat…</p>
      </div>
    </>
  );
}
