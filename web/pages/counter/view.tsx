import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { documentName, documents } from '../../parts/persons/documents.ts';
import { NikField } from '../../parts/persons/nik-field.tsx';
import { ReasonField } from '../../parts/persons/reason-field.tsx';

/** The counter's form, hidden until its script knows who is signed in. */
export function CounterView() {
  return (
    <>
      <h1>{pageNames.counter}</h1>
      <p class="screen">
        Untuk warga yang hadir di depan Anda, atau wali dan pendampingnya bersama warga itu: yang ia lihat sendiri, ditambah yang hanya
        disampaikan di loket. Bacakan atau cetak untuknya; ia mendapat tanda terimanya.
      </p>
      <div id="state">
        <p role="status">Memuat…</p>
      </div>
      <form id="counter" method="post" autocomplete="off" hidden>
        <NikField />
        <label>
          {documentName}
          <select name="document">
            {documents.map(([code, text]) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label class="choice">
          <input type="checkbox" name="checkedInPerson" required />
          <span>Sudah diperiksa tatap muka: orangnya hadir dan dokumennya cocok</span>
        </label>
        <ReasonField hint="Satu kalimat, tanpa NIK; orangnya membacanya. Misalnya: meminta cetakan datanya sendiri." />
        <button type="submit">Buka profilnya</button>
      </form>
      <details id="without-nik" class="screen" hidden>
        <summary>Orangnya tidak tahu NIK-nya</summary>
        <p>
          Untuk petugas yang diberi izin oleh penanggung jawab register penduduk. Ketiganya harus cocok; paling banyak{' '}
          {limits.maxSearchHits} orang disebut, dan masing-masing mendapat jejaknya.
        </p>
        <form id="search" method="post" autocomplete="off">
          <label>
            Nama lengkap
            <input name="name" type="text" autocomplete="off" required maxlength={limits.maxSearchedNameCharacters} />
          </label>
          <label>
            Tanggal lahir
            <input name="birthDate" type="date" autocomplete="off" required />
          </label>
          <label>
            Kelurahan tempat tinggal
            <input name="kelurahan" type="text" autocomplete="off" required maxlength={limits.maxKelurahanCharacters} />
          </label>
          <ReasonField id="search-hint" hint="Satu kalimat; yang ditemukan membacanya. Misalnya: datang tanpa KTP-el." />
          <button type="submit">Cari</button>
        </form>
      </details>
      <div id="answer" tabIndex={-1} />
    </>
  );
}
