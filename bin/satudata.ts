import { join } from 'node:path';
import { inBuildDirectory } from '../lib/build-directory.ts';
import { projectRoot } from '../lib/project-root.ts';
import { WrongCity } from '../lib/read-city.ts';
import { satuDataApp } from '../lib/stacks/satu-data-app.ts';

// NAG=off skips the checks, for the laptop's quick start; DUCKDB_PLATFORM=host takes this machine's DuckDB instead of Lambda's, COUNT_READS=always counts the log that
// its front door delivers.
const nag = process.env.NAG !== 'off';
try {
  const assembly = inBuildDirectory((buildDirectory) => {
    const { app } = satuDataApp({
      outdir: process.env.CDK_OUTDIR ?? join(projectRoot, 'cdk.out'),
      buildDirectory,
      nag,
      // Set by the CDK's command line: `npm run synth` is not it, and deploys nothing.
      mustChoose: process.env.CDK_CLI_VERSION !== undefined,
      platform: process.env.DUCKDB_PLATFORM === 'host' ? `${process.platform}-${process.arch}` : 'linux-x64',
      countsReads: process.env.COUNT_READS === 'always',
    });
    return app.synth();
  });
  // The CDK's command line prints these by itself; `npm run synth` is not it, and the laptop (NAG=off) mails nobody.
  const messages = nag ? assembly.stacks.flatMap((stack) => stack.messages) : [];
  for (const { level, entry } of messages) if (level === 'warning') console.error(entry.data);
} catch (error) {
  if (!(error instanceof WrongCity)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
