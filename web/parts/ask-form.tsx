import { limits } from '../../functions/limits.ts';
import { type Named, Options } from './options.tsx';
import { formNames } from './words.ts';

/** Bodies, purposes and kecamatan of the city that a request may name. */
export type AskFormProps = {
  readonly institutions: readonly Named[];
  readonly purposes: readonly Named[];
  readonly districts: readonly Named[];
};

/** The member's request for data that is shared by request; `ask-access.ts` shows it to anyone who may ask. */
export function AskForm({ institutions, purposes, districts }: AskFormProps) {
  return (
    <details id="ask" class="part" hidden>
      <summary>Ajukan permohonan bagi pakai</summary>
      <p>
        Penanggung jawab OPD pemilik data yang memutuskan. Ia boleh menyetujui sebagian: tanpa kolom tertentu, untuk satu kecamatan, atau
        lebih singkat.
      </p>
      <form data-most-days={limits.maxGrantDays}>
        <label data-part="institution" hidden>
          Atas nama
          <select name="institution">
            <Options of={institutions} />
          </select>
        </label>
        <label>
          Tujuan
          <select name="purpose" required>
            <option value="">pilih</option>
            <Options of={purposes} />
          </select>
        </label>
        <label>
          Dasar hukum
          <input
            name="legalBasis"
            maxlength={limits.maxLegalBasisCharacters}
            required
            placeholder="misalnya: Perjanjian kerja sama 12/2026"
          />
        </label>
        <label>
          Sampai tanggal
          <input name="until" type="date" required aria-describedby="until-hint" />
        </label>
        <p class="hint" id="until-hint">
          Paling lama {limits.maxGrantDays} hari dari sekarang.
        </p>
        <fieldset data-part="columns" hidden>
          <legend>{formNames.columns}</legend>
          <p class="hint">Mintalah seperlunya: centang hanya kolom yang dipakai, paling sedikit satu.</p>
          <div class="choices" data-columns="" />
          <button type="button" class="quiet" data-all-columns="">
            Pilih semua kolom
          </button>
        </fieldset>
        <label data-part="area" hidden>
          Wilayah
          <select name="area">
            <option value="">seluruh kota</option>
            <Options of={districts} />
          </select>
        </label>
        <fieldset data-part="officers">
          <legend>{formNames.officers}</legend>
          <p class="hint">
            Bila tidak ada yang dicentang, semua pegawai instansi Anda boleh membaca. Nomor akun Anda: <code data-own="" />
          </p>
          <label data-part="officer-search" hidden>
            Cari nama petugas
            <input type="search" autocomplete="off" />
          </label>
          <div class="choices" data-officers="" aria-live="polite" />
        </fieldset>
        <button type="submit">Ajukan permohonan</button>
        <p data-outcome="" role="status" />
      </form>
    </details>
  );
}
