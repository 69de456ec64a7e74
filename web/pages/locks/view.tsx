import { limits } from '../../../functions/limits.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { nikTitle } from '../../parts/persons/documents.ts';
import { ReasonField } from '../../parts/persons/reason-field.tsx';

/** What a lock does, and the form for it, hidden until its script knows who is signed in. */
export function LocksView() {
  return (
    <>
      <h1>{pageNames.locks}</h1>
      <p>
        Sejak kunci terpasang, tidak ada yang melihat apa pun tentang orang ini di profil orang lain, pencarian petugas dan pemadanan, juga
        pasangan dalam Kartu Keluarga yang sama. Jawabannya sama dengan jawaban tentang orang yang tidak dikenal. Orangnya sendiri tetap
        melihat datanya.
      </p>
      <p>
        Kunci anak-anaknya bersama-sama. Orang tua atau wali yang Anda sebut tetap melihat data anak yang dikunci bersamanya. Siapa yang
        terkunci tidak dapat dibaca lagi di mana pun, juga oleh Anda: yang tercatat hanya siapa yang mengunci, kapan, dan alasannya.
      </p>
      <div id="state">
        <p role="status">Memuat…</p>
      </div>
      <form id="locks" method="post" autocomplete="off" hidden>
        <label>
          NIK, satu pada tiap baris
          <textarea name="niks" inputMode="numeric" autocomplete="off" spellcheck={false} required aria-describedby="niks-hint" />
        </label>
        <p class="hint" id="niks-hint">
          Paling banyak {limits.maxLockedPersons} orang sekaligus.
        </p>
        <label>
          NIK orang tua atau wali yang tetap melihat anak-anak ini (boleh kosong)
          <input
            name="guardianNik"
            type="text"
            inputMode="numeric"
            autocomplete="off"
            spellcheck={false}
            pattern="[0-9]{16}"
            maxlength={16}
            title={nikTitle}
          />
        </label>
        <ReasonField hint="Satu kalimat, tanpa nama dan NIK: misalnya nomor perkara UPTD PPA." />
        <p class="actions">
          <button type="submit" value="lock">
            Kunci
          </button>
          <button type="submit" class="quiet" value="unlock">
            Lepas kunci
          </button>
        </p>
        <div id="asking" />
      </form>
      <div id="told" role="status" />
    </>
  );
}
