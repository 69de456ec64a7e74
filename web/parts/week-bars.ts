import { numberText } from '../../functions/messages/number.ts';

const svg = 'http://www.w3.org/2000/svg';
const [height, barWidth, step] = [24, 6, 8];

/** A small drawing of one number a week, from zero, the newest at the right and marked; read out as its numbers. Nothing where there is no week. */
export function weekBars(values: readonly number[], name: string): Node {
  if (values.length === 0) return document.createTextNode('');
  const width = values.length * step;
  const drawing = made('svg', { class: 'week-bars', role: 'img', width, height, viewBox: `0 0 ${width} ${height}` });
  drawing.setAttribute('aria-label', `${name} tiap minggu: ${values.map(numberText).join(', ')}`);
  const highest = Math.max(1, ...values);
  for (const [place, value] of values.entries()) {
    // A week with none is a line at the ground: the week was counted.
    const tall = Math.max(1, Math.round((value / highest) * height));
    const newest = place === values.length - 1 ? { class: 'newest' } : {};
    drawing.append(made('rect', { x: place * step, y: height - tall, width: barWidth, height: tall, ...newest }));
  }
  return drawing;
}

function made(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(svg, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (!(element instanceof SVGElement)) throw new Error(`no drawing is made of ${name}`);
  return element;
}
