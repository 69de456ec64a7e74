import { limits } from '../../../functions/limits.ts';
import { LevelFields, ProcessingFields } from '../../parts/level-fields.tsx';
import { MoreMetadata, NeededMetadata, type Suggestions } from '../../parts/metadata-inputs.tsx';
import { HeadParts, type HeadProps } from './head-view.tsx';
import { StandardPart } from './standard-view.tsx';
import { StewardPart } from './steward-view.tsx';

const bytesInMebibyte = 1024 ** 2;
const bytesInGibibyte = 1024 ** 3;

/** Upload, live state, report, and what else its people may change. The page is the same for every dataset. */
export function UploadView({ suggestions, ...named }: HeadProps & { readonly suggestions: Suggestions }) {
  return (
    <>
      <p>
        <a href="/kerja">Meja kerja</a>
      </p>
      <h1 id="title">Kelola dataset</h1>
      <div id="about">
        <p>Memuat…</p>
      </div>
      <div id="needs" />
      <UploadForm />
      <p id="no-upload" class="notice" hidden />
      <section id="state" aria-live="polite" tabIndex={-1} />
      <section id="report" tabIndex={-1} />
      <section id="history" />
      <HeadParts {...named} />
      <StandardPart />
      <DescribePart suggestions={suggestions} />
      <LevelPart />
      <HoldPart />
      <StewardPart />
    </>
  );
}

function UploadForm() {
  return (
    <form id="upload" class="panel" hidden>
      <h2>Unggah berkas</h2>
      <div class="drop" data-drop="">
        <label>
          Berkas Excel (.xlsx) atau CSV (paling besar {limits.maxUploadBytes / bytesInGibibyte} GiB)
          <input type="file" id="file" accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt" multiple required />
        </label>
        <p class="hint">Pilih berkasnya, atau seret ke sini. Boleh beberapa sekaligus, misalnya satu berkas untuk tiap periode.</p>
        <p class="hint">
          Berkas di atas {limits.maxSinglePutBytes / bytesInMebibyte} MiB dikirim sebagian-sebagian: dapat dijeda, dan dilanjutkan juga
          sesudah halaman ini ditutup, sampai {limits.unfinishedUploadDays} hari. Yang lebih kecil dikirim sekaligus.
        </p>
      </div>
      <label id="sheet-choice" hidden>
        Berkas ini memuat beberapa tabel. Pilih lembar yang dipakai, lalu tekan Unggah lagi
        <select id="sheet" />
      </label>
      <div id="several" hidden>
        <div id="several-files" />
        <p class="hint">
          Dikirim satu per satu. Kosongkan periodenya hanya bila berkasnya memuat kolom periode: tanpa itu, berkas yang belakangan
          menggantikan yang sebelumnya.
        </p>
      </div>
      <div id="one-file">
        <label>
          Periode seluruh berkas
          <input id="period" autocomplete="off" aria-describedby="period-hint" />
        </label>
        <p class="hint" id="period-hint">
          Boleh juga dengan kata, seperti Februari 2026 atau Triwulan II 2026. Kosongkan bila berkas memuat kolom periode, atau bila datanya
          tidak berperiode.
        </p>
        <label class="choice">
          <input type="checkbox" id="replace-all" />
          <span>Ganti seluruh isi dataset, juga periode yang tidak ada di berkas ini</span>
        </label>
      </div>
      <button type="submit">Unggah</button>
    </form>
  );
}

function DescribePart({ suggestions }: { readonly suggestions: Suggestions }) {
  return (
    <details id="describe" class="part" hidden>
      <summary>Ubah keterangan dataset dan pemrosesan data pribadi</summary>
      <form>
        <NeededMetadata form="manage" suggestions={suggestions} />
        <MoreMetadata form="manage" suggestions={suggestions} />
        <fieldset>
          <legend>Pemrosesan data pribadi (dasar, tujuan, masa simpan)</legend>
          <ProcessingFields />
        </fieldset>
        <button type="submit">Simpan</button>
        <p data-outcome="" role="status" />
      </form>
    </details>
  );
}

function LevelPart() {
  return (
    <details id="level" class="part" hidden>
      <summary>Ubah tingkat akses</summary>
      <p>
        Pengetatan berlaku seketika. Pelonggaran diusulkan penanggung jawab OPD, lalu disahkan walidata dengan memilih tingkat yang sama.
      </p>
      <p id="proposed" class="notice" hidden />
      <form>
        <LevelFields />
        <label>
          Alasan perubahan
          <textarea name="reason" maxlength={limits.maxReasonCharacters} required />
        </label>
        <button type="submit">Simpan tingkat akses</button>
        <p data-outcome="" role="status" />
      </form>
    </details>
  );
}

function HoldPart() {
  return (
    <details id="hold" class="part" hidden>
      <summary>Tahan sementara (darurat)</summary>
      <p>Bila ditahan, semua pihak di luar OPD pemilik seketika tidak dapat membaca isinya. Uraiannya tetap tampak.</p>
      <form>
        <label data-part="reason">
          Alasan
          <textarea name="reason" maxlength={limits.maxReasonCharacters} />
        </label>
        <button type="submit">Tahan</button>
        <p data-outcome="" role="status" />
      </form>
    </details>
  );
}
