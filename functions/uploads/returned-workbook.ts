import type { Upload } from '../model/upload.ts';
import { isStillKept } from './still-kept.ts';

/**
 * Whether a rejected upload has a returned workbook, never had one, or had one that went with the file whose rows it holds. It is asked of the
 * clock, since the bucket removes it at some time after (lib/keeping/published.ts), and a link says nothing of whether it still works.
 */
export function returnedWorkbookOf({ returnedWorkbook, at }: Upload, now: Date): 'none' | 'kept' | 'gone' {
  if (returnedWorkbook === undefined) return 'none';
  return at.rejected !== undefined && isStillKept(at.rejected, now) ? 'kept' : 'gone';
}
