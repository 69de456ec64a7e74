import { limits } from '../../../functions/limits.ts';
import { type Named, Options } from '../../parts/options.tsx';

/** Accounts, for the steward: the frame names the city's bodies alone, the script loads the accounts through /v1. */
export function AccountsView({ opds, institutions }: { readonly opds: readonly Named[]; readonly institutions: readonly Named[] }) {
  return (
    <>
      <h1>Akun</h1>
      <p>Siapa punya akun, dan apa tugasnya. Yang dicabut berhenti berlaku pada permintaan berikutnya; setiap perubahan tercatat.</p>
      <p id="outcome" role="status" tabIndex={-1} />
      <details id="invite" class="part" hidden>
        <summary>Undang pemilik akun baru</summary>
        <form autocomplete="off">
          <label>
            Nama
            <input name="name" maxlength={limits.maxClaimCharacters} required />
          </label>
          <label>
            Alamat surel
            <input name="email" type="email" maxlength={limits.maxEmailCharacters} required />
          </label>
          <div data-duties="" />
          <p class="hint">Undangan dan kata sandi sementara dikirim ke alamat surel itu.</p>
          <button type="submit">Kirim undangan</button>
          <div data-problem="" />
        </form>
      </details>
      <div id="accounts">
        <p>Memuat…</p>
      </div>
      <select id="opds" hidden>
        <Options of={opds} />
      </select>
      <select id="institutions" hidden>
        <Options of={institutions} />
      </select>
    </>
  );
}
