import { renderToString } from 'preact-render-to-string';
import { Page } from '../../parts/page.tsx';
import { readShapes } from '../../parts/pictures/shapes.ts';
import { GayaView } from './view.tsx';

/** The page /gaya as HTML; `shapes` is the text of a city's outlines, `assetAt` says where a file of the site is. */
export function drawGaya(shapes: string, assetAt: (file: string) => string): string {
  const site = { assetAt, cityName: 'Kota Contoh', publicUrl: '', issuer: '', clientId: '', signInParameters: '', contact: {} };
  const content = <GayaView shapes={readShapes(JSON.parse(shapes))} />;
  return `<!doctype html>\n${renderToString(<Page site={site} page={{ title: 'Gaya', content }} />)}\n`;
}
