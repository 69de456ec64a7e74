import { h } from 'preact';
import { UnitsView } from '../../web/pages/units/view.tsx';
import type { Shapes } from '../../web/parts/pictures/shapes.ts';
import type { Operation } from '../http/call.ts';
import { limits } from '../limits.ts';
import { pageNames } from '../messages/page-name.ts';
import { standing } from './choices.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';

/** GET /kerja/unit: an OPD's units, and which of them delivered. The frame is anonymous, the script loads the rest through /v1. */
export function showUnits({ settings, city, shapes }: Pick<PortalPorts, 'settings' | 'city' | 'shapes'>): Operation<'showUnits'> {
  return async () => {
    const known = shapes();
    const content = h(UnitsView, { opds: standing(city), kelurahan: choicesOf(known), shapes: known });
    return respondPage(settings, {
      title: pageNames.units,
      script: 'units',
      forAccounts: true,
      data: { 'most-units': String(limits.maxUnitsOfOpd) },
      content,
    });
  };
}

/** By name, each with its kecamatan. */
function choicesOf({ kelurahan, kecamatan }: Shapes) {
  const districts = new Map(kecamatan.map(({ code, name }) => [code, name]));
  const named = kelurahan.map(({ code, name }) => ({
    id: code,
    name: `${name}, ${districts.get(code.split('.').slice(0, 3).join('.')) ?? code}`,
  }));
  return named.toSorted((one, other) => one.name.localeCompare(other.name, 'id'));
}
