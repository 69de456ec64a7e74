import type { ComponentChildren } from 'preact';
import type { Size } from './size.ts';

/** What a drawing says of itself to those who can't see it. */
export type Label = {
  /** Once on its page: what the drawing refers to within itself begins with it. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
};

export type DrawingProps<D> = { readonly drawn: D; readonly size: Size; readonly label: Label };

type SvgProps = { readonly size: Size; readonly height: number; readonly label: Label; readonly children: ComponentChildren };

/** The frame of a drawing: as wide as its place, an image with a name and a description (https://www.w3.org/TR/graphics-aam-1.0/). */
export function Svg({ size, height, label, children }: SvgProps) {
  const id = `${label.id}-${size.name}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class={`drawing ${size.name}`}
      viewBox={`0 0 ${size.width} ${Math.ceil(height)}`}
      width={size.width}
      height={Math.ceil(height)}
      font-size={size.letters}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
    >
      <title id={`${id}-title`}>{label.title}</title>
      <desc id={`${id}-text`}>{label.text}</desc>
      {children}
    </svg>
  );
}
