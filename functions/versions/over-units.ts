import { numberText } from '../messages/number.ts';
import { collide, type Manifest, type Part, periodsOf } from '../model/manifest.ts';
import { type Delivery, mixesPeriods } from './merge-parts.ts';

/**
 * Why a delivery may not take the place that it asks for, where a dataset is collected from units, as a sentence for its sender; undefined where it may. A unit puts
 * its own part of a period in place of its own alone. The OPD delivers periods in which no unit's part stands; all that units delivered it replaces only where it says
 * so (`all`), which the steward looks at first (`replacesUnits`). Nothing here names a unit: a unit's sender reads it, too.
 */
export function refuseOverUnits(current: Pick<Manifest, 'parts'> | undefined, delivery: Delivery): string | undefined {
  const held = current?.parts ?? [];
  const isUnits = delivery.parts.some(({ unitId }) => unitId !== undefined);
  if (!isUnits && (delivery.mode === 'all' || !held.some(({ unitId }) => unitId !== undefined))) return undefined;
  if (isUnits && delivery.mode === 'all') return onlyItsOwn;
  if (mixesPeriods(held, delivery.parts)) return mixes;
  const met = held.filter((part) => part.unitId !== delivery.parts[0]?.unitId && delivery.parts.some((other) => collide(part, other)));
  if (met.length === 0) return undefined;
  const periods = listOf(periodsOf(met));
  return isUnits
    ? `Periode ${periods} sudah dikirim OPD sebagai satu kesatuan, sehingga bagian unit tidak dapat masuk.`
    : `Periode ${periods} dikumpulkan dari unit dan sudah berisi ${numberText(met.length)} kiriman unit, yang tidak diganti diam-diam.`;
}

/** How many parts of units a delivery of the OPD takes away. */
export function replacesUnits(deleted: readonly Part[], delivered: readonly Part[]): number {
  return delivered.some(({ unitId }) => unitId !== undefined) ? 0 : deleted.filter(({ unitId }) => unitId !== undefined).length;
}

const mixes =
  'Dataset ini dikumpulkan dari unit, dan isinya tidak sama-sama berperiode dengan berkas ini, sehingga yang sudah ada akan hilang seluruhnya. Samakan dahulu periodenya.';
const onlyItsOwn = 'Kiriman sebuah unit hanya mengganti bagian unit itu sendiri, bukan seluruh isi dataset.';

const mostNamed = 3;

function listOf(periods: readonly string[]): string {
  const more = periods.length - mostNamed;
  return more > 0 ? `${periods.slice(0, mostNamed).join(', ')} dan ${numberText(more)} lainnya` : periods.join(', ');
}
