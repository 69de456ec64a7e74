import { readFileSync } from 'node:fs';
import * as z from 'zod';

const addressesSchema = z.record(z.string(), z.string().startsWith('/assets/'));

/**
 * Where the files are that pages name, by what they are called without their content's hash. `lib/` puts the file beside the bundle of every function that draws pages; a missing one stops the function
 * at its start, and a page that names a file that nobody built is a fault of ours.
 */
export function readAssets(file: URL = new URL('./assets.json', import.meta.url)): (name: string) => string {
  const addresses = new Map(Object.entries(addressesSchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
  return (name) => {
    const address = addresses.get(name);
    if (address === undefined) throw new Error(`The site has no ${name}`);
    return address;
  };
}
