import type { Operation } from '../http/call.ts';
import { type Html, html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { cadenceWords } from './words.ts';

/** GET /kerja/daftar: the form that registers a dataset. */
export function showRegistration(ports: PortalPorts): Operation<'showRegistration'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Daftarkan dataset',
      script: 'registration',
      content: html`<h1>Daftarkan dataset</h1>
<form id="registration">
<label>Judul<input name="title" maxlength="200" required></label>
<label>Id (huruf kecil, angka, tanda hubung)<input name="datasetId" pattern="[a-z0-9\\-]{3,80}" required></label>
<label>Uraian<textarea name="description" maxlength="4000" required></textarea></label>
<label>Jadwal pemutakhiran<select name="cadence">${cadences()}</select></label>
<fieldset><legend>Akses</legend>
<label class="choice"><input type="radio" name="access" value="open" checked><span><strong>Terbuka</strong>: siapa saja boleh membaca</span></label>
<label class="choice"><input type="radio" name="access" value="limited"><span><strong>Terbatas</strong>: instansi pemerintah yang berbagi pakai</span></label>
<label class="choice"><input type="radio" name="access" value="closed"><span><strong>Tertutup</strong>: hanya OPD Anda</span></label>
</fieldset>
<fieldset id="limited-only" hidden><legend>Cara berbagi</legend>
<label class="choice"><input type="radio" name="sharing" value="government" checked><span>semua instansi pemerintah</span></label>
<label class="choice"><input type="radio" name="sharing" value="by-request"><span>hanya atas permohonan (wajib bila memuat data orang)</span></label>
</fieldset>
<fieldset id="closed-only" hidden><legend>Dasar pengecualian (UU KIP Pasal 17 dan 19)</legend>
<label>Dasar hukum<input name="legalBasis" maxlength="500"></label>
<label>Alasan<input name="reason" maxlength="2000"></label>
<label>Berlaku sampai<input name="until" type="date"></label>
</fieldset>
<fieldset><legend>Pemrosesan data pribadi (isi bila berkas memuat data orang)</legend>
<label>Dasar pemrosesan<input name="basis" maxlength="500"></label>
<label>Tujuan (pisahkan dengan koma)<input name="purposes" maxlength="1000"></label>
<label>Disimpan sampai<input name="retentionUntil" type="date"></label>
</fieldset>
<button>Daftarkan</button>
<p id="problem" role="alert"></p>
</form>`,
    });
}

function cadences(): Html[] {
  return Object.entries(cadenceWords).map(([value, label]) => html`<option value="${value}">${label}</option>`);
}
