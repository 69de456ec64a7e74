import { numberText } from '../../../functions/messages/number.ts';
import type { Field } from '../../parts/api-nouns.ts';
import { cellText } from '../../parts/cell-text.ts';
import { ScrollRegion } from '../../parts/scrolling.tsx';
import { headerOf } from '../../parts/standard-words.ts';

type Counts = { readonly added: number; readonly removed: number; readonly changed: number };
type Row = Readonly<Record<string, unknown>>;
export type RowChange = {
  readonly period: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: Row | undefined;
  readonly after?: Row | undefined;
};

export type VersionProps = {
  readonly datasetId: string;
  readonly title: string;
  readonly n: number;
  readonly previous?: number | undefined;
  readonly total: Counts;
  readonly periods: readonly (Counts & { readonly period: string; readonly replaced: boolean })[];
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly fields: readonly Pick<Field, 'name' | 'type' | 'title' | 'unit'>[];
  readonly periodField?: string | undefined;
  /** Undefined where the reader may not read both versions. */
  readonly changes?: readonly RowChange[] | undefined;
  /** The address of further changes by /v1, where not all are shown. */
  readonly more?: string | undefined;
};

/** What a version changed beside the one before it: counts by period, then the rows, cell by cell. */
export function VersionView(props: VersionProps) {
  const { datasetId, title, n, previous, total, columns } = props;
  return (
    <article>
      <p>
        <a href={`/dataset/${datasetId}`}>{title}</a>
      </p>
      <h1>{previous === undefined ? `Versi ${n}` : `Apa yang berubah pada versi ${n}`}</h1>
      <p class="lead">
        {previous !== undefined && `Dibandingkan dengan versi ${previous}: `}
        {countsText(total)}.
      </p>
      {columns.added.length > 0 && <p>Kolom baru: {columns.added.join(', ')}.</p>}
      {columns.removed.length > 0 && <p>Kolom yang tidak ada lagi: {columns.removed.join(', ')}.</p>}
      <Periods {...props} />
      {props.changes ? (
        <Changes {...props} changes={props.changes} />
      ) : (
        <p>Baris yang berubah hanya tampak bagi yang boleh membaca kedua versi.</p>
      )}
      {props.more && (
        <p>
          Tidak semua perubahan tampil di sini; <a href={props.more}>selebihnya lewat API</a>.
        </p>
      )}
    </article>
  );
}

function countsText({ added, removed, changed }: Counts): string {
  return `${numberText(added)} baris baru, ${numberText(changed)} berubah, ${numberText(removed)} hilang`;
}

function Periods({ periods }: VersionProps) {
  const touched = periods.filter(({ added, removed, changed }) => added + removed + changed > 0);
  if (touched.length < 2) return null;
  return (
    <ScrollRegion name="Menurut periode">
      <table>
        <caption>Menurut periode</caption>
        <thead>
          <tr>
            <th scope="col">Periode</th>
            <th scope="col" class="number">
              Baru
            </th>
            <th scope="col" class="number">
              Berubah
            </th>
            <th scope="col" class="number">
              Hilang
            </th>
          </tr>
        </thead>
        <tbody>
          {touched.map(({ period, added, changed, removed }) => (
            <tr key={period}>
              <th scope="row">{period}</th>
              <td class="number">{numberText(added)}</td>
              <td class="number">{numberText(changed)}</td>
              <td class="number">{numberText(removed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const changeText: Readonly<Record<RowChange['change'], string>> = { added: 'baru', removed: 'hilang', changed: 'berubah' };

function Changes({ changes, fields, periodField }: VersionProps & { readonly changes: readonly RowChange[] }) {
  if (changes.length === 0) return <p>Tidak ada baris yang berubah.</p>;
  return (
    <>
      <h2>Baris yang berubah</h2>
      <ScrollRegion rows name="Baris yang berubah">
        <table>
          <caption class="unseen">Baris yang berubah, sel demi sel</caption>
          <thead>
            <tr>
              <th scope="col">Perubahan</th>
              {fields.map((field) => (
                <th key={field.name} scope="col">
                  {headerOf(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changes.map(({ change, before, after }, place) => (
              <tr key={`${change} ${place}`} class={`row-${change}`}>
                <th scope="row">{changeText[change]}</th>
                {fields.map((field) => (
                  <td key={field.name}>
                    <Cell field={field} periodField={periodField} change={change} before={before} after={after} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

type CellProps = Pick<RowChange, 'change' | 'before' | 'after'> & {
  readonly field: Pick<Field, 'name' | 'type'>;
  readonly periodField?: string | undefined;
};

/** A cell that changed shows what stood there, struck out, and what stands there now. */
function Cell({ field, periodField, change, before, after }: CellProps) {
  const text = (row: Row | undefined) => cellText(row?.[field.name], field, periodField) || '–';
  if (change === 'added') return <>{text(after)}</>;
  if (change === 'removed') return <>{text(before)}</>;
  const [old, now] = [text(before), text(after)];
  if (old === now) return <>{now}</>;
  return (
    <span class="differs">
      <del>{old}</del> <ins>{now}</ins>
    </span>
  );
}
