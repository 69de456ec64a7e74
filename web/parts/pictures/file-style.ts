import { typeface } from './typeface.ts';

/**
 * The look's light colours that drawings take, and below the data's own: a file has no page to take them from, and few programs know CSS
 * variables.
 */
const colours: Readonly<Record<string, string>> = {
  ink: '#14202b',
  quiet: '#55616c',
  line: '#e3e0d8',
  paper: '#fbfaf7',
  'data-1': '#0072b2',
  'data-2': '#d55e00',
  'data-3': '#009e73',
  'data-4': '#cc79a7',
  'data-5': '#e69f00',
  'data-6': '#56b4e9',
  'data-rest': '#9aa5ad',
  'step-1': '#dbe9ee',
  'step-2': '#abccd9',
  'step-3': '#70a8bd',
  'step-4': '#2f7792',
  'step-5': '#0b4f6c',
  'on-1': '#14202b',
  'on-2': '#14202b',
  'on-3': '#14202b',
  'on-4': '#ffffff',
  'on-5': '#ffffff',
  land: '#efece4',
  hatch: '#c9c4b6',
};

/** The rules of web/parts/look/pictures.css for drawings; a test compares. */
const rules = `
.drawing { font-family: "${typeface.family}", sans-serif; font-variant-numeric: tabular-nums }
.drawing text { fill: var(--ink) }
.drawing text.quiet { fill: var(--quiet) }
.drawing .value { font-weight: 600 }
.drawing .grid { stroke: var(--line) }
.drawing .zero { stroke: var(--quiet) }
.drawing .data-1 { color: var(--data-1) }
.drawing .data-2 { color: var(--data-2) }
.drawing .data-3 { color: var(--data-3) }
.drawing .data-4 { color: var(--data-4) }
.drawing .data-5 { color: var(--data-5) }
.drawing .data-6 { color: var(--data-6) }
.drawing .rest { color: var(--data-rest) }
.drawing .bar { fill: currentcolor }
.drawing .line { stroke: currentcolor; stroke-width: 2.25; stroke-linejoin: round }
.drawing .leader { stroke: currentcolor }
.drawing .dot { fill: currentcolor; stroke: var(--paper) }
.drawing .points { stroke: currentcolor; stroke-width: 4.5; stroke-linecap: round; stroke-opacity: 0.85 }
.drawing .points-edge { stroke: var(--paper); stroke-width: 6; stroke-linecap: round }
.drawing .area { stroke: var(--paper); stroke-width: 2 }
.drawing .area.plain { stroke-width: 3 }
.drawing .area.hatched { stroke: var(--hatch) }
.drawing .plain { fill: var(--land) }
.drawing .hatch-ground { fill: var(--paper) }
.drawing .hatch-line { fill: var(--hatch) }
.drawing .step-1 { fill: var(--step-1) }
.drawing .step-2 { fill: var(--step-2) }
.drawing .step-3 { fill: var(--step-3) }
.drawing .step-4 { fill: var(--step-4) }
.drawing .step-5 { fill: var(--step-5) }
.drawing .on-step-1 { fill: var(--on-1) }
.drawing .on-step-2 { fill: var(--on-2) }
.drawing .on-step-3 { fill: var(--on-3) }
.drawing .on-step-4 { fill: var(--on-4) }
.drawing .on-step-5 { fill: var(--on-5) }
.drawing .on-hatched { fill: var(--ink) }
`;

/** The style of a picture's own file. */
export const fileStyle = rules.replaceAll(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) => colours[name] ?? whole);
