/** What waits for the steward. */
export function ReviewsView() {
  return (
    <>
      <h1>Pemeriksaan</h1>
      <p>Unggahan yang lolos pemeriksaan mesin dan menunggu keputusan walidata.</p>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="reviews">
        <p>Memuat…</p>
      </div>
      <div id="second-looks" />
    </>
  );
}
