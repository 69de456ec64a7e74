import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type City, citySchema, deploymentNameOf, stageOf } from '../cities/city.ts';
import { projectRoot } from './project-root.ts';

/** What is wrong with a city's file, as a sentence for the one who deploys: no fault of the program. */
export class WrongCity extends Error {}

/**
 * The settings of `cities/<id>.json`, or of that stage of it. Throws `WrongCity` when there is no such file or stage, it is another city's, a setting is wrong or unknown, or an OPD
 * ends on a day that has not come.
 */
export function readCity(id: string, stage?: string, now = new Date()): City {
  if (!/^[a-z0-9-]+$/.test(id)) throw new WrongCity(`'${id}' is no name of a city`);
  const file = `cities/${id}.json`;
  const city = inForce(file, cityOf(file, textOf(id)), now);
  // Stacks bear the id: a copied file would change the other city's.
  if (city.id !== id)
    throw new WrongCity(`${file} is wrong (docs/settings.md): id: must be ${id}, as the file is called, and is ${city.id}`);
  return stage === undefined ? city : stageIn(file, city, stage);
}

function stageIn(file: string, city: City, name: string): City {
  const stage = stageOf(city, name);
  if (stage === undefined)
    throw new WrongCity(`${file} has no stage ${name}; its stages are: ${Object.keys(city.stages).join(', ') || 'none'}`);
  const twin = `cities/${deploymentNameOf(stage)}.json`;
  if (existsSync(join(projectRoot, twin)))
    throw new WrongCity(`${file} and ${twin} would deploy stacks of the same names: rename the stage ${name}`);
  return stage;
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
  if (read.success && read.data.stage !== undefined)
    throw new WrongCity(`${file} is wrong (docs/settings.md): stage: is chosen by -c stage=<stage>`);
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
