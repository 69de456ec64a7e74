import { findDatasets } from '../catalog/search-datasets.ts';
import type { Operation } from '../http/call.ts';
import { filterOperatorText } from '../messages/filter-operator.ts';
import { isPublic } from '../model/access-level.ts';
import { aggregateFunctions } from '../model/aggregate-function.ts';
import { filterOperators } from '../model/filter-operator.ts';
import { anonymous } from '../model/principal.ts';
import described from './described-operations.json' with { type: 'json' };
import { type Html, html } from './html.ts';
import { type DescribedOperation, operationEntry } from './operation-entry.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

type DescribedGroup = { readonly name: string; readonly description: string; readonly operations: readonly DescribedOperation[] };

/** Written from the API document by `npm run docs`. */
const groups: readonly DescribedGroup[] = described;

/** Stands in the examples where nothing is published openly yet. */
const anyDataset = 'data-puskesmas';

/** GET /api: the API as a person reads it: examples to copy, every operation of /v1, and with a script forms to try those that only read. */
export function showApi(ports: PortalPorts): Operation<'showApi'> {
  return async (call) => {
    const found = await findDatasets(ports, { principal: anonymous, query: { sort: 'title' }, now: call.now });
    const readable = found.find(({ dataset }) => isPublic(dataset) && dataset.current !== undefined && dataset.hold === undefined);
    const datasetId = readable?.dataset.datasetId ?? anyDataset;
    return respondPage(ports.settings, {
      title: 'API untuk program',
      script: 'try-api',
      data: { 'public-url': ports.settings.publicUrl, 'example-dataset': datasetId },
      content: html`<h1>API untuk program</h1>
<p>Semua yang ada di situs ini dapat diambil oleh program lewat HTTPS, sebagai JSON, CSV atau Parquet. Data terbuka diambil tanpa akun dan tanpa kunci.</p>
<p>Untuk mesin: <a href="/v1/openapi.json">dokumen OpenAPI 3.1</a>, yang menguraikan setiap parameter, jawaban dan kesalahan.</p>
${examples(ports.settings.publicUrl, datasetId)}
${filters()}
${conventions}
<h2 id="operasi">Semua operasi</h2>
<p>Buka satu baris untuk melihat parameternya. <span data-try hidden>Yang hanya membaca (GET) dapat langsung dicoba di sini.</span></p>
${groups.map(group)}`,
    });
  };
}

function examples(publicUrl: string, datasetId: string): Html {
  const dataset = `${publicUrl}/v1/datasets/${datasetId}`;
  return html`<h2>Tiga contoh</h2>
<p>Cari dataset:</p>
<pre class="command" tabindex="0">curl '${publicUrl}/v1/datasets?q=puskesmas&amp;limit=5'</pre>
<p>Baris satu dataset, disaring. Ganti <code>kecamatan</code> dan <code>Benda</code> dengan kolom dan nilai dataset itu; nama kolomnya ada di <code>/standard</code>:</p>
<pre class="command" tabindex="0">curl '${dataset}/rows?limit=5&amp;kecamatan__exact=Benda'</pre>
<p>Unduh seluruhnya sebagai CSV (<code>-L</code> mengikuti tautannya):</p>
<pre class="command" tabindex="0">curl -L -o ${datasetId}.csv '${dataset}/files/csv'</pre>`;
}

function filters(): Html {
  const rows = filterOperators.map((name) => html`<tr><td><code>${name}</code></td><td>${filterOperatorText[name]}</td></tr>`);
  return html`<h2 id="saringan">Menyaring baris</h2>
<p>Pada <a href="#listRows"><code>/rows</code></a> saringan ditulis <code>kolom__operator=nilai</code>, misalnya <code>jumlah__greater=100</code>. Beberapa saringan berlaku bersama.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Operator saringan"><table class="operators"><thead><tr><th scope="col">Operator</th><th scope="col">Baris yang diambil</th></tr></thead><tbody>${rows}</tbody></table></div>
<p>Urutan: <code>sort=-jumlah,kecamatan</code> (tanda - untuk menurun). Kolom: <code>columns=kecamatan,jumlah</code>. Dengan tajuk <code>Accept: text/csv</code> barisnya dijawab sebagai CSV.</p>
<p>Kelompok: <code>group=kecamatan&amp;aggregate=jumlah__sum</code> menjawab satu isi per kecamatan, dengan banyaknya baris (<code>count</code>) dan jumlahnya. Hitungan lain: ${aggregateFunctions.join(', ')}.</p>`;
}

const conventions = html`<h2>Yang berlaku di mana-mana</h2>
<ul>
<li>Akun dikirim sebagai <code>Authorization: Bearer …</code>, dengan token dari layanan masuk. Tanpanya Anda adalah masyarakat umum.</li>
<li>Daftar dijawab per halaman: kirim isi <code>next</code> sebagai <code>cursor</code>.</li>
<li>Kesalahan dijawab sebagai <code>application/problem+json</code>: <code>code</code> untuk program, <code>detail</code> untuk orang.</li>
<li>Jawaban dapat bertambah isinya kelak: abaikan yang tidak dikenal.</li>
</ul>`;

function group({ name, description, operations }: DescribedGroup): Html {
  return html`<section class="operations"><h3>${name}</h3><p class="meta">${description}</p>
${operations.map(operationEntry)}</section>`;
}
