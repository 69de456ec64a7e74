import { LevelFields, ProcessingFields } from '../../parts/level-fields.tsx';
import { MoreMetadata, NeededMetadata, type Suggestions } from '../../parts/metadata-inputs.tsx';
import { FileInput, PeriodInput } from '../../parts/sending/file-input.tsx';

/** The form that registers a dataset; its script shows it to anyone who may. */
export function RegistrationView({ suggestions }: { readonly suggestions: Suggestions }) {
  return (
    <>
      <p>
        <a href="/kerja">Meja kerja</a>
      </p>
      <h1>Daftarkan dataset</h1>
      <p id="state" role="status">
        Memuat…
      </p>
      <form id="registration" hidden>
        <label id="opd-choice" hidden>
          OPD
          <select name="opdId" />
        </label>
        <FileInput
          label="Berkas pertama, Excel (.xlsx) atau CSV"
          hint="Boleh juga nanti. Dari berkas ini standar datanya diusulkan: nama, jenis, dan aturan tiap kolom, untuk Anda lengkapi artinya."
        />
        <div id="first-file" hidden>
          <PeriodInput />
        </div>
        <NeededMetadata form="register" suggestions={suggestions} />
        <label>
          Alamat dataset
          <input name="datasetId" pattern="[a-z0-9\-]{3,80}" required aria-describedby="id-hint" />
        </label>
        <p class="hint" id="id-hint">
          3 sampai 80 huruf kecil, angka, atau tanda hubung. Tidak dapat diganti sesudah didaftarkan.
        </p>
        <LevelFields />
        <details class="part">
          <summary>Keterangan untuk pemakai data: tema, lisensi, narahubung, rentang waktu</summary>
          <MoreMetadata form="register" suggestions={suggestions} />
        </details>
        <details class="part">
          <summary>Berkasnya memuat data pribadi</summary>
          <ProcessingFields />
        </details>
        <button type="submit">Daftarkan</button>
        <p class="hint">Berkas yang dipilih langsung dikirim dan diperiksa sesudah dataset terdaftar.</p>
        <p id="problem" role="alert" />
      </form>
    </>
  );
}
