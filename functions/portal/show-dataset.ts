import { decide } from '../access/decide.ts';
import { headline, opdNames } from '../catalog/search-datasets.ts';
import type { About, Dataset } from '../datasets/dataset.ts';
import type { Operation } from '../http/call.ts';
import { anonymous } from '../identity/principal.ts';
import { freshness, levelBadge } from './dataset-card.ts';
import { type Html, html } from './html.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/**
 * GET /dataset/{datasetId}: what it is, its first rows, its files. For one that anyone may not see there is one page, the same for closed and
 * nonexistent; its script asks /v1 again when somebody is signed in (access.md, 4).
 */
export function showDataset(ports: PortalPorts): Operation<'showDataset'> {
  return async (call) => {
    const { datasetId } = call.params;
    const [dataset, about] = await Promise.all([ports.datasets.get(datasetId), ports.datasets.getAbout(datasetId)]);
    const seen = decide(anonymous, 'see', { kind: 'dataset', dataset }, call.now).effect === 'allow' ? dataset : undefined;
    return respondPage(ports.settings, {
      title: seen ? seen.title : 'Dataset',
      script: 'dataset',
      content: seen ? described(ports, seen, about) : unseen(),
    });
  };
}

function described(ports: PortalPorts, dataset: Dataset, about: About | undefined): Html {
  const entry = { dataset, about: about ?? { datasetId: dataset.datasetId, description: '', themes: [], tags: [] } };
  const item = headline(entry, opdNames(ports.city));
  return html`<article id="dataset" data-seen="yes">
<h1>${item.title}</h1>
<p class="meta">${levelBadge(item.access)} <span>${item.opdName}</span> · <span>${freshness(item)}</span></p>
<p>${item.description}</p>
${dataset.hold ? html`<p class="notice">Pembacaan dataset ini sedang ditahan sementara.</p>` : undefined}
<section id="rows" aria-live="polite"></section>
</article>`;
}

function unseen(): Html {
  return html`<article id="dataset" data-seen="no">
<h1>Tidak ditemukan</h1>
<p>Dataset ini tidak ada, atau tidak terbuka untuk umum. Bila Anda pegawai yang berhak, <a href="/masuk">masuk dahulu</a>.</p>
<section id="rows" aria-live="polite"></section>
</article>`;
}
