import { open } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import type { Finding } from '../../model/normal-form.ts';
import {
  binaryWorkbook,
  lockedWorkbook,
  oldOfficeFile,
  oldWorkbook,
  openDocument,
  plainArchive,
  presentation,
  wordDocument,
} from './messages.ts';
import type { Zip } from './zip.ts';

const compoundFile = Buffer.from('D0CF11E0A1B11AE1', 'hex');
/** Names of streams in a compound file, as its directory writes them ([MS-CFB] 2.6.1): a locked workbook, and Excel 97 and 95. */
const locked = Buffer.from('EncryptedPackage', 'utf16le');
const old = [Buffer.from('Workbook', 'utf16le'), Buffer.from('Book\0', 'utf16le')];
const longestName = locked.length;

/** What an Office file of the kind before zip is: Office puts a workbook that is locked with a password into one. Undefined for others. */
export async function refuseCompoundFile(path: string): Promise<Finding | undefined> {
  const file = await open(path, 'r');
  try {
    const window = Buffer.alloc(limits.inflateBlockBytes + longestName);
    let finding: Finding = oldOfficeFile;
    for (let position = 0; ; position += limits.inflateBlockBytes) {
      const { bytesRead } = await file.read(window, 0, window.length, position);
      const bytes = window.subarray(0, bytesRead);
      if (position === 0 && !bytes.subarray(0, compoundFile.length).equals(compoundFile)) return undefined;
      if (bytes.includes(locked)) return lockedWorkbook;
      if (old.some((name) => bytes.includes(name))) finding = oldWorkbook;
      if (bytesRead < window.length) return finding;
    }
  } finally {
    await file.close();
  }
}

/** What a zip is that has no workbook at its root, or one of another kind. `mainType` is the content type of its main part, '' without. */
export function refusePackage(zip: Zip, mainPart: string | undefined, mainType: string): Finding | undefined {
  if (/sheet\.binary|\.bin$/i.test(mainType) || mainPart?.endsWith('.bin')) return binaryWorkbook;
  if (/wordprocessingml|ms-word/i.test(mainType)) return wordDocument;
  if (/presentationml|ms-powerpoint/i.test(mainType)) return presentation;
  if (mainPart !== undefined) return undefined;
  return zip.find('mimetype') !== undefined && zip.find('content.xml') !== undefined ? openDocument : plainArchive;
}
