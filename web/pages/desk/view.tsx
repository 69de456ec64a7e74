import { type Named, Options } from '../../parts/options.tsx';

/** What is the caller's own, whoever they are: the frame is anonymous, the script loads the rest through /v1. */
export function DeskView({ institutions }: { readonly institutions: readonly Named[] }) {
  return (
    <>
      <h1>Meja kerja</h1>
      <div id="desk" aria-live="polite">
        <p>Memuat…</p>
      </div>
      <select id="institutions" hidden>
        <Options of={institutions} />
      </select>
    </>
  );
}
