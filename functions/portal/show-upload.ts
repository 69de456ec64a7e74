import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { columnHelp, columnTexts } from '../messages/column.ts';
import { type Html, html } from './html.ts';
import { levelFields, processingFields } from './level-fields.ts';
import { metadataInputs } from './metadata-controls.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { headParts } from './sharing-fields.ts';

const bytesInGibibyte = 1024 ** 3;

/** GET /kerja/dataset/{datasetId}: upload, live state, report, and what else its people may change. The page is the same for every id. */
export function showUpload(ports: PortalPorts): Operation<'showUpload'> {
  return async (call) =>
    respondPage(ports.settings, {
      title: 'Kelola dataset',
      script: 'upload',
      data: {
        dataset: call.params.datasetId,
        'most-cells': String(limits.maxMendedCells),
        'most-declared': String(limits.maxDeclaredCells),
        'most-characters': String(limits.maxMendedCellCharacters),
        'shown-characters': String(limits.maxReportedCellCharacters),
      },
      content: html`<p><a href="/kerja">Meja kerja</a></p>
<h1 id="title">Kelola dataset</h1>
<div id="about"><p>Memuat…</p></div>
<div id="needs"></div>
${uploadForm()}
<section id="state" aria-live="polite"></section>
<section id="report" tabindex="-1"></section>
<section id="history"></section>
${await headParts(ports)}
${standardForm()}
${await describeForm(ports)}
${levelForm()}
${holdForm()}`,
    });
}

function uploadForm(): Html {
  return html`<form id="upload" class="panel" hidden>
<h2>Unggah berkas</h2>
<label>Berkas Excel (.xlsx) atau CSV (paling besar ${limits.maxUploadBytes / bytesInGibibyte} GiB)<input type="file" id="file" accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt" required></label>
<label id="sheet-choice" hidden>Berkas ini memuat beberapa tabel. Pilih lembar yang dipakai, lalu tekan Unggah lagi<select id="sheet"></select></label>
<label>Periode seluruh berkas<input id="period" autocomplete="off" aria-describedby="period-hint"></label>
<p class="hint" id="period-hint">Kosongkan bila berkas memuat kolom periode, atau bila datanya tidak berperiode.</p>
<label class="choice"><input type="checkbox" id="replace-all"><span>Ganti seluruh isi dataset, juga periode yang tidak ada di berkas ini</span></label>
<button>Unggah</button>
</form>`;
}

/** As the standard's schema has them. */
function mostCharacters(): Html[] {
  const most = { title: limits.maxFieldTitleCharacters, definition: limits.maxComponentCharacters, unit: limits.maxComponentCharacters };
  return columnTexts.map((text) => html` data-most-${text}="${most[text]}"`);
}

function standardForm(): Html {
  return html`<details id="standard" class="part" hidden><summary>Standar data: jenis dan aturan tiap kolom</summary>
<div id="standard-now" aria-live="polite"><p>Memuat…</p></div>
<form hidden>
<p>Berkas berikutnya diperiksa dengan standar ini, sel demi sel. Walidata menyetujuinya bersama unggahan itu.</p>
<p class="hint">${columnHelp}</p>
<div id="fields"${mostCharacters()}></div>
<label>Kolom periode (berkas dibagi menurut isinya)<select id="period-field"></select></label>
<button>Usulkan standar</button>
<p data-outcome role="status"></p>
</form>
<form id="library" hidden>
<p>Walidata menyediakan standar yang sudah disahkan. Bila cocok dengan data ini, pakailah apa adanya.</p>
<label>Standar dari pustaka walidata<select id="library-choice"></select></label>
<button>Pakai standar pustaka</button>
<p data-outcome role="status"></p>
</form></details>`;
}

async function describeForm(ports: PortalPorts): Promise<Html> {
  const { needed, more } = await metadataInputs(ports, 'manage');
  return html`<details id="describe" class="part" hidden><summary>Ubah keterangan dataset dan pemrosesan data pribadi</summary>
<form>
${needed}
${more}
<fieldset><legend>Pemrosesan data pribadi (dasar, tujuan, masa simpan)</legend>
${processingFields()}
</fieldset>
<button>Simpan</button>
<p data-outcome role="status"></p>
</form></details>`;
}

function levelForm(): Html {
  return html`<details id="level" class="part" hidden><summary>Ubah tingkat akses</summary>
<p>Pengetatan berlaku seketika. Pelonggaran diusulkan penanggung jawab OPD, lalu disahkan walidata dengan memilih tingkat yang sama.</p>
<p id="proposed" class="notice" hidden></p>
<form>
${levelFields()}
<label>Alasan perubahan<textarea name="reason" maxlength="${limits.maxReasonCharacters}" required></textarea></label>
<button>Simpan tingkat akses</button>
<p data-outcome role="status"></p>
</form></details>`;
}

function holdForm(): Html {
  return html`<details id="hold" class="part" hidden><summary>Tahan sementara (darurat)</summary>
<p>Bila ditahan, semua pihak di luar OPD pemilik seketika tidak dapat membaca isinya. Uraiannya tetap tampak.</p>
<form>
<label data-part="reason">Alasan<textarea name="reason" maxlength="${limits.maxReasonCharacters}"></textarea></label>
<button>Tahan</button>
<p data-outcome role="status"></p>
</form></details>`;
}
