import type { ComponentChildren } from 'preact';
import type { Block, GuideText, Run } from '../../parts/guide-text.ts';
import { StackedTable } from '../../parts/stacked-table.tsx';

export type GuideProps = { readonly guide: GuideText; readonly others: readonly Pick<GuideText, 'name' | 'title'>[] };

/** One guide, and the way to the others. */
export function GuideView({ guide, others }: GuideProps) {
  return (
    <>
      <p>
        <a href="/panduan">Semua panduan</a>
      </p>
      <article class="guide">
        <h1>{guide.title}</h1>
        {guide.blocks.map((block, place) => (
          <BlockView key={place} block={block} />
        ))}
      </article>
      <nav aria-label="Panduan lain">
        <h2>Panduan lain</h2>
        <ul>
          {others.map(({ name, title }) => (
            <li key={name}>
              <a href={`/panduan/${name}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

function BlockView({ block: { heading, paragraph, list, table } }: { readonly block: Block }) {
  if (heading) return <h2>{runs(heading)}</h2>;
  if (paragraph) return <p>{runs(paragraph)}</p>;
  if (table)
    return (
      <StackedTable
        caption={table.headers.join(', ')}
        headers={table.headers}
        rows={table.rows.map((cells, place) => ({ key: String(place), cells: cells.map(runs) }))}
      />
    );
  if (!list) return null;
  const items = list.items.map((item, place) => <li key={place}>{runs(item)}</li>);
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function runs(all: readonly Run[]): ComponentChildren {
  return all.map((run, place) => <RunView key={place} run={run} />);
}

function RunView({ run: { text, strong, em, code, href } }: { readonly run: Run }) {
  if (href !== undefined) return <a href={href}>{text}</a>;
  if (strong) return <strong>{text}</strong>;
  if (em) return <em>{text}</em>;
  return code ? <code>{text}</code> : text;
}
