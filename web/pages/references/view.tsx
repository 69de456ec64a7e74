import { numberText } from '../../../functions/messages/number.ts';
import { pageNames } from '../../../functions/messages/page-name.ts';

type ListLine = { readonly list: string; readonly title: string; readonly codes: number };
type MasterLine = { readonly datasetId: string; readonly title: string; readonly opdName: string };
export type ReferencesProps = { readonly lists: readonly ListLine[]; readonly masterData: readonly MasterLine[] };

/** Lists of codes, and datasets that others refer to. */
export function ReferencesView({ lists, masterData }: ReferencesProps) {
  return (
    <>
      <h1>{pageNames.references}</h1>
      <p class="lead">
        Kode yang sama untuk hal yang sama, supaya data OPD yang satu dapat digabung dengan data OPD yang lain (Perpres 39/2019).
      </p>
      <h2>Kode referensi</h2>
      <ul class="cards">
        {lists.map(({ list, title, codes }) => (
          <li key={list} class="card">
            <h3>
              <a href={`/referensi/${list}`}>{title}</a>
            </h3>
            <p class="meta">{numberText(codes)} kode</p>
          </li>
        ))}
      </ul>
      <h2>Data induk</h2>
      <p>Dataset yang dirujuk data lain. Yang tampak di sini terbuka atau terbatas; tingkat aksesnya berlaku seperti biasa.</p>
      {masterData.length === 0 && <p>Belum ada dataset dengan kata kunci “data induk”.</p>}
      <ul>
        {masterData.map(({ datasetId, title, opdName }) => (
          <li key={datasetId}>
            <a href={`/dataset/${datasetId}`}>{title}</a>, {opdName}
          </li>
        ))}
      </ul>
      <p>
        Untuk program: <a href="/v1/reference-codes">/v1/reference-codes</a>, <a href="/v1/master-data">/v1/master-data</a>.
      </p>
    </>
  );
}
