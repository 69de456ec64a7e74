import type { Operation } from '../http/call.ts';
import { html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** Pages whose content is the caller's own: the frame is anonymous, the script loads the rest through /v1. */

/** GET /progres: the public's progress; the walidata's board once a steward or overseer is signed in. */
export function showProgress(ports: PortalPorts): Operation<'showProgress'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Kemajuan',
      script: 'progress',
      content: html`<h1>Kemajuan Satu Data</h1>
<p id="scope">Dataset terbuka dan terbatas, tiap OPD.</p>
<div id="board" aria-live="polite"><p>Memuat…</p></div>`,
    });
}

/** GET /masuk: sends the visitor to the login service and takes them back. */
export function showSignIn(ports: PortalPorts): Operation<'showSignIn'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Masuk',
      script: 'sign-in',
      content: html`<h1>Masuk</h1><p id="state" role="status">Menuju layanan masuk…</p>`,
    });
}

/** GET /kerja: the OPD's desk. */
export function showDesk(ports: PortalPorts): Operation<'showDesk'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Meja kerja',
      script: 'desk',
      content: html`<h1>Meja kerja</h1>
<p><a class="button" href="/kerja/daftar">Daftarkan dataset baru</a></p>
<div id="desk" aria-live="polite"><p>Memuat…</p></div>`,
    });
}

/** GET /kerja/pemeriksaan: what waits for the steward. */
export function showReviews(ports: PortalPorts): Operation<'showReviews'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Pemeriksaan',
      script: 'reviews',
      content: html`<h1>Pemeriksaan</h1>
<p>Unggahan yang lolos pemeriksaan mesin dan menunggu keputusan walidata.</p>
<div id="reviews" aria-live="polite"><p>Memuat…</p></div>`,
    });
}

/** GET /kerja/dataset/{datasetId}: upload, live state, report. The page is the same for every id. */
export function showUpload(ports: PortalPorts): Operation<'showUpload'> {
  return async (call) =>
    respondPage(ports.settings, {
      title: 'Unggah',
      script: 'upload',
      data: { dataset: call.params.datasetId },
      content: html`<h1 id="title">Unggah data</h1>
<form id="upload" hidden>
<label>Berkas CSV<input type="file" id="file" accept=".csv,.tsv,.txt" required></label>
<label>Periode (bila berkas tidak memuat kolom periode)<input id="period" maxlength="10" placeholder="misalnya 2026-09"></label>
<button>Unggah</button>
</form>
<section id="state" aria-live="polite"></section>
<section id="report" aria-live="polite"></section>
<section id="history"></section>`,
    });
}
