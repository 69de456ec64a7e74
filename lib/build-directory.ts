import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/**
 * Runs a synthesis with a folder of its own for what it builds, and removes it at the end: the assembly holds copies of all. Two that run in one checkout at once would else
 * remove each other's files, as where the first one's parent was ended and it was not.
 */
export function inBuildDirectory<T>(synthesize: (directory: string) => T, parent = join(projectRoot, 'build')): T {
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, 'synthesis-'));
  try {
    return synthesize(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
