import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Field } from '../functions/standards/standard.ts';
import { frictionlessVersion, installFrictionless } from './frictionless.ts';
import { root } from './laptop.ts';
import { registerStandard } from './register-file.ts';

/** A checker that goes row by row: its name, and milliseconds for each thousand rows. */
export type PerRow = { readonly name: string; readonly millisecondsPerThousand: number };

const sixteenDigits = '[0-9]{16}';

/** The register's standard in plain Table Schema. They know no NIK and no groups of digits in integers, and read bounds of dates in the cells' format. */
export const plainSchema = { fields: registerStandard.fields.map(plainField), primaryKey: registerStandard.primaryKey };

function plainField({ constraints = {}, format, ...field }: Field): unknown {
  if (format === 'nik' || format === 'kk') return { ...field, constraints: { ...constraints, pattern: sixteenDigits } };
  if (field.type === 'integer') return { ...field, type: 'number', constraints };
  if (field.type === 'date') return { ...field, format, constraints: { minimum: '01/01/1900' } };
  return { ...field, constraints };
}

/** npm's tableschema, in a process of its own. */
export function checkWithTableschema(path: string, rows: number): PerRow {
  const output = execFileSync(process.execPath, [join(root, 'bench/per-row-process.ts'), path], { encoding: 'utf8' });
  const found: { milliseconds: number; rows: number; errors: number } = JSON.parse(output);
  if (found.errors > 0 || found.rows !== rows) throw new Error('tableschema refused the register');
  return { name: 'tableschema 1.12.6', millisecondsPerThousand: (found.milliseconds / rows) * 1000 };
}

/** frictionless-py, installed once into the benches' cache; undefined where there is no Python. */
export function checkWithFrictionless(path: string, rows: number): PerRow | undefined {
  const python = installFrictionless();
  if (python === undefined) return undefined;
  const args = [join(root, 'bench/per-row-process.py'), path, JSON.stringify(plainSchema)];
  const found: { milliseconds: number; valid: boolean } = JSON.parse(execFileSync(python, args, { encoding: 'utf8' }));
  if (!found.valid) throw new Error('frictionless refused the register');
  return { name: `frictionless ${frictionlessVersion}`, millisecondsPerThousand: (found.milliseconds / rows) * 1000 };
}
