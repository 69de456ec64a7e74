import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { institutionOptions, options } from './sharing-fields.ts';

/** GET /kerja/akun: accounts, for the steward; the frame names the city's bodies alone, the script loads the accounts through /v1. */
export function showAccounts(ports: PortalPorts): Operation<'showAccounts'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Akun',
      script: 'accounts',
      data: { 'most-characters': String(limits.maxReasonCharacters), 'area-code': ports.city.areaCode, 'city-name': ports.city.name },
      content: html`<h1>Akun</h1>
<p>Siapa punya akun, dan apa tugasnya. Yang dicabut berhenti berlaku pada permintaan berikutnya; setiap perubahan tercatat.</p>
<p id="outcome" role="status" tabindex="-1"></p>
<details id="invite" class="part" hidden><summary>Undang pemilik akun baru</summary>
<form autocomplete="off">
<label>Nama<input name="name" maxlength="${limits.maxClaimCharacters}" required></label>
<label>Alamat surel<input name="email" type="email" maxlength="${limits.maxEmailCharacters}" required></label>
<div data-duties></div>
<p class="hint">Undangan dan kata sandi sementara dikirim ke alamat surel itu.</p>
<button>Kirim undangan</button>
<div data-problem></div>
</form></details>
<div id="accounts"><p>Memuat…</p></div>
<select id="opds" hidden>${options(ports.city.opds)}</select>
<select id="institutions" hidden>${institutionOptions(ports)}</select>`,
    });
}
