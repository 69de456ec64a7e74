import { findDatasets, headline, opdNames } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { numberText } from '../messages/number.ts';
import { anonymous } from '../model/principal.ts';
import { datasetCard } from './dataset-card.ts';
import { html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

const newestShown = 6;

/** GET /: what there is, and the way to it. */
export function showHome(ports: PortalPorts): Operation<'showHome'> {
  return async (call) => {
    const found = await findDatasets(ports, { principal: anonymous, query: { sort: 'updated' }, now: call.now });
    const rows = found.reduce((sum, { dataset }) => sum + (dataset.current?.rows ?? 0), 0);
    const owners = new Set(found.map(({ dataset }) => dataset.opdId)).size;
    const names = opdNames(ports.city);
    return respondPage(ports.settings, {
      title: 'Beranda',
      content: html`<section class="hero">
<h1>Data ${ports.city.name}, satu tempat</h1>
<p>${numberText(found.length)} dataset dari ${numberText(owners)} OPD, ${numberText(rows)} baris. Yang terbuka boleh diambil siapa saja, tanpa bertanya.</p>
<form action="/dataset" role="search"><label for="q">Cari data</label><input id="q" name="q" type="search" maxlength="200" placeholder="misalnya: harga beras, penduduk, sekolah"><button>Cari</button></form>
</section>
<h2>Terbaru</h2>
<ul class="cards">${found.slice(0, newestShown).map((entry) => datasetCard(headline(entry, names)))}</ul>
<p><a href="/dataset">Semua dataset</a></p>`,
    });
  };
}
