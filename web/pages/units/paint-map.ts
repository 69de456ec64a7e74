import { numberText } from '../../../functions/messages/number.ts';
import { type PartStatus, partStatuses, partStatusText } from '../../../functions/model/part-status.ts';
import type { UnitParts } from '../../parts/api-nouns.ts';
import { byId, show } from '../../parts/elements.ts';
import { isOpen } from '../../parts/unit-table.ts';
import { mapLooks } from './map-looks.ts';

type Part = UnitParts['items'][number];

/** Colours the map by how the units of each kelurahan stand; it is hidden where no unit names a kelurahan, and where the city has no map. */
export function paintMap(items: readonly Part[]): void {
  const map = document.getElementById('map');
  if (!map) return;
  const located = items.filter(({ kelurahan }) => kelurahan !== undefined);
  map.hidden = located.length === 0;
  if (map.hidden) return;
  const byCode = Map.groupBy(located, ({ kelurahan }) => kelurahan ?? '');
  const areas = [...map.querySelectorAll<SVGPathElement>('path[data-code]')];
  for (const area of areas) paint(area, byCode.get(area.dataset.code ?? '') ?? []);
  const names = areas.filter((area) => isOpenArea(byCode.get(area.dataset.code ?? '') ?? [])).map(({ dataset }) => dataset.name ?? '');
  const known = new Set(areas.map(({ dataset }) => dataset.code));
  show(byId('map-says'), saysOf(names, areas.filter(({ dataset }) => byCode.has(dataset.code ?? '')).length));
  byId('map-text').textContent = names.length === 0 ? 'Semua sudah masuk atau nihil.' : `Belum lengkap: ${names.join(', ')}.`;
  const apart = items.filter(({ kelurahan }) => kelurahan === undefined || !known.has(kelurahan));
  show(
    byId('map-note'),
    apart.length === 0
      ? ''
      : `Tidak tergambar, karena kelurahannya tidak disebut atau tidak dikenal: ${listed(apart.map(({ name }) => name))}.`,
  );
}

function paint(area: SVGPathElement, units: readonly Part[]): void {
  const worst = worstOf(units);
  const look = worst === undefined ? 'plain' : mapLooks[worst];
  area.setAttribute('class', `area ${look}`);
  // The pattern is of this document: a style sheet's address of it would be the sheet's own.
  if (look === 'hatched') area.setAttribute('fill', 'url(#units-hatch)');
  else area.removeAttribute('fill');
  const told = units.map(({ name, status }) => `${name}: ${partStatusText[status]}`).join('; ');
  const title = area.querySelector('title');
  if (title) title.textContent = told === '' ? `${area.dataset.name}: tanpa unit` : `${area.dataset.name}. ${told}`;
}

/** Of several units of one kelurahan the one that must act first. */
function worstOf(units: readonly Part[]): PartStatus | undefined {
  return partStatuses.find((status) => units.some((unit) => unit.status === status));
}

function isOpenArea(units: readonly Part[]): boolean {
  return units.some(({ status }) => isOpen(status));
}

function saysOf(names: readonly string[], all: number): string {
  if (names.length === 0) return `Semua ${numberText(all)} kelurahan sudah mengirim, atau nihil`;
  return `${numberText(names.length)} dari ${numberText(all)} kelurahan belum lengkap: ${listed(names)}`;
}

/** So many names fit into a line; the table has all. */
const mostNamed = 6;

function listed(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(', ')} dan ${numberText(more)} lainnya` : names.join(', ');
}
