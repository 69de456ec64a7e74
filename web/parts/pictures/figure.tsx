import { dayText } from '../../../functions/messages/date.ts';
import { Drawing } from './drawing.tsx';
import { type Drawn, drawnOf } from './drawn.ts';
import { headlineOf, plainTitle, subtitle } from './headline.ts';
import { PeriodLinks, type PeriodLinksProps } from './period-links.tsx';
import type { Picture } from './picture.ts';
import { tableOf } from './picture-table.ts';
import { sentenceOf } from './sentence.ts';
import type { Shapes } from './shapes.ts';
import { sizes } from './size.ts';

export type FigureProps = {
  /** Once on its page. */
  readonly id: string;
  readonly picture: Picture;
  /** The city's, for maps. */
  readonly shapes?: Shapes | undefined;
  /** Instead of what the picture says or shows by itself. */
  readonly title?: string | undefined;
  readonly source: { readonly opd: string; readonly title: string; readonly href?: string | undefined };
  /** When the data were published. */
  readonly date: string;
  readonly licence?: { readonly name: string; readonly href?: string | undefined } | undefined;
  /** The same picture of other periods. */
  readonly periods?: PeriodLinksProps | undefined;
  /** Where the same picture is a file, and its numbers. */
  readonly links: { readonly svg?: string | undefined; readonly csv?: string | undefined };
};

/**
 * A data picture in its frame: what it says, in which unit, drawn for narrow and for wide places, in a sentence and as a table, with
 * links to other periods, source, licence and files.
 */
export function Figure({ id, picture, shapes, title, source, date, licence, periods, links }: FigureProps) {
  const drawn = drawnOf(picture, shapes);
  const plain = plainTitle(drawn);
  const said = title ?? headlineOf(drawn) ?? plain;
  const text = sentenceOf(drawn);
  return (
    <figure class="picture" id={id} aria-labelledby={`${id}-says`}>
      <figcaption>
        <p class="picture-title" id={`${id}-says`}>
          {said}
        </p>
        <p class="picture-unit">{subtitle(drawn, said)}</p>
      </figcaption>
      <div class="picture-place">
        {sizes.map((size) => (
          <Drawing key={size.name} drawn={drawn} size={size} label={{ id, title: said, text }} />
        ))}
      </div>
      {periods && <PeriodLinks {...periods} />}
      <p class="picture-text">{text}</p>
      {drawn.notes.length > 0 && <p class="picture-note">{drawn.notes.join(' ')}</p>}
      <TableOf drawn={drawn} title={`${plain} (${kindTexts[drawn.kind]})`} />
      <div class="picture-source">
        <p>
          Sumber: {source.opd}, {source.href ? <a href={source.href}>{source.title}</a> : source.title}, {dayText(date)}.
          {licence && <> Lisensi: {licence.href ? <a href={licence.href}>{licence.name}</a> : licence.name}.</>}
          {'credit' in drawn && drawn.credit !== '' && ` Batas wilayah: ${drawn.credit}, MIT.`}
        </p>
        {(links.svg || links.csv) && (
          <p class="picture-files">
            Unduh:{' '}
            {links.svg && (
              <a href={links.svg} data-file="svg">
                gambar (SVG)
              </a>
            )}{' '}
            {links.csv && <a href={links.csv}>angkanya (CSV)</a>}
          </p>
        )}
      </div>
    </figure>
  );
}

/** Two pictures of a page may show the same, each in its way. */
const kindTexts: Readonly<Record<Drawn['kind'], string>> = {
  line: 'garis',
  bar: 'batang',
  histogram: 'sebaran',
  map: 'peta',
  points: 'titik',
};

function TableOf({ drawn, title }: { readonly drawn: Drawn; readonly title: string }) {
  const { head, rows } = tableOf(drawn);
  const isNumber = (place: number) => rows.some((row) => row[place]?.isNumber);
  return (
    <details class="picture-table">
      <summary>Tabel gambar ini</summary>
      <section class="scroll" tabindex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {head.map((name, place) => (
                <th key={place} scope="col" class={isNumber(place) ? 'number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <tr key={place}>
                {row.map(({ text, isNumber }, at) => (
                  <td key={at} class={isNumber ? 'number' : undefined}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
