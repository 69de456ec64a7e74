import { BarPicture } from './bar-picture.tsx';
import type { Drawn } from './drawn.ts';
import { HistogramPicture } from './histogram-picture.tsx';
import { LinePicture } from './line-picture.tsx';
import { MapPicture } from './map-picture.tsx';
import { PointsPicture } from './points-picture.tsx';
import type { DrawingProps } from './svg.tsx';

/** The drawing of a picture in one size. */
export function Drawing({ drawn, size, label }: DrawingProps<Drawn>) {
  switch (drawn.kind) {
    case 'line':
      return <LinePicture drawn={drawn} size={size} label={label} />;
    case 'bar':
      return <BarPicture drawn={drawn} size={size} label={label} />;
    case 'histogram':
      return <HistogramPicture drawn={drawn} size={size} label={label} />;
    case 'map':
      return <MapPicture drawn={drawn} size={size} label={label} />;
    case 'points':
      return <PointsPicture drawn={drawn} size={size} label={label} />;
  }
}
