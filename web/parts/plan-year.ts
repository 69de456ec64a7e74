import { inJakarta } from '../../functions/model/jakarta-time.ts';
import { element } from './elements.ts';

/** The year of plans that the address asks for, `?tahun=2027`; else the running one. */
export function yearAsked(): number {
  const asked = Number(new URLSearchParams(location.search).get('tahun'));
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2099 ? asked : runningYear();
}

function runningYear(): number {
  return inJakarta(new Date()).getUTCFullYear();
}

/** The years that plans are made for, and the one before; the shown one is told. */
export function yearLinks(path: string, shown: number): HTMLElement {
  const running = runningYear();
  const years = [...new Set([running - 1, running, running + 1, running + 2, shown])].sort();
  const links = years.map((year) => {
    const current = year === shown ? { 'aria-current': 'page' } : {};
    return element('a', { class: 'button quiet', href: `${path}?tahun=${year}`, ...current }, String(year));
  });
  return element('nav', { class: 'actions years', 'aria-label': 'Tahun' }, ...links);
}
