import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes `cities/shapes/<city>.json` from the kecamatan and the kelurahan of a city as GeoJSON (polygons with `kode` and `nama`):
 *
 *     node cities/shapes/make-shapes.ts <city> <kecamatan.geojson> <kelurahan.geojson>
 *
 * Every point moves to a grid of 11 m, which is less than a pixel of a picture of a whole city. A point moves the same way in each area
 * that it belongs to, so neighbours go on meeting without gaps. A ring is its first point and the steps from there, in grid units.
 */
const step = 0.0001;
const source = 'cahyadsn/wilayah_boundaries (Kepmendagri 300.2.2-2138/2025)';

type Point = readonly [number, number];
type Geometry =
  | { readonly type: 'Polygon'; readonly coordinates: Point[][] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: Point[][][] };
type Feature = { readonly properties: { readonly kode: string; readonly nama: string }; readonly geometry: Geometry };

function featuresOf(file: string): Feature[] {
  return JSON.parse(readFileSync(file, 'utf8')).features;
}

/** All rings of an area, holes too: drawn by the even-odd rule, they stay holes. */
function ringsOf({ geometry }: Feature): Point[][] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}

function lineOf(feature: Feature, [west, south]: Point): string {
  const rings = ringsOf(feature).map((ring) =>
    stepsOf(ring.map(([x, y]) => [Math.round((x - west) / step), Math.round((y - south) / step)])),
  );
  return JSON.stringify({ code: dotted(feature.properties.kode), name: feature.properties.nama, rings });
}

/** The ring without its closing point, without points that fell together and without those on a straight line. */
function stepsOf(points: Point[]): number[] {
  const apart = points.filter(([x, y], place) => {
    const [nextX, nextY] = points[place + 1] ?? points[0] ?? [];
    return x !== nextX || y !== nextY;
  });
  const corners = apart.filter(([x, y], place) => {
    const [beforeX, beforeY] = apart.at(place - 1) ?? [0, 0];
    const [afterX, afterY] = apart[(place + 1) % apart.length] ?? [0, 0];
    return (x - beforeX) * (afterY - y) !== (y - beforeY) * (afterX - x);
  });
  return corners.flatMap(([x, y], place) => {
    const [beforeX, beforeY] = corners[place - 1] ?? [0, 0];
    return [x - beforeX, y - beforeY];
  });
}

function dotted(code: string): string {
  return [code.slice(0, 2), code.slice(2, 4), code.slice(4, 6), code.slice(6)].filter((part) => part !== '').join('.');
}

const [city, kecamatanFile, kelurahanFile] = process.argv.slice(2);
if (city === undefined || kecamatanFile === undefined || kelurahanFile === undefined) {
  throw new Error('node cities/shapes/make-shapes.ts <city> <kecamatan.geojson> <kelurahan.geojson>');
}
const [kecamatan, kelurahan] = [featuresOf(kecamatanFile), featuresOf(kelurahanFile)];
const points = [...kecamatan, ...kelurahan].flatMap(ringsOf).flat();
const origin: Point = [
  Math.floor(Math.min(...points.map(([x]) => x)) * 100) / 100,
  Math.floor(Math.min(...points.map(([, y]) => y)) * 100) / 100,
];
const head = { source, licence: readFileSync(join(import.meta.dirname, 'LICENSE'), 'utf8'), origin, step };
const level = (name: string, features: readonly Feature[]) =>
  `"${name}":[\n${features.map((feature) => lineOf(feature, origin)).join(',\n')}\n]`;
const text = `${JSON.stringify(head).slice(0, -1)},\n${level('kecamatan', kecamatan)},\n${level('kelurahan', kelurahan)}\n}\n`;
writeFileSync(join(import.meta.dirname, `${city}.json`), text);
