import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { cadenceText } from '../messages/cadence.ts';
import { type Html, html } from './html.ts';
import { levelFields, processingFields } from './level-fields.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /kerja/daftar: the form that registers a dataset; its script shows it to anyone who may. */
export function showRegistration(ports: PortalPorts): Operation<'showRegistration'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Daftarkan dataset',
      script: 'registration',
      content: html`<p><a href="/kerja">Meja kerja</a></p>
<h1>Daftarkan dataset</h1>
<p id="state" role="status">Memuat…</p>
<form id="registration" hidden>
<label id="opd-choice" hidden>OPD<select name="opdId"></select></label>
<label>Judul<input name="title" maxlength="${limits.maxTitleCharacters}" required placeholder="misalnya: Jumlah posyandu menurut kelurahan"></label>
<label>Alamat dataset<input name="datasetId" pattern="[a-z0-9\\-]{3,80}" required aria-describedby="id-hint"></label>
<p class="hint" id="id-hint">3 sampai 80 huruf kecil, angka, atau tanda hubung. Tidak dapat diganti sesudah didaftarkan.</p>
<label>Uraian<textarea name="description" maxlength="${limits.maxDescriptionCharacters}" required></textarea></label>
<label>Frekuensi pemutakhiran<select name="cadence" required><option value="">pilih</option>${cadenceOptions()}</select></label>
${levelFields()}
<details class="part"><summary>Berkasnya memuat data pribadi</summary>
${processingFields()}
</details>
<button>Daftarkan</button>
<p id="problem" role="alert"></p>
</form>`,
    });
}

export function cadenceOptions(): Html[] {
  return Object.entries(cadenceText).map(([value, label]) => html`<option value="${value}">${label}</option>`);
}
