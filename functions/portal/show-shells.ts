import type { Operation } from '../http/call.ts';
import { html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { institutionOptions } from './sharing-fields.ts';

/** Pages whose content is the caller's own: the frame is anonymous, the script loads the rest through /v1. */

/** GET /progres: the public's progress; the walidata's board once a steward or overseer is signed in. */
export function showProgress(ports: PortalPorts): Operation<'showProgress'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'Kemajuan',
      script: 'progress',
      content: html`<h1>Kemajuan Satu Data</h1>
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
<div id="desk" aria-live="polite"><p>Memuat…</p></div>
<select id="institutions" hidden>${institutionOptions(ports)}</select>`,
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
<p id="outcome" role="status" tabindex="-1"></p>
<div id="reviews"><p>Memuat…</p></div>`,
    });
}
