import { type Access, accesses, sharingsOf, traitsOf } from '../../functions/model/access-level.ts';

/** Form parts for who may read a dataset, and on what grounds; `level-form.ts` reads them. The script shows what the chosen level needs. */
export function LevelFields() {
  return (
    <>
      <fieldset>
        <legend>Akses</legend>
        {accesses.map((access) => (
          <AccessChoice key={access} access={access} />
        ))}
      </fieldset>
      <fieldset data-part="sharing" hidden>
        <legend>Cara berbagi</legend>
        {accesses.flatMap(sharingsOf).map(({ sharing = '', sharingLabel = '' }) => (
          // None is chosen beforehand: nobody gives data to all of government by oversight.
          <label key={sharing} class="choice">
            <input type="radio" name="sharing" value={sharing} />
            <span>{sharingLabel}</span>
          </label>
        ))}
      </fieldset>
      <fieldset data-part="exemption" hidden>
        <legend>Dasar pengecualian</legend>
        <p class="hint">Hasil uji konsekuensi (UU 14/2008 tentang KIP, Pasal 17 dan 19).</p>
        <label>
          Dasar hukum
          <input name="legalBasis" maxlength={500} placeholder="misalnya: UU 14/2008 Pasal 17 huruf h" />
        </label>
        <label>
          Alasan
          <input name="exemptionReason" maxlength={2000} />
        </label>
        <label>
          Tertutup sampai
          <input name="until" type="date" />
        </label>
      </fieldset>
    </>
  );
}

function AccessChoice({ access }: { readonly access: Access }) {
  const { label, explanation } = traitsOf({ access });
  return (
    <label class="choice">
      <input type="radio" name="access" value={access} required />
      <span>
        <strong>{`${label.charAt(0).toUpperCase()}${label.slice(1)}`}</strong>: {explanation}
      </span>
    </label>
  );
}

/** Form parts for personal data: lawful basis, purposes, retention (UU PDP 27/2022 Pasal 16 and 20). */
export function ProcessingFields() {
  return (
    <>
      <p class="hint">
        Data pribadi (NIK, KK, nama dengan alamat, telepon, kesehatan) baru dapat terbit bila tiga isian ini lengkap (UU 27/2022 tentang
        Pelindungan Data Pribadi). Sesudah hari terakhir masa simpan, datanya dimusnahkan dan tidak dapat dikembalikan.
      </p>
      <label>
        Dasar pemrosesan
        <input name="basis" maxlength={500} placeholder="misalnya: pelaksanaan tugas pelayanan publik, UU 24/2013" />
      </label>
      <label>
        Tujuan (pisahkan dengan koma)
        <input name="purposes" maxlength={1000} placeholder="misalnya: penyaluran bantuan, verifikasi" />
      </label>
      <label>
        Disimpan sampai
        <input name="retentionUntil" type="date" />
      </label>
    </>
  );
}
