import { LevelFields } from '../../parts/level-fields.tsx';
import { SearchBox } from '../../parts/search-box.tsx';

/** What is pressed and filled in. */
export function Controls() {
  return (
    <>
      <h2>Tombol</h2>
      <p class="actions">
        <button type="button">Utama</button>
        <button type="button" class="quiet">
          Tenang
        </button>
        <button type="button" disabled>
          Sedang bekerja
        </button>
        <button type="button" class="quiet" disabled>
          Tenang, sedang bekerja
        </button>
        <a class="button" href="/gaya">
          Tautan utama
        </a>
        <a class="button quiet" href="/gaya">
          Tautan tenang
        </a>
      </p>
      <h3>Bertanya sekali lagi</h3>
      <p class="actions">
        <span role="status">Cabut akses ini? Berlaku seketika.</span>
        <button type="button">Ya, cabut</button>
        <button type="button" class="quiet">
          Tidak jadi
        </button>
      </p>
      <h3>Jawaban yang dipilih</h3>
      <Reading pressed={true} text="Titik memisahkan ribuan" example="1.250 menjadi 1250" />
      <Reading pressed={false} text="Titik tanda desimal" example="1.250 menjadi 1,25" />
      <h2>Isian</h2>
      <SearchBox id="cari-gaya" words="beras" />
      <form class="panel">
        <label>
          Teks
          <input name="text" placeholder="misalnya: Posyandu" />
        </label>
        <label>
          Yang keliru
          <input name="wrong" value="36.71.99" aria-invalid="true" aria-describedby="keliru" />
        </label>
        <p class="notice" id="keliru">
          Kode ini tidak ada dalam daftar kecamatan. Tulis misalnya 36.71.01.
        </p>
        <label>
          Yang tidak dapat diubah
          <input name="fixed" value="data-puskesmas" disabled />
        </label>
        <label>
          Tanggal
          <input name="day" type="date" />
        </label>
        <label>
          Pilihan
          <select name="choice">
            <option>tahunan</option>
            <option>bulanan</option>
          </select>
        </label>
        <label>
          Uraian
          <textarea name="words" />
        </label>
        <label class="choice">
          <input type="checkbox" name="box" checked />
          <span>Dicentang</span>
        </label>
        <label class="choice">
          <input type="checkbox" name="other" />
          <span>Tidak dicentang</span>
        </label>
        <div class="drop">
          <label>
            Berkas
            <input type="file" />
          </label>
          <p class="hint">Tempat menjatuhkan berkas.</p>
        </div>
        <div class="drop" data-over="">
          <p>Berkas sedang diseret ke sini.</p>
        </div>
        <div class="sending">
          <progress value="40" max="100" aria-label="Sejauh mana berkas terkirim" />
        </div>
        <LevelFields />
        <button type="submit" disabled>
          Kirim
        </button>
        <p data-outcome="" role="status">
          Tersimpan.
        </p>
      </form>
    </>
  );
}

function Reading({ pressed, text, example }: { readonly pressed: boolean; readonly text: string; readonly example: string }) {
  return (
    <button type="button" class="reading" aria-pressed={pressed}>
      {text}
      <span class="examples">
        <span class="example">{example}</span>
      </span>
    </button>
  );
}
