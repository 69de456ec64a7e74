import { literal } from '../sql-text.ts';
import { isJsonSql } from './json-text.ts';

/** How a geopoint is written (Table Schema): `lon, lat`, a JSON array, or a JSON object. */
export const geopointFormats: readonly string[] = ['default', 'array', 'object'];
export const geojsonFormats: readonly string[] = ['default', 'topojson'];

const degrees = '([+-]?[0-9]{1,3}(?:[.][0-9]+)?)';

/** SQL: whether a trimmed text is a place on earth: longitude first, within ±180 and ±90 degrees. */
export function isGeopointSql(text: string, format: string): string {
  if (format === 'object')
    return inRange(text, `"lon" *: *${degrees}`, `"lat" *: *${degrees}`, '[{] *"(?:lon|lat)" *:[^,]*, *"(?:lon|lat)" *:[^,]*[}]');
  const pair = `${degrees} *, *${degrees}`;
  const shape = format === 'array' ? `\\[ *${pair} *\\]` : pair;
  const [longitude, latitude] = [1, 2].map((group) => `TRY_CAST(regexp_extract(${text}, ${literal(shape)}, ${group}) AS DOUBLE)`);
  return `(regexp_full_match(${text}, ${literal(shape)}) AND ${longitude} BETWEEN -180 AND 180 AND ${latitude} BETWEEN -90 AND 90)`;
}

function inRange(text: string, longitude: string, latitude: string, shape: string): string {
  const number = (pattern: string): string => `TRY_CAST(regexp_extract(${text}, ${literal(`${pattern} *[,}]`)}, 1) AS DOUBLE)`;
  return `(regexp_full_match(${text}, ${literal(shape)}) AND ${number(longitude)} BETWEEN -180 AND 180 AND ${number(latitude)} BETWEEN -90 AND 90)`;
}

const geojsonTypes = 'FeatureCollection|Feature|GeometryCollection|(Multi)?(Point|LineString|Polygon)';

/** SQL: whether a text is a JSON object that calls itself GeoJSON (RFC 7946) or TopoJSON; its coordinates are not looked at. */
export function isGeojsonSql(text: string, format: string): string {
  const types = format === 'topojson' ? 'Topology' : geojsonTypes;
  return `(regexp_matches(${text}, ${literal(`"type"[ \\t\\n\\r]*:[ \\t\\n\\r]*"(${types})"`)}) AND ${isJsonSql(text, 'object')})`;
}
