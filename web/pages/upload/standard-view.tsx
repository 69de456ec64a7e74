import { limits } from '../../../functions/limits.ts';
import { columnHelp, columnTexts } from '../../../functions/messages/column.ts';

/** The standard in force and the form that proposes another one, or takes one of the library. */
export function StandardPart() {
  return (
    <details id="standard" class="part" hidden>
      <summary>Standar data: jenis dan aturan tiap kolom</summary>
      <div id="standard-now" aria-live="polite">
        <p>Memuat…</p>
      </div>
      <form hidden>
        <p>Berkas berikutnya diperiksa dengan standar ini, sel demi sel. Walidata menyetujuinya bersama unggahan itu.</p>
        <p class="hint">{columnHelp}</p>
        <div id="fields" {...mostCharacters()} />
        <label>
          Kolom periode (berkas dibagi menurut isinya)
          <select id="period-field" />
        </label>
        <button type="submit">Usulkan standar</button>
        <p data-outcome="" role="status" />
      </form>
      <form id="library" hidden>
        <p>
          Walidata menyediakan standar yang sudah disahkan. Bila cocok dengan data ini, pakailah apa adanya.{' '}
          <a href="/pustaka">Lihat isi pustaka</a>
        </p>
        <label>
          Standar dari pustaka walidata
          <select id="library-choice" />
        </label>
        <button type="submit">Pakai standar pustaka</button>
        <p data-outcome="" role="status" />
      </form>
    </details>
  );
}

/** As the standard's schema has them. */
function mostCharacters(): Readonly<Record<string, number>> {
  const most = { title: limits.maxFieldTitleCharacters, definition: limits.maxComponentCharacters, unit: limits.maxComponentCharacters };
  return Object.fromEntries(columnTexts.map((text) => [`data-most-${text}`, most[text]]));
}
