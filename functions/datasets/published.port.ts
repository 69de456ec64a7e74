/** The bucket that holds parts, files, reports and the search index. Only functions write it. */
export interface Published {
  /** Uploads the file, with what `find` tells of it again; gives the versionId. */
  putFile(key: string, path: string, contentType: string, marks?: Marks): Promise<{ versionId: string }>;
  /** Uploads a returned workbook, rows of a rejected file, or a list of whom a leak concerns, which the bucket removes after `limits.inboxDays` (lib/keeping/published.ts). */
  putReturned(key: string, path: string, contentType: string): Promise<{ versionId: string }>;
  /** Writes a report that quotes cells of a file that was not accepted, which the bucket removes after `limits.rejectedReportDays` (lib/keeping/published.ts). */
  putRejectedReport(key: string, text: string): Promise<{ versionId: string }>;
  /** Writes a small text (JSON report, index). */
  putText(key: string, text: string, contentType: string): Promise<{ versionId: string }>;
  /** The newest version's text, or that of `versionId`; undefined where there is none. */
  getText(key: string, versionId?: string): Promise<string | undefined>;
  /** The newest version of a key, or undefined where there is none. */
  find(key: string): Promise<{ versionId: string; bytes: number; marks: Marks } | undefined>;
  download(key: string, versionId: string, path: string): Promise<void>;
  /** A link of at most 60 s (access.md), downloaded under `fileName`. It works for the one method that it is signed for. */
  presign(method: 'GET' | 'HEAD', key: string, versionId: string, as: ServedAs): Promise<{ url: string; expiresAt: string }>;
}

export type ServedAs = {
  readonly fileName: string;
  readonly contentType: string;
  /** Of open data: the link may lead through the front door. */
  readonly open?: boolean;
};

/** What a file is known by without being read: its SHA-256 and a digest of what it says of the data, each hexadecimal. */
export type Marks = { readonly sha256?: string; readonly about?: string };
