import { renderToString } from 'preact-render-to-string';
import { Figure } from '../../web/parts/pictures/figure.tsx';
import { samplePictures, shapes } from './sample-pictures.ts';

/** The sample pictures in their frames, by name. */
export function drawAll(): Record<string, string> {
  const source = { opd: 'Dinas Contoh', title: 'Dataset contoh', href: '/dataset/contoh' };
  const licence = { name: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/deed.id' };
  const drawn = Object.entries(samplePictures).map(([name, picture]) => {
    const links = { svg: `/dataset/${name}.svg`, csv: `/dataset/${name}.csv` };
    return [
      name,
      renderToString(
        <Figure id={name} picture={picture} shapes={shapes} source={source} date="2026-11-24T05:00:00Z" licence={licence} links={links} />,
      ),
    ];
  });
  return Object.fromEntries(drawn);
}
