import type { Suggestions } from '../../web/parts/metadata-inputs.tsx';
import type { Named } from '../../web/parts/options.tsx';
import type { LookUpChoice } from '../../web/parts/persons/look-up-fields.tsx';
import { answerTexts, receiptText } from '../messages/look-up.ts';
import { licences } from '../model/metadata/licence.ts';
import { usablePurposes } from '../persons/purpose.ts';
import type { SitePorts } from './site.port.ts';

/** What the forms of pages offer, of the city file and the codes. */

/** The OPDs that stand. */
export function standing({ opds }: Pick<SitePorts['city'], 'opds'>): readonly Named[] {
  return opds.filter(({ ended }) => ended === undefined).map(({ id, name }) => ({ id, name }));
}

/** Every government body of the city: its OPDs, and the institutions outside it. */
export function institutionChoices({ city }: Pick<SitePorts, 'city'>): readonly Named[] {
  return [...standing(city), ...city.institutions];
}

/** The city's kecamatan by their codes, each with its code in its name. */
export async function districtChoices({ districts }: Pick<SitePorts, 'districts'>): Promise<readonly Named[]> {
  return (await districts()).map(({ code, name }) => ({ id: code, name: `${name} (${code})` }));
}

/** Bodies, purposes and kecamatan that a request for access names. */
export async function sharingChoices(ports: SitePorts) {
  return { institutions: institutionChoices(ports), purposes: ports.city.purposes, districts: await districtChoices(ports) };
}

/** Usual values of a dataset's metadata. */
export async function suggestionsFor({ city, districts }: SitePorts): Promise<Suggestions> {
  const whenEmpty = city.licence && `Bila kosong, data terbuka memakai lisensi kota: ${city.licence}.`;
  return {
    licences: { values: licences, whenEmpty: whenEmpty || undefined },
    districts: { values: (await districts()).map(({ code, name }) => ({ id: code, name })) },
  };
}

/** Purposes for which persons may be looked up now, each with what it gives and how the person learns of it. */
export function lookUpChoices({ city }: Pick<SitePorts, 'city'>, now: Date): readonly LookUpChoice[] {
  return usablePurposes(city, now).map(({ id, name, lookUp }) => ({
    ...{ id, name },
    gives: answerTexts[lookUp.answer],
    told: receiptText(lookUp.receipt),
  }));
}

/** Purposes for which lists may be matched now: of those, what the register's agreement covers. */
export function matchingChoices({ city }: Pick<SitePorts, 'city'>, now: Date): readonly LookUpChoice[] {
  const covered = city.registerAgreement?.purposes ?? [];
  const gives = 'Tiap baris dijawab unsur demi unsur: sesuai atau tidak, tanpa data lain.';
  return lookUpChoices({ city }, now)
    .filter(({ id }) => covered.includes(id))
    .map((choice) => ({ ...choice, gives }));
}
