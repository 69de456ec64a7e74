import { limits } from '../../../functions/limits.ts';
import { LevelFields, ProcessingFields } from '../../parts/level-fields.tsx';
import { MoreMetadata, NeededMetadata, type Suggestions } from '../../parts/metadata-inputs.tsx';
import { FileInput, PeriodInput } from '../../parts/sending/file-input.tsx';
import { HeadParts, type HeadProps } from './head-view.tsx';
import { ProfilePart } from './profile-view.tsx';
import { StandardPart } from './standard-view.tsx';
import { StewardPart } from './steward-view.tsx';

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
      <section id="units" />
      <UploadForm />
      <p id="no-upload" class="notice" hidden />
      <section id="state" aria-live="polite" tabIndex={-1} />
      <section id="report" tabIndex={-1} />
      <section id="history" />
      <div id="second-looks" />
      <HeadParts {...named} />
      <ProfilePart />
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
      <div id="sender" />
      <FileInput
        label="Berkas Excel (.xlsx) atau CSV"
        hint="Pilih berkasnya, atau seret ke sini. Boleh beberapa sekaligus, misalnya satu berkas untuk tiap periode."
        several
      />
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
        <PeriodInput />
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
