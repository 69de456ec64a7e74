import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { type Named, Options } from '../../parts/options.tsx';
import type { Shapes } from '../../parts/pictures/shapes.ts';
import { KelurahanMap } from './kelurahan-map.tsx';

type UnitsProps = { readonly opds: readonly Named[]; readonly kelurahan: readonly Named[]; readonly shapes: Shapes };

/** An OPD's units and what they delivered, for the OPD and the walidata: the frame names the city's OPDs and kelurahan alone, the script loads the rest through /v1. */
export function UnitsView({ opds, kelurahan, shapes }: UnitsProps) {
  return (
    <>
      <p>
        <a href="/kerja">Meja kerja</a>
      </p>
      <h1>{pageNames.units}</h1>
      <p>
        Puskesmas, sekolah, atau kelurahan yang mengirim bagiannya sendiri dari dataset OPD.{' '}
        <a href="/panduan/mengumpulkan-dari-unit">Caranya</a>
      </p>
      <p id="outcome" role="status" tabIndex={-1} />
      <div id="place" aria-live="polite">
        <p>Memuat…</p>
      </div>
      <label id="opd-choice" hidden>
        OPD
        <select id="opd">
          <Options of={opds} />
        </select>
      </label>
      <section id="collection" hidden>
        <h2>Yang sudah dan belum mengirim</h2>
        <div id="choice" class="filters" />
        <div id="counts" aria-live="polite" />
        {shapes.kelurahan.length > 0 && <KelurahanMap shapes={shapes} />}
        <div id="parts" />
      </section>
      <section id="units" />
      <UnitForm kelurahan={kelurahan} />
      {kelurahan.length > 0 && <KelurahanForm />}
    </>
  );
}

function UnitForm({ kelurahan }: Pick<UnitsProps, 'kelurahan'>) {
  return (
    <details id="unit-form" class="part" hidden>
      <summary>Daftarkan unit</summary>
      <form autocomplete="off">
        <label>
          Nama unit
          <input name="name" maxlength={limits.maxTitleCharacters} required />
        </label>
        <label>
          Alamat pendek
          <input name="unitId" pattern="[a-z0-9\-]{3,80}" required aria-describedby="unit-id-hint" />
        </label>
        <p class="hint" id="unit-id-hint">
          3 sampai 80 huruf kecil, angka, atau tanda hubung; tetap sama sesudah didaftarkan.
        </p>
        {kelurahan.length > 0 ? (
          <label>
            Kelurahan tempatnya (untuk peta; boleh kosong)
            <select name="kelurahan">
              <option value="">tidak disebut</option>
              <Options of={kelurahan} />
            </select>
          </label>
        ) : (
          <label>
            Kode kelurahan (boleh kosong)
            <input name="kelurahan" placeholder="36.71.01.1001" />
          </label>
        )}
        <label>
          Nomor akun yang bertindak untuk unit ini, satu tiap baris
          <textarea name="accounts" rows={3} aria-describedby="accounts-hint" />
        </label>
        <p class="hint" id="accounts-hint">
          Nomor akun tampak di meja kerja pemiliknya. Akunnya juga harus mendapat tugas unit OPD dari walidata. Boleh kosong: OPD mengirim
          atas nama unit itu.
        </p>
        <fieldset>
          <legend>Dataset yang dikirim unit ini</legend>
          <div class="choices" data-datasets="" />
        </fieldset>
        <button type="submit">Simpan unit</button>
        <div data-problem="" />
      </form>
    </details>
  );
}

function KelurahanForm() {
  return (
    <details id="kelurahan-form" class="part" hidden>
      <summary>Daftarkan semua kelurahan sekaligus</summary>
      <form autocomplete="off">
        <p>Tiap kelurahan yang belum menjadi unit OPD ini didaftarkan, tanpa akun. Yang sudah ada tidak diubah.</p>
        <fieldset>
          <legend>Dataset yang dikirim tiap kelurahan</legend>
          <div class="choices" data-datasets="" />
        </fieldset>
        <button type="submit">Daftarkan semuanya</button>
        <p data-problem="" role="status" />
      </form>
    </details>
  );
}
