/**
 * A picture is drawn twice, for a phone and for a wide column; the style shows the one that fits. All in units of its view box, which are
 * pixels when it is as wide.
 */
export type Size = {
  readonly name: 'narrow' | 'wide';
  readonly width: number;
  /** Of the letters: on a phone of 360 px, which leaves 328 px, and in a column of 640 px they are 12 px and more. */
  readonly letters: number;
};

export const sizes: readonly Size[] = [
  { name: 'narrow', width: 340, letters: 12 },
  { name: 'wide', width: 720, letters: 14 },
];

/** With one digit after the point, and no `-0`: a tenth of a pixel is nobody's loss. */
export function px(length: number): number {
  return Math.round(length * 10) / 10 + 0;
}
