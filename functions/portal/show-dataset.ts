import { decide } from '../access/decide.ts';
import type { Decision } from '../access/decision.ts';
import { headline, opdNames } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { dayText } from '../messages/date.ts';
import { isPublic, takesRequests } from '../model/access-level.ts';
import { type About, type Dataset, emptyAbout } from '../model/dataset.ts';
import { anonymous } from '../model/principal.ts';
import { freshness, leftOutNotice, levelBadge } from './dataset-card.ts';
import { datasetFacts } from './dataset-facts.ts';
import { type Html, html } from './html.ts';
import { type Answered, respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { askForm } from './sharing-fields.ts';

/**
 * GET /dataset/{datasetId}: what it is, its first rows, its files. For one that anyone may not see there is one 404 page, the same for closed and
 * nonexistent; its script asks /v1 again when somebody is signed in (access.md, 4). What was once public answers 410 with date and reason.
 */
export function showDataset(ports: PortalPorts): Operation<'showDataset'> {
  return async (call) => {
    const { datasetId } = call.params;
    const [dataset, about] = await Promise.all([ports.datasets.get(datasetId), ports.datasets.getAbout(datasetId)]);
    const decision = decide(anonymous, 'see', { kind: 'dataset', dataset }, call.now);
    return respondPage(ports.settings, { script: 'dataset', ...(await pageOf(ports, decision, dataset, about, call.now)) });
  };
}

async function pageOf(
  ports: PortalPorts,
  decision: Decision,
  dataset: Dataset | undefined,
  about: About | undefined,
  now: Date,
): Promise<Answered> {
  if (dataset && decision.effect === 'allow') return { title: dataset.title, content: await described(ports, dataset, about, now) };
  if (dataset && decision.effect === 'deny' && decision.answer === 410)
    return { title: 'Tidak lagi tersedia', status: 410, content: retracted(dataset) };
  return { title: 'Tidak ditemukan', status: 404, content: unseen() };
}

async function described(ports: PortalPorts, dataset: Dataset, about: About | undefined, now: Date): Promise<Html> {
  const entry = { dataset, about: about ?? emptyAbout(dataset.datasetId) };
  const item = headline(entry, opdNames(ports.city));
  const readable = isPublic(dataset) && !dataset.hold;
  return html`<article id="dataset" data-seen="yes"${isPublic(dataset) ? html` data-public="yes"` : undefined}${dataset.hold ? html` data-held="yes"` : undefined}>
<h1>${item.title}</h1>
<p class="meta">${levelBadge(item.access)} <span>${item.opdName}</span> · <span>${freshness(item)}</span></p>
${leftOutNotice(item.leftOut)}
<p>${item.description}</p>
${dataset.hold ? html`<p class="notice">Pembacaan dataset ini sedang ditahan sementara sejak ${dayText(dataset.hold.at)}.</p>` : undefined}
${readable ? downloads(dataset.datasetId) : undefined}
<section id="sharing" aria-live="polite" tabindex="-1"></section>
${takesRequests(dataset) ? await askForm(ports) : undefined}
<section id="rows" aria-live="polite"></section>
<section id="grounds"></section>
${await datasetFacts(ports, entry, now)}
</article>`;
}

/** Plain links, which need no script; it only adds what goes wrong in words. */
function downloads(datasetId: string): Html {
  return html`<p class="actions" id="files">
<a class="button" data-download="csv" href="/v1/datasets/${datasetId}/files/csv">Unduh CSV</a>
<a class="button quiet" data-download="parquet" href="/v1/datasets/${datasetId}/files/parquet">Unduh Parquet</a>
<a href="/v1/datasets/${datasetId}/datapackage.json">Keterangan kolom dan lisensi (Data Package)</a>
</p>`;
}

function retracted({ retraction, updatedAt }: Dataset): Html {
  return html`<article id="dataset" data-seen="no">
<h1>Tidak lagi tersedia</h1>
<p>Data ini pernah terbuka untuk umum, dan sejak ${dayText(retraction?.at ?? updatedAt)} tidak lagi.</p>
<p class="notice">Alasan: ${retraction?.reason ?? 'Data ini tidak lagi dibuka untuk umum.'}</p>
</article>`;
}

function unseen(): Html {
  return html`<article id="dataset" data-seen="no">
<h1>Tidak ditemukan</h1>
<p>Dataset ini tidak ada, atau tidak terbuka untuk umum. Bila Anda pegawai yang berhak, <a href="/masuk" data-return>masuk dahulu</a>. <a href="/dataset">Lihat semua dataset</a></p>
</article>`;
}
