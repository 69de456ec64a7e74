/** The bucket that holds parts, files, reports and the search index. Only functions write it. */
export interface Published {
  /** Uploads the file; gives the versionId. */
  putFile(key: string, path: string, contentType: string): Promise<{ versionId: string }>;
  /** Uploads a returned workbook: rows of a rejected file, which the bucket removes after `limits.inboxDays` (lib/published.ts). */
  putReturned(key: string, path: string, contentType: string): Promise<{ versionId: string }>;
  /** Writes a small text (JSON report, index). */
  putText(key: string, text: string, contentType: string): Promise<{ versionId: string }>;
  /** The newest version's text, or that of `versionId`; undefined where there is none. */
  getText(key: string, versionId?: string): Promise<string | undefined>;
  /** The newest version of a key, or undefined where there is none. */
  find(key: string): Promise<{ versionId: string; bytes: number } | undefined>;
  download(key: string, versionId: string, path: string): Promise<void>;
  /** A link of at most 60 s (access.md), downloaded under `fileName`. */
  presignGet(key: string, versionId: string, fileName: string, contentType: string): Promise<{ url: string; expiresAt: string }>;
}
