import { renderToString } from 'preact-render-to-string';
import { Drawing } from './drawing.tsx';
import type { Drawn } from './drawn.ts';
import { fileStyle } from './file-style.ts';
import { headlineOf, plainTitle, subtitle } from './headline.ts';
import { sentenceOf } from './sentence.ts';
import { px, sizes } from './size.ts';
import { wrapText } from './text-width.ts';

/** What a picture's own file says below it. */
export type FileFoot = { readonly title?: string | undefined; readonly source: string };

/** Width of what surrounds the drawing. */
const edge = 24;

/**
 * A picture as a file of its own (SVG 1.1), light, with its title above, what is left out and its source below: it loads nothing and runs
 * nothing. Characters that XML can't hold are left out. Served as a page of its own it needs `style-src 'unsafe-inline'` beside
 * `default-src 'none'`.
 */
export function svgFile(drawn: Drawn, foot: FileFoot): string {
  const size = sizes.find(({ name }) => name === 'wide') ?? sizes[0];
  if (size === undefined) return '';
  const title = foot.title ?? headlineOf(drawn) ?? plainTitle(drawn);
  const text = sentenceOf(drawn);
  const drawing = renderToString(<Drawing drawn={drawn} size={size} label={{ id: 'gambar', title, text }} />);
  const drawingHeight = Number(/viewBox="0 0 \d+ (\d+)"/.exec(drawing)?.[1] ?? 0);
  const heads = wrapText(title, size.width, 22, 3);
  const under = wrapText(subtitle(drawn, title), size.width, 14, 2);
  const feet = [...drawn.notes, foot.source].flatMap((line) => wrapText(line, size.width, 12, 3));
  const top = edge + heads.length * 28 + under.length * 20 + 12;
  const height = px(top + drawingHeight + 16 + feet.length * 17 + edge);
  const file = renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="drawing"
      width={size.width + 2 * edge}
      height={height}
      viewBox={`0 0 ${size.width + 2 * edge} ${height}`}
    >
      <title>{title}</title>
      <desc>{text}</desc>
      <style dangerouslySetInnerHTML={{ __html: fileStyle }} />
      <rect width="100%" height="100%" class="hatch-ground" />
      <Lines texts={heads} y={edge + 20} step={28} letters={22} look="value" />
      <Lines texts={under} y={edge + heads.length * 28 + 14} step={20} letters={14} look="quiet" />
      <g transform={`translate(${edge} ${px(top)})`} dangerouslySetInnerHTML={{ __html: drawing }} />
      <Lines texts={feet} y={top + drawingHeight + 26} step={17} letters={12} look="quiet" />
    </svg>,
  );
  const held = file.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${held.replaceAll(']]>', ']]&gt;')}\n`;
}

type LinesProps = {
  readonly texts: readonly string[];
  readonly y: number;
  readonly step: number;
  readonly letters: number;
  readonly look: string;
};

function Lines({ texts, y, step, letters, look }: LinesProps) {
  return (
    <text class={look} font-size={letters}>
      {texts.map((text, place) => (
        <tspan key={place} x={edge} y={px(y + place * step)}>
          {text}
        </tspan>
      ))}
    </text>
  );
}
