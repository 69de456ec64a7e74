import { copyFileSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type City, citySchema } from '../../cities/city.ts';
import { changedAssembly } from './changed-assembly.ts';

/** A copy of the assembly as a deployment of the city's file with other settings makes it; the code is the same. */
export function withCity(assemblyDirectory: string, change: (city: City) => City): string {
  const copy = changedAssembly(assemblyDirectory, () => undefined);
  const bundles = readdirSync(copy)
    .map((name) => join(copy, name))
    .filter((path) => lstatSync(path).isSymbolicLink());
  let changed = 0;
  for (const bundle of bundles) {
    const from = realpathSync(bundle);
    if (!readdirSync(from).includes('city.json')) continue;
    rmSync(bundle);
    mkdirSync(bundle);
    // Files are copied: what a module lies beside is where its own file is, not a link to it.
    for (const name of readdirSync(from)) {
      const [source, target] = [join(from, name), join(bundle, name)];
      if (lstatSync(source).isDirectory()) symlinkSync(source, target);
      else if (name !== 'city.json') copyFileSync(source, target);
    }
    const city = citySchema.parse(JSON.parse(readFileSync(join(from, 'city.json'), 'utf8')));
    writeFileSync(join(bundle, 'city.json'), JSON.stringify(citySchema.parse(change(city))));
    changed += 1;
  }
  if (changed === 0) throw new Error('no bundle has a city’s file');
  return copy;
}
