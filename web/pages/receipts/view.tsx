import { pageNames } from '../../../functions/messages/page-name.ts';

/** Who looked at the data of the one who is signed in: the frame is anonymous, the script loads the rest through /v1. */
export function ReceiptsView() {
  return (
    <>
      <h1>{pageNames.ownLooks}</h1>
      <p>Setiap kali petugas melihat data Anda, jejaknya tercatat sebelum datanya terbuka: siapa, dari instansi mana, dan untuk apa.</p>
      <div id="receipts" aria-live="polite">
        <p>Memuat…</p>
      </div>
    </>
  );
}
