import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { type Named, Options } from '../../parts/options.tsx';

/** What the resident who is signed in has asked, and a form to ask an OPD; the script loads the rest through /v1. */
export function MyTicketsView({ opds }: { readonly opds: readonly Named[] }) {
  return (
    <>
      <h1>{pageNames.ownTickets}</h1>
      <p>
        Permintaan perbaikan dan akses dijawab OPD pemilik datanya dalam {limits.requestHours} jam; pertanyaan tentang jejak dalam{' '}
        {limits.receiptQuestionDays} hari. Isinya hanya dibaca Anda dan petugas OPD yang menjawab: jangan menulis alamat atau hal lain yang
        tidak boleh diketahui siapa pun di sana.
      </p>
      <div id="tickets" aria-live="polite">
        <p>Memuat…</p>
      </div>
      <form id="request" method="post" hidden>
        <h2>Minta kepada sebuah OPD</h2>
        <label>
          Yang diminta
          <select name="kind">
            <option value="access">akses: data tentang saya yang belum tampil</option>
            <option value="correction">perbaikan data saya</option>
          </select>
        </label>
        <label>
          OPD
          <select name="opdId">
            <Options of={opds} />
          </select>
        </label>
        <label>
          Tentang apa
          <input name="subject" required maxlength={limits.maxTicketSubjectCharacters} />
        </label>
        <label>
          Isi permintaan
          <textarea name="message" required maxlength={limits.maxTicketMessageCharacters} aria-describedby="request-hint" />
        </label>
        <p class="hint" id="request-hint">
          Tanpa NIK: petugas mengenali Anda dari akun ini.
        </p>
        <button type="submit">Kirim permintaan</button>
        <div id="sent" />
      </form>
    </>
  );
}
