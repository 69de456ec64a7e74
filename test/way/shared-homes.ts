import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder in which shared cities have their homes. */
    sharedHomes: string;
  }
}

/** Makes the folder before the tests, and removes it after their processes, which end without a word of their own. */
export default function shareHomes(project: TestProject): () => void {
  const directory = mkdtempSync(join(tmpdir(), 'satudata-shared-'));
  project.provide('sharedHomes', directory);
  return () => rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
