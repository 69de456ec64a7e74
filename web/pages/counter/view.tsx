import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { documentName, documents } from '../../parts/persons/documents.ts';
import { NikField } from '../../parts/persons/nik-field.tsx';

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
        <label>
          Alasan
          <textarea
            name="reason"
            autocomplete="off"
            minlength={limits.minLookReasonCharacters}
            maxlength={limits.maxReasonCharacters}
            required
            aria-describedby="reason-hint"
          />
        </label>
        <p class="hint" id="reason-hint">
          Satu kalimat, tanpa NIK; orangnya membacanya. Misalnya: meminta cetakan datanya sendiri.
        </p>
        <button type="submit">Buka profilnya</button>
      </form>
      <div id="answer" tabIndex={-1} />
    </>
  );
}
