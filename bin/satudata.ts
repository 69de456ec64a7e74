import { join } from 'node:path';
import { projectRoot } from '../lib/project-root.ts';
import { WrongCity } from '../lib/read-city.ts';
import { defaultBuildDirectory, satuDataApp } from '../lib/satu-data-app.ts';

// NAG=off skips the checks, for the laptop's quick start; DUCKDB_PLATFORM=host takes this machine's DuckDB instead of Lambda's.
try {
  const { app } = satuDataApp({
    outdir: process.env.CDK_OUTDIR ?? join(projectRoot, 'cdk.out'),
    buildDirectory: defaultBuildDirectory,
    nag: process.env.NAG !== 'off',
    platform: process.env.DUCKDB_PLATFORM === 'host' ? `${process.platform}-${process.arch}` : 'linux-x64',
  });
  app.synth();
} catch (error) {
  if (!(error instanceof WrongCity)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
