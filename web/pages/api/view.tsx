import { filterOperatorText } from '../../../functions/messages/filter-operator.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';
import { aggregateFunctions } from '../../../functions/model/aggregate-function.ts';
import { filterOperators } from '../../../functions/model/filter-operator.ts';
import { Lines, ScrollRegion } from '../../parts/scrolling.tsx';
import { type DescribedOperation, OperationEntry } from './operation-entry.tsx';

export type DescribedGroup = { readonly name: string; readonly description: string; readonly operations: readonly DescribedOperation[] };

type ApiProps = {
  readonly publicUrl: string;
  /** Of the examples: one that anyone may read, where there is one. */
  readonly datasetId: string;
  readonly groups: readonly DescribedGroup[];
};

/** The API as a person reads it: examples to copy, every operation of /v1, and with a script forms to try those that only read. */
export function ApiView({ publicUrl, datasetId, groups }: ApiProps) {
  return (
    <>
      <h1>{pageNames.api}</h1>
      <p>
        Semua yang ada di situs ini dapat diambil oleh program lewat HTTPS, sebagai JSON, CSV atau Parquet. Data terbuka diambil tanpa akun
        dan tanpa kunci.
      </p>
      <p>
        Untuk mesin: <a href="/v1/openapi.json">dokumen OpenAPI 3.1</a>, yang menguraikan setiap parameter, jawaban dan kesalahan.
      </p>
      <Examples publicUrl={publicUrl} datasetId={datasetId} />
      <Filters />
      <Conventions />
      <h2 id="operasi">Semua operasi</h2>
      <p>
        Buka satu baris untuk melihat parameternya.{' '}
        <span data-try="" hidden>
          Yang hanya membaca (GET) dapat langsung dicoba di sini.
        </span>
      </p>
      {groups.map(({ name, description, operations }) => (
        <section key={name} class="operations">
          <h3>{name}</h3>
          <p class="meta">{description}</p>
          {operations.map((operation) => (
            <OperationEntry key={operation.operation} {...operation} />
          ))}
        </section>
      ))}
    </>
  );
}

function Examples({ publicUrl, datasetId }: Pick<ApiProps, 'publicUrl' | 'datasetId'>) {
  const dataset = `${publicUrl}/v1/datasets/${datasetId}`;
  return (
    <>
      <h2>Tiga contoh</h2>
      <p>Cari dataset:</p>
      <Lines class="command" text={`curl '${publicUrl}/v1/datasets?q=puskesmas&limit=5'`} />
      <p>
        Baris satu dataset, disaring. Ganti <code>kecamatan</code> dan <code>Benda</code> dengan kolom dan nilai dataset itu; nama kolomnya
        ada di <code>/standard</code>:
      </p>
      <Lines class="command" text={`curl '${dataset}/rows?limit=5&kecamatan__exact=Benda'`} />
      <p>
        Unduh seluruhnya sebagai CSV (<code>-L</code> mengikuti tautannya):
      </p>
      <Lines class="command" text={`curl -L -o ${datasetId}.csv '${dataset}/files/csv'`} />
    </>
  );
}

function Filters() {
  return (
    <>
      <h2 id="saringan">Menyaring baris</h2>
      <p>
        Pada{' '}
        <a href="#listRows">
          <code>/rows</code>
        </a>{' '}
        saringan ditulis <code>kolom__operator=nilai</code>, misalnya <code>jumlah__greater=100</code>. Beberapa saringan berlaku bersama.
      </p>
      <ScrollRegion name="Operator saringan">
        <table class="operators">
          <thead>
            <tr>
              <th scope="col">Operator</th>
              <th scope="col">Baris yang diambil</th>
            </tr>
          </thead>
          <tbody>
            {filterOperators.map((name) => (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                </td>
                <td>{filterOperatorText[name]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p>
        Urutan: <code>sort=-jumlah,kecamatan</code> (tanda - untuk menurun). Kolom: <code>columns=kecamatan,jumlah</code>. Dengan tajuk{' '}
        <code>Accept: text/csv</code> barisnya dijawab sebagai CSV.
      </p>
      <p>
        Kelompok: <code>group=kecamatan&amp;aggregate=jumlah__sum</code> menjawab satu isi per kecamatan, dengan banyaknya baris (
        <code>count</code>) dan jumlahnya. Hitungan lain: {aggregateFunctions.join(', ')}.
      </p>
    </>
  );
}

function Conventions() {
  return (
    <>
      <h2>Yang berlaku di mana-mana</h2>
      <ul>
        <li>
          Akun dikirim sebagai <code>Authorization: Bearer …</code>, dengan token dari layanan masuk. Tanpanya Anda adalah masyarakat umum.
        </li>
        <li>
          Daftar dijawab per halaman: kirim isi <code>next</code> sebagai <code>cursor</code>.
        </li>
        <li>
          Kesalahan dijawab sebagai <code>application/problem+json</code>: <code>code</code> untuk program, <code>detail</code> untuk orang.
        </li>
        <li>Jawaban dapat bertambah isinya kelak: abaikan yang tidak dikenal.</li>
      </ul>
    </>
  );
}
