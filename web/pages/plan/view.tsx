import { limits } from '../../../functions/limits.ts';
import { accesses, traitsOf } from '../../../functions/model/access-level.ts';
import { cadences, cadenceText } from '../../../functions/model/cadence.ts';
import { Options } from '../../parts/options.tsx';

const levels = accesses.map((access) => ({ id: access, name: traitsOf({ access }).label }));
const frequencies = cadences.map((cadence) => ({ id: cadence, name: cadenceText[cadence] }));
const annualFirst = [...frequencies.filter(({ id }) => id === 'annual'), ...frequencies.filter(({ id }) => id !== 'annual')];

/** One OPD's plan of a year: what anyone reads; its own people write it here, and those who agree do so here. */
export function PlanView({ name }: { readonly name: string }) {
  return (
    <>
      <p>
        <a href="/rencana">Daftar data</a>
      </p>
      <h1>{name}</h1>
      <div id="years" />
      <div id="plan" aria-live="polite">
        <p>Memuat…</p>
      </div>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="acts" />
      <ImportForm />
      <EntryForm />
      <div id="history" />
    </>
  );
}

function ImportForm() {
  return (
    <form id="import" method="post" hidden>
      <h2>Impor dari berkas</h2>
      <p class="hint" id="file-hint">
        Daftar e-Walidata SIPD (Kode DSSD, Uraian DSSD, Satuan, Definisi Operasional), atau berkas yang diekspor dari sini; Excel atau CSV.
        Baris yang kode atau judulnya sudah ada diperbarui, isian yang tidak disebut berkasnya tetap. Isinya baru tersimpan setelah Anda
        menyimpannya.
      </p>
      <label>
        Berkas
        <input name="file" type="file" accept=".xlsx,.xlsm,.csv,.txt" required aria-describedby="file-hint" />
      </label>
      <label>
        Frekuensi bila berkasnya tidak menyebut
        <select name="cadence">
          <Options of={annualFirst} />
        </select>
      </label>
      <label>
        Tingkat akses bila berkasnya tidak menyebut
        <select name="access">
          <Options of={levels} />
        </select>
      </label>
      <button type="submit">Baca berkas</button>
      <div id="read" role="status" />
    </form>
  );
}

function EntryForm() {
  return (
    <form id="entry" method="post" autocomplete="off" hidden>
      <h2 id="entry-title" tabIndex={-1}>
        Tambah data
      </h2>
      <label>
        Judul data
        <input name="title" required maxlength={limits.maxTitleCharacters} />
      </label>
      <label>
        Kode e-Walidata (bila ada)
        <input name="code" maxlength={limits.maxPlanCodeCharacters} spellcheck={false} />
      </label>
      <label>
        Satuan
        <input name="measure" maxlength={limits.maxPlanMeasureCharacters} />
      </label>
      <label>
        Definisi operasional
        <input name="definition" maxlength={limits.maxPlanDefinitionCharacters} />
      </label>
      <label>
        Frekuensi
        <select name="cadence" required>
          <Options of={annualFirst} />
        </select>
      </label>
      <label>
        Hari jatuh tempo
        <input name="dueDates" aria-describedby="due-hint" />
      </label>
      <p class="hint" id="due-hint">
        Kosongkan untuk akhir tiap periode; atau tulis tanggal seperti 2027-03-31, dipisah spasi.
      </p>
      <label>
        Tingkat akses
        <select name="access" required>
          <Options of={levels} />
        </select>
      </label>
      <label>
        Unit penanggung jawab
        <input name="responsibleUnit" maxlength={limits.maxPlanUnitCharacters} />
      </label>
      <label>
        Alamat dataset, setelah didaftarkan
        <input name="datasetId" spellcheck={false} />
      </label>
      <label class="choice">
        <input name="priority" type="checkbox" /> Usulkan sebagai data prioritas
      </label>
      <button type="submit" class="quiet">
        Masukkan ke tabel
      </button>
    </form>
  );
}
