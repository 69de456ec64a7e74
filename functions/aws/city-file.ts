import { readFileSync } from 'node:fs';
import { type City, citySchema } from '../../cities/city.ts';

/** The city's settings. `lib/` puts the file beside the bundle of every function; a missing or misspelt one stops the function at its start. */
export function readCity(file: URL = new URL('./city.json', import.meta.url)): City {
  return citySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
