import { join, resolve } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..');

/** The laptop's home: `SATUDATA_HOME`, else `.satudata` in the project. */
export function homeOf(environment: NodeJS.ProcessEnv): string {
  return resolve(environment.SATUDATA_HOME ?? join(root, '.satudata'));
}
