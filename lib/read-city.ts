import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type City, citySchema } from '../cities/city.ts';
import { projectRoot } from './project-root.ts';

/** What is wrong with a city's file, as a sentence for the one who deploys: no fault of the program. */
export class WrongCity extends Error {}

/** The settings of `cities/<id>.json`. Throws `WrongCity` when there is no such file or a setting is wrong or unknown, or an OPD ends on a day that has not come. */
export function readCity(id: string, now = new Date()): City {
  if (!/^[a-z0-9-]+$/.test(id)) throw new WrongCity(`'${id}' is no name of a city`);
  const file = `cities/${id}.json`;
  return inForce(file, cityOf(file, textOf(id)), now);
}

/** What the file says holds from its deployment on: one that is early would end an OPD before its time. */
export function inForce(file: string, city: City, now: Date): City {
  // A day begins in the city before it does in UTC, and a deployment on that very day is in time.
  const today = new Date(now.getTime() + aheadOfUtcMilliseconds).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const early = city.opds.filter(({ ended }) => ended && ended.on > today).map(({ id, ended }) => `${id} ends on ${ended?.on}`);
  if (early.length === 0) return city;
  throw new WrongCity(`${file} is early: ${early.join('; ')}. Deploy it on that day, or later`);
}

/** WIB. */
const aheadOfUtcMilliseconds = 7 * 3_600_000;

/** The settings in a file's text; `file` names it. Throws `WrongCity` with each setting that is wrong and why. */
export function cityOf(file: string, text: string): City {
  const read = citySchema.safeParse(jsonOf(file, text));
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
  throw new WrongCity(`${file} is wrong (docs/settings.md): ${wrong.join('; ')}`);
}

function textOf(id: string): string {
  try {
    return readFileSync(join(projectRoot, 'cities', `${id}.json`), 'utf8');
  } catch {
    throw new WrongCity(`There is no cities/${id}.json`);
  }
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WrongCity(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
