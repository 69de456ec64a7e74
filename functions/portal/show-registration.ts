import type { Operation } from '../http/call.ts';
import { html } from './html.ts';
import { levelFields, processingFields } from './level-fields.ts';
import { metadataInputs } from './metadata-controls.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /kerja/daftar: the form that registers a dataset; its script shows it to anyone who may. */
export function showRegistration(ports: PortalPorts): Operation<'showRegistration'> {
  return async () => {
    const { needed, more } = await metadataInputs(ports, 'register');
    return respondPage(ports.settings, {
      title: 'Daftarkan dataset',
      script: 'registration',
      content: html`<p><a href="/kerja">Meja kerja</a></p>
<h1>Daftarkan dataset</h1>
<p id="state" role="status">Memuat…</p>
<form id="registration" hidden>
<label id="opd-choice" hidden>OPD<select name="opdId"></select></label>
${needed}
<label>Alamat dataset<input name="datasetId" pattern="[a-z0-9\\-]{3,80}" required aria-describedby="id-hint"></label>
<p class="hint" id="id-hint">3 sampai 80 huruf kecil, angka, atau tanda hubung. Tidak dapat diganti sesudah didaftarkan.</p>
${levelFields()}
<details class="part"><summary>Keterangan untuk pemakai data: tema, lisensi, narahubung, rentang waktu</summary>
${more}
</details>
<details class="part"><summary>Berkasnya memuat data pribadi</summary>
${processingFields()}
</details>
<button>Daftarkan</button>
<p id="problem" role="alert"></p>
</form>`,
    });
  };
}
