export type Place = { readonly from: number; readonly to: number };

/** Not a comma, a semicolon or a line's end: they part the numbers of a list. */
const apart = String.raw`[^\p{L}\p{N},;\r\n]{1,3}`;
const alone = (digits: string) => new RegExp(`(?<![0-9])(?=(${digits})(?![0-9]))`, 'gu');
const inLengths = (...lengths: number[]) => alone(lengths.map((length) => `[0-9]{${length}}`).join(`(?:${apart})?`));

/** Each looks from where digits begin, and no further than sixteen of them: a long text is read once. */
const sixteenDigits: readonly RegExp[] = [
  inLengths(4, 4, 4, 4),
  // Area, birth, serial. Two dates of the same century have other lengths, as have the codes of villages.
  inLengths(2, 2, 2, 6, 4),
  // One sign all through, wherever it stands.
  new RegExp(String.raw`(?<![0-9])(?=[0-9]{1,14}(?<sign>${apart})[0-9])(?=([0-9](?:\k<sign>?[0-9]){15})(?![0-9]))`, 'gu'),
];

/** Ids by lot (RFC 9562), of which the first sixteen hexadecimals may be digits. */
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/gi;

/** Where in a text sixteen digits stand that `isMeant`, together or parted by signs that are neither letter nor digit; in order, none over another. */
export function partedNumbers(text: string, isMeant: (digits: string) => boolean): Place[] {
  const seen = text.replace(uuid, (id) => 'x'.repeat(id.length));
  const found = sixteenDigits.flatMap((pattern) => [...seen.matchAll(pattern)].flatMap((match) => placeOf(match, isMeant)));
  return found.toSorted((one, other) => one.from - other.from).reduce<Place[]>(withoutOverlap, []);
}

function placeOf(match: RegExpExecArray, isMeant: (digits: string) => boolean): Place[] {
  const written = match.at(-1) ?? '';
  const parts = written.split(/[^0-9]+/);
  const isEven = parts.length === 16 || parts.every(({ length }) => length > 1);
  return isEven && isMeant(parts.join('')) ? [{ from: match.index, to: match.index + written.length }] : [];
}

function withoutOverlap(places: Place[], place: Place): Place[] {
  if (place.from >= (places.at(-1)?.to ?? 0)) places.push(place);
  return places;
}
