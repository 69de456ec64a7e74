import { limits } from '../limits.ts';
import { type Html, html } from './html.ts';
import type { PortalPorts } from './ports.ts';

type Named = { readonly id: string; readonly name: string };

/** Choices that scripts read ids' names from, too. */
export function options(choices: readonly Named[]): Html[] {
  return choices.map(({ id, name }) => html`<option value="${id}">${name}</option>`);
}

/** Every government body of the city: its OPDs, and the institutions outside it. */
export function institutionOptions({ city }: PortalPorts): Html[] {
  return options([...city.opds, ...city.institutions]);
}

export async function districtOptions({ districts }: PortalPorts): Promise<Html[]> {
  return options((await districts()).map(({ code, name }) => ({ id: code, name: `${name} (${code})` })));
}

/** The member's request for data that is shared by request; `web/parts/ask-access.ts` shows it to anyone who may ask. */
export async function askForm(ports: PortalPorts): Promise<Html> {
  return html`<details id="ask" class="part" hidden><summary>Ajukan permohonan bagi pakai</summary>
<p>Penanggung jawab OPD pemilik data yang memutuskan. Ia boleh menyetujui sebagian: tanpa kolom tertentu, untuk satu kecamatan, atau lebih singkat.</p>
<form data-most-days="${limits.maxGrantDays}">
<label data-part="institution" hidden>Atas nama<select name="institution">${institutionOptions(ports)}</select></label>
<label>Tujuan<select name="purpose" required><option value="">pilih</option>${options(ports.city.purposes)}</select></label>
<label>Dasar hukum<input name="legalBasis" maxlength="${limits.maxLegalBasisCharacters}" required placeholder="misalnya: Perjanjian kerja sama 12/2026"></label>
<label>Sampai tanggal<input name="until" type="date" required aria-describedby="until-hint"></label>
<p class="hint" id="until-hint">Paling lama ${limits.maxGrantDays} hari dari sekarang.</p>
<fieldset data-part="columns" hidden><legend>Kolom yang dibutuhkan</legend>
<p class="hint">Mintalah seperlunya: hapus centang pada kolom yang tidak dipakai.</p>
<div class="choices" data-columns></div>
</fieldset>
<label data-part="area" hidden>Wilayah<select name="area"><option value="">seluruh kota</option>${await districtOptions(ports)}</select></label>
<label>Nomor akun petugas yang boleh membaca<textarea name="officers" rows="3" aria-describedby="officers-hint"></textarea></label>
<p class="hint" id="officers-hint">Satu nomor akun tiap baris. Kosongkan bila semua pegawai instansi Anda boleh membaca. Nomor akun Anda: <code data-own></code></p>
<button>Ajukan permohonan</button>
<p data-outcome role="status"></p>
</form></details>`;
}

/** So many days of WIB lie in one day of UTC more, and /v1 keeps records by those. */
const mostWibDays = limits.maxRecordDays - 1;

/** What the owning OPD's head decides and sees (`web/pages/upload/decide-requests.ts`, `web/pages/upload/grant-list.ts`, `web/pages/upload/access-records.ts`). */
export async function headParts(ports: PortalPorts): Promise<Html> {
  return html`<details id="requests" class="part" hidden><summary>Permohonan bagi pakai</summary>
<p id="decided" role="status" tabindex="-1"></p>
<div data-list aria-live="polite"><p>Memuat…</p></div>
<select id="districts" hidden><option value="">seluruh wilayah yang dimohon</option>${await districtOptions(ports)}</select>
</details>
<details id="grants" class="part" hidden><summary>Persetujuan akses</summary>
<p data-outcome role="status" tabindex="-1"></p>
<div data-list aria-live="polite"><p>Memuat…</p></div>
</details>
<details id="records" class="part" hidden><summary>Siapa membaca data ini</summary>
<p>Setiap pembacaan isi data terbatas atau tertutup tercatat sebelum isinya diberikan. Tanpa tanggal, yang tampak ${limits.defaultRecordDays} hari terakhir; paling panjang ${mostWibDays} hari. Hari dan jam menurut WIB.</p>
<form class="filters" data-usual-days="${limits.defaultRecordDays}" data-most-days="${mostWibDays}">
<label>Dari<input name="from" type="date"></label>
<label>Sampai<input name="until" type="date"></label>
<label>Instansi<select name="institution"><option value="">semua</option>${institutionOptions(ports)}</select></label>
<label>Nama<select name="principal"><option value="">semua</option></select></label>
<label>Tujuan<select name="purpose"><option value="">semua</option>${options(ports.city.purposes)}</select></label>
<button>Tampilkan</button>
</form>
<div data-list aria-live="polite"></div>
</details>`;
}
