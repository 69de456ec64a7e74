import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { type LookUpChoice, LookUpFields } from '../../parts/persons/look-up-fields.tsx';

/** The form for a list, hidden until its script knows who is signed in; what is pasted is read in the browser and sent in pieces, a workbook is sent whole. */
export function MatchingView({ purposes }: { readonly purposes: readonly LookUpChoice[] }) {
  return (
    <>
      <h1>{pageNames.matching}</h1>
      <p class="screen">
        Daftar Anda dicocokkan dengan register penduduk, baris demi baris: NIK, nama dan tanggal lahir masing-masing sesuai atau tidak. Data
        lain tidak keluar. Setiap orang di daftar mendapat tanda terimanya.
      </p>
      <div id="state">
        <p role="status">Memuat…</p>
      </div>
      <form id="matching" method="post" autocomplete="off" hidden>
        <label>
          Tempel daftarnya, dengan baris judul kolom
          <textarea name="list" rows={6} autocomplete="off" spellcheck={false} aria-describedby="list-hint" />
        </label>
        <p class="hint" id="list-hint">
          Salin dari Excel, dari judul kolom sampai baris terakhir. Yang dibaca hanya kolom NIK, nama dan tanggal lahir. Paling banyak{' '}
          {numberText(limits.maxMatchedRowsPerDay)} baris sehari.
        </p>
        <label>
          Atau pilih berkasnya: Excel atau CSV
          <input type="file" name="file" accept=".xlsx,.xlsm,.xls,.html,.htm,.csv,.tsv,.txt,text/csv" aria-describedby="file-hint" />
        </label>
        <p class="hint" id="file-hint">
          Berkas Excel, dan CSV yang lebih dari {numberText(limits.maxMatchedRows)} baris, dikirim seluruhnya dan dihapus begitu selesai
          dibaca. Hasilnya menurut nomor baris berkas Anda.
        </p>
        <LookUpFields purposes={purposes} />
        <button type="submit">Padankan</button>
      </form>
      <div id="progress" />
      <div id="answer" tabIndex={-1} />
    </>
  );
}
