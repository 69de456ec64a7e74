import { groundOf, pathOf, pathScale } from '../../parts/pictures/ground.ts';
import { type AreaLook, MapGround } from '../../parts/pictures/map-ground.tsx';
import type { Shape, Shapes } from '../../parts/pictures/shapes.ts';
import { mapKeys } from './map-looks.ts';

/** Of the drawing, in units of its view box; its letters are read on a phone of 360 px, too. */
const [width, letters] = [560, 18];
const hatch = 'units-hatch';

/** The city's kelurahan, for the script to colour by how their units stand, with the outlines and names of kecamatan above them. */
export function KelurahanMap({ shapes }: { readonly shapes: Shapes }) {
  const ground = groundOf(shapes.kecamatan, width - 2);
  return (
    <figure class="picture" id="map" aria-labelledby="map-says" hidden>
      <figcaption>
        <p class="picture-title" id="map-says" />
        <p class="picture-unit">Menurut kelurahan tempat unit; tabel di bawah peta memuat hal yang sama.</p>
      </figcaption>
      <svg
        class="drawing units-map"
        viewBox={`0 0 ${width} ${Math.ceil(ground.height) + 2}`}
        font-size={letters}
        role="img"
        aria-labelledby="map-title map-text"
      >
        <title id="map-title">Peta kiriman unit menurut kelurahan</title>
        <desc id="map-text" />
        <g transform="translate(1 1)">
          <g transform={`scale(${pathScale})`} fill-rule="evenodd" stroke-linejoin="round">
            {shapes.kelurahan.map((shape) => (
              <path key={shape.code} class="area plain" data-code={shape.code} data-name={shape.name} d={pathOf(shape, ground)}>
                <title>{shape.name}</title>
              </path>
            ))}
          </g>
          <MapGround areas={shapes.kecamatan.map(outlined)} ground={ground} letters={letters} hatch={hatch} />
        </g>
      </svg>
      <ul class="map-keys">
        {mapKeys.map(({ look, text }) => (
          <li key={look}>
            <svg class="drawing" viewBox="0 0 24 24" aria-hidden="true">
              <rect class={`area ${look}`} width="24" height="24" {...(look === 'hatched' && { fill: `url(#${hatch})` })} />
            </svg>
            {text}
          </li>
        ))}
      </ul>
      <p class="picture-note" id="map-note" />
      <p class="picture-note">Batas wilayah: {shapes.source}, MIT.</p>
    </figure>
  );
}

function outlined(shape: Shape): AreaLook {
  const { name } = shape;
  return { shape, look: 'outline', told: `Kecamatan ${name}`, written: [[name], name.split(' ')] };
}
