import { profileShows, registerColumnWords, subjectGroups } from '../../../functions/model/profile-words.ts';

const shows = Object.entries(profileShows);
const subjects = Object.entries(subjectGroups);
const registerColumns = Object.entries(registerColumnWords);
const neededOfRegister: readonly string[] = ['name', 'birthDate'];

const showNames: Readonly<Record<string, string>> = { shown: 'Tampil', 'in-person': 'Di loket saja', never: 'Tidak tampil' };

/** How the dataset appears in people's profiles, for the head (`profile-form.ts`): columns and purposes are offered once they are known. */
export function ProfilePart() {
  return (
    <details id="profile" class="part" hidden>
      <summary>Dalam profil warga</summary>
      <p>
        Warga yang akunnya sudah diikat dapat melihat semua data kota tentang dirinya. Anda menentukan apakah data ini ikut di dalamnya.
        Tanpa pengaturan, data ini tidak tampil dalam profil siapa pun.
      </p>
      <p data-standing="" role="status" />
      <form>
        <fieldset>
          <legend>Cara tampil</legend>
          <p data-offered="" class="notice" hidden />
          {shows.map(([value, words]) => (
            <label key={value} class="choice">
              <input type="radio" name="show" value={value} required />
              <span>
                {showNames[value]}: {words}
              </span>
            </label>
          ))}
        </fieldset>
        <label>
          Kelompok
          <select name="subject" required>
            <option value="">pilih kelompok</option>
            {subjects.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>Tujuan petugas yang boleh melihatnya</legend>
          <p class="hint">Petugas yang menyebut tujuan lain tidak memperoleh apa pun dari data ini. Boleh tidak ada.</p>
          <div data-purposes="" />
        </fieldset>
        <ColumnChoice name="programme" label="Kolom program (boleh kosong)" />
        <ColumnChoice name="amount" label="Kolom nominal (boleh kosong)" />
        <ColumnChoice name="date" label="Kolom tanggal atau periode (boleh kosong)" />
        <details data-register="" hidden>
          <summary>Jadikan register kependudukan kota</summary>
          <p class="hint">
            Dari register inilah nama, keluarga dan status warga dibaca, menurut perjanjian hak akses. Hanya satu data di kota yang menjadi
            register. Kosongkan semua kolom bila bukan.
          </p>
          {registerColumns.map(([member, label]) => (
            <ColumnChoice
              key={member}
              name={`register.${member}`}
              label={neededOfRegister.includes(member) ? `${label} (perlu bagi register)` : `${label} (boleh kosong)`}
            />
          ))}
        </details>
        <button type="submit">Simpan</button>
        <p data-outcome="" role="status" />
      </form>
    </details>
  );
}

function ColumnChoice({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <label>
      {label}
      <select name={name} data-column="" />
    </label>
  );
}
