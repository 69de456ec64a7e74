import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './laptop.ts';
import { runPipeline } from './pipeline.ts';

const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_300_000, 10_000_000];
/** From here on the start of a process no longer shows. */
const settledRows = 100_000;

type Point = { readonly rows: number; readonly milliseconds: number; readonly peakBytes: number };

/** The whole of a delivery from 10 thousand to 10 million rows; draws docs/pipeline-curve.svg. Time may grow no worse than the rows do. */
export async function run(): Promise<void> {
  const points: Point[] = [];
  for (const rows of sizes) {
    const { milliseconds, peakBytes } = await runPipeline(rows);
    points.push({ rows, milliseconds, peakBytes });
    const each = (milliseconds * 1000) / rows;
    console.log(
      `${rows} rows: ${(milliseconds / 1000).toFixed(2)} s, ${each.toFixed(2)} µs a row, peak ${(peakBytes / 1e6).toFixed(0)} MB`,
    );
  }
  const settled = points.find(({ rows }) => rows === settledRows);
  const last = points.at(-1);
  if (settled && last) {
    const growth = last.milliseconds / settled.milliseconds / (last.rows / settled.rows);
    console.log(`from ${settled.rows} to ${last.rows} rows, time grew ${growth.toFixed(2)} × as fast as the rows (goal ≤ 1)`);
  }
  writeFileSync(join(root, 'docs/pipeline-curve.svg'), draw(points));
}

const size = { width: 720, height: 420, left: 70, right: 70, top: 30, bottom: 60 };

function draw(points: readonly Point[]): string {
  const x = (rows: number) => size.left + ((Math.log10(rows) - 4) / 3) * (size.width - size.left - size.right);
  const y = (seconds: number) => size.height - size.bottom - ((Math.log10(seconds) + 1) / 3) * (size.height - size.top - size.bottom);
  const last = points.at(-1);
  const perRow = last === undefined ? 0 : last.milliseconds / 1000 / last.rows;
  // It begins where the picture does.
  const straight = [0.1 / perRow, last?.rows ?? 0].map((rows) => `${x(rows).toFixed(0)},${y(perRow * rows).toFixed(0)}`).join(' ');
  const line = points.map(({ rows, milliseconds }) => `${x(rows).toFixed(0)},${y(milliseconds / 1000).toFixed(0)}`).join(' ');
  const dots = points.map(
    ({ rows, milliseconds }) =>
      `<circle cx="${x(rows).toFixed(0)}" cy="${y(milliseconds / 1000).toFixed(0)}" r="4"/><text x="${(x(rows) + 8).toFixed(0)}" y="${(y(milliseconds / 1000) + 14).toFixed(0)}">${(milliseconds / 1000).toFixed(2)} s</text>`,
  );
  const across = [1e4, 1e5, 1e6, 1e7].map(
    (rows) =>
      `<line x1="${x(rows).toFixed(0)}" x2="${x(rows).toFixed(0)}" y1="${size.top}" y2="${size.height - size.bottom}" class="grid"/><text x="${x(rows).toFixed(0)}" y="${size.height - size.bottom + 20}" text-anchor="middle">${rows.toLocaleString('en')}</text>`,
  );
  const up = [0.1, 1, 10, 100].map(
    (time) =>
      `<line x1="${size.left}" x2="${size.width - size.right}" y1="${y(time).toFixed(0)}" y2="${y(time).toFixed(0)}" class="grid"/><text x="${size.left - 8}" y="${(y(time) + 4).toFixed(0)}" text-anchor="end">${time} s</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="12">
<title>Time of a delivery by its rows</title>
<style>.grid{stroke:#ddd}.line{fill:none;stroke:#1a4a8a;stroke-width:2}.straight{fill:none;stroke:#999;stroke-dasharray:5 5}circle{fill:#1a4a8a}</style>
<rect width="100%" height="100%" fill="#fff"/>
${[...across, ...up].join('\n')}
<polyline class="straight" points="${straight}"/>
<polyline class="line" points="${line}"/>
${dots.join('\n')}
<text x="${size.width / 2}" y="${size.height - 16}" text-anchor="middle">rows × 12 columns: checked, compared, written (dashed: straight proportion)</text>
</svg>
`;
}
