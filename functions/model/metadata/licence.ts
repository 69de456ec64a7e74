import * as z from 'zod';
import { limits } from '../../limits.ts';
import type { MetadataField } from './field.ts';
import { givenText } from './given-text.ts';

/** Licences that open data usually have (https://opendefinition.org/licenses/), by their SPDX identifiers. */
export const licences: readonly { readonly id: string; readonly name: string; readonly path: string }[] = [
  { id: 'CC-BY-4.0', name: 'Creative Commons Atribusi 4.0', path: 'https://creativecommons.org/licenses/by/4.0/' },
  { id: 'CC-BY-SA-4.0', name: 'Creative Commons Atribusi-BerbagiSerupa 4.0', path: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  { id: 'CC0-1.0', name: 'Creative Commons Nol 1.0 (tanpa syarat)', path: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  { id: 'ODC-By-1.0', name: 'Open Data Commons Attribution 1.0', path: 'https://opendatacommons.org/licenses/by/1-0/' },
  { id: 'ODbL-1.0', name: 'Open Database License 1.0', path: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  { id: 'PDDL-1.0', name: 'Open Data Commons Public Domain 1.0', path: 'https://opendatacommons.org/licenses/pddl/1-0/' },
];

/** The licence of that identifier, where it is a usual one. */
export function knownLicence(text: string): (typeof licences)[number] | undefined {
  return licences.find(({ id }) => id === text);
}

/** An identifier, an address, or words. Open data that name none are under the city's (`cities/<city>.json`). */
export const licence = {
  given: givenText(limits.maxLicenceCharacters),
  kept: z.string(),
  storedIn: 'META',
  unsaid: 'absent',
  isChangeable: true,
  label: 'Lisensi',
  help: 'Syarat memakai data terbuka ini: pilih dari daftar, atau tulis alamat lisensinya.',
  example: 'CC-BY-4.0',
  control: { kind: 'suggested', maxCharacters: limits.maxLicenceCharacters, from: 'licences' },
  forms: ['register', 'manage'],
  shown: { page: 'fact', list: 'nowhere' },
  found: { weight: 0, facet: undefined },
  dcat: 'dct:license',
  packaged: 'licenses',
} as const satisfies MetadataField<string>;
