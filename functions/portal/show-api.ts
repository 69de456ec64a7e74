import type { Operation } from '../http/call.ts';
import { html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /api: the API for people, in Bahasa Indonesia. */
export function showApi(ports: PortalPorts): Operation<'showApi'> {
  return async () =>
    respondPage(ports.settings, {
      title: 'API',
      content: html`<h1>API</h1>
<p>Semua yang ada di situs ini dapat diambil oleh program, lewat HTTPS dan JSON. Data terbuka tanpa akun.</p>
<p><a href="/v1/openapi.json">Dokumen OpenAPI 3.1</a></p>`,
    });
}
