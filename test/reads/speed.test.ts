import { Readable } from 'node:stream';
import { createGunzip, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { linesOf } from '../../functions/reads/lines-of.ts';
import { readCounter } from '../../functions/reads/read-counter.ts';
import { functionSettings } from '../../lib/function-settings.ts';

/** What the issue asks for: 300 million reads a month, each a line. */
const linesADay = 10_000_000;
const lines = 300_000;
const datasets = Array.from({ length: 2_500 }, (_, number) => `dataset-${number}`);

test('counts a night’s log of a city with 300 million reads a month in half of its time', async () => {
  const paths = ['/dataset/X', '/v1/datasets/X/rows', '/v1/datasets/X/files/csv', '/assets/gaya.css', '/dataset'];
  const text = Array.from({ length: lines }, (_, number) => {
    const path = (paths[number % paths.length] ?? '').replace('X', datasets[(number * 7) % datasets.length] ?? '');
    return `{"date":"2026-11-${28 + (number % 3)}","cs-uri-stem":"${path}","sc-status":"200","x-edge-result-type":"Hit"}\n`;
  }).join('');
  const packed = gzipSync(text);
  const counter = readCounter(new Map(['2026-11-28', '2026-11-29'].map((day) => [day, datasets])));
  // Of the processor, not of the clock: others may run beside it.
  const began = process.cpuUsage();
  for await (const some of linesOf(Readable.from([packed]).pipe(createGunzip()), limits.maxReadLineCharacters))
    for (const line of some) counter.take(line);
  const { user, system } = process.cpuUsage(began);
  const perSecond = Math.round((lines / (user + system)) * 1_000_000);
  const days = limits.readLogDays + 1;
  const seconds = Math.round((linesADay * days) / perSecond);
  console.log(
    `${perSecond} lines a second of a core: ${seconds} s for the log of ${days} days, of ${functionSettings['count-reads'].timeout.toSeconds()} s`,
  );
  expect(counter.lines()).toBe(lines);
  expect(counter.unread()).toBe(0);
  expect(seconds).toBeLessThan(functionSettings['count-reads'].timeout.toSeconds() / 2);
});
