import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { limits } from '../../../functions/limits.ts';
import { tickTexts } from '../../../functions/messages/number.ts';

export type ValueAxis = {
  readonly scale: ScaleLinear<number, number>;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
};

/** Ticks asked for: d3 gives about as many. */
const wished = 5;

/** A scale from `range[0]` to `range[1]` that holds all values and ends on ticks, at most seven; those of whole numbers are whole. */
export function valueAxis(values: readonly number[], range: readonly [number, number], isFromZero: boolean): ValueAxis {
  const scale = scaleLinear(domainOf(values, isFromZero), range).nice(wished);
  let count = wished;
  while (count > 1 && scale.ticks(count).length > limits.maxTicks) count -= 1;
  const isWhole = values.every(Number.isInteger);
  const ticks = scale
    .ticks(count)
    .filter((tick) => !isWhole || Number.isInteger(tick))
    .slice(0, limits.maxTicks);
  const texts = tickTexts(ticks);
  return { scale, ticks: ticks.map((value, place) => ({ value, text: texts[place] ?? '' })) };
}

/**
 * From zero where that is asked, or where the values come so near to it that a cut axis would exaggerate; values that are all alike get
 * room above and below.
 */
function domainOf(values: readonly number[], isFromZero: boolean): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (values.length === 0 || (low === 0 && high === 0)) return [0, 1];
  if (isFromZero || (low >= 0 && low < high / 2) || (high <= 0 && high > low / 2)) return [Math.min(0, low), Math.max(0, high)];
  if (low !== high) return [low, high];
  const room = Number.isInteger(low) ? Math.ceil(Math.abs(low) / 10) : Math.abs(low) / 10;
  return [low - room, high + room];
}
