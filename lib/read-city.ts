import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type City, citySchema } from '../cities/city.ts';
import { projectRoot } from './project-root.ts';

/** The settings of `cities/<id>.json`. Throws when there is no such file or a setting is wrong or unknown. */
export function readCity(id: string): City {
  if (!/^[a-z0-9-]+$/.test(id)) throw new Error(`'${id}' is no name of a city`);
  return citySchema.parse(JSON.parse(readFileSync(join(projectRoot, 'cities', `${id}.json`), 'utf8')));
}
