import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { ReasonField } from '../../parts/persons/reason-field.tsx';

/** Who may search the register without a NIK, for the head of its OPD. */
export function SearchGrantsView() {
  return (
    <>
      <h1>{pageNames.searchGrants}</h1>
      <p>
        Petugas loket dengan izin ini dapat mencari warga yang tidak tahu NIK-nya menurut nama, tanggal lahir dan kelurahan. Berikan hanya
        kepada yang memerlukannya, dan dengan batas waktu. Nomor akunnya ada di meja kerja petugas itu.
      </p>
      <div id="state">
        <p role="status">Memuat…</p>
      </div>
      <form id="grant" method="post" autocomplete="off" hidden>
        <label>
          Nomor akun petugas loket
          <input name="sub" type="text" autocomplete="off" spellcheck={false} required maxlength={limits.maxSubjectCharacters} />
        </label>
        <label>
          Berlaku sampai
          <input name="until" type="date" required />
        </label>
        <ReasonField hint="Satu kalimat, misalnya: petugas loket Kecamatan Benda." />
        <button type="submit">Beri izin</button>
      </form>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="grants" />
    </>
  );
}
