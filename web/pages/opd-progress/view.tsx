/** How each dataset of one OPD stands, for those who may know: the frame is anonymous, the script loads the rest through /v1. */
export function OpdProgressView({ name }: { readonly name: string }) {
  return (
    <>
      <p>
        <a href="/progres">Kemajuan</a>
      </p>
      <h1>{name}</h1>
      <div id="deliveries" aria-live="polite">
        <p>Memuat…</p>
      </div>
    </>
  );
}
