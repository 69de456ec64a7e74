import { pageNames } from '../../../functions/messages/page-name.ts';
import { type LookUpChoice, LookUpFields } from '../../parts/persons/look-up-fields.tsx';
import { NikField } from '../../parts/persons/nik-field.tsx';

/** The officer's form stays hidden until the script that sends it has found out who is signed in: a NIK never leaves it by an address. */
export function PersonDeskView({ purposes }: { readonly purposes: readonly LookUpChoice[] }) {
  return (
    <>
      <h1>{pageNames.personDesk}</h1>
      <p>Untuk satu orang, satu tujuan dan satu perkara. Setiap permintaan tercatat sebelum dijawab.</p>
      <div id="state">
        <p role="status">Memuat…</p>
      </div>
      <form id="look-up" method="post" autocomplete="off" hidden>
        <NikField />
        <LookUpFields purposes={purposes} />
        <button type="submit">Lihat</button>
      </form>
      <div id="answer" tabIndex={-1} />
    </>
  );
}
