import { limits } from '../../limits.ts';
import { plain } from '../../model/plain.ts';
import { decodeText } from './decode-text.ts';
import { tooLarge, unsafe } from './messages.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** One arrow of the package: from a part to another (ECMA-376 part 2, 6.5). Those that lead outside are never followed, and not listed. */
export type Relationship = { readonly id: string; readonly kind: string; readonly target: string };

const tooManyRelationships = unsafe(plain`bagian-bagiannya terlalu banyak berkaitan`);

/** Where a part points; nothing when it points nowhere. `part` is '' for the package itself. Targets are names of the zip. */
export async function readRelationships(zip: Zip, part: string): Promise<readonly Relationship[]> {
  const slash = part.lastIndexOf('/') + 1;
  const name = zip.find(`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`);
  if (name === undefined) return [];
  const found: Relationship[] = [];
  await readXml(readPart(zip, name), {
    open(element, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }, depth) {
      if (depth !== 2 || element !== 'Relationship' || mode === 'External') return;
      // The last word is the same in the transitional and the strict namespace.
      found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: resolvePart(part.slice(0, slash), target) });
      if (found.length > limits.maxZipEntries) throw new WorkbookFault(tooManyRelationships);
    },
    close() {},
  });
  return found;
}

/** The declared content type of a part: its own, or that of its extension; '' when it has none. */
export async function readContentType(zip: Zip, part: string): Promise<string> {
  const name = zip.find('[Content_Types].xml');
  if (name === undefined) return '';
  const known = { own: '', extension: '' };
  await readXml(readPart(zip, name), {
    open(element, { PartName: of = '', Extension: extension = '', ContentType: type = '' }, depth) {
      if (depth !== 2) return;
      if (element === 'Override' && of.toLowerCase() === `/${part.toLowerCase()}`) known.own = type;
      if (element === 'Default' && part.toLowerCase().endsWith(`.${extension.toLowerCase()}`)) known.extension = type;
    },
    close() {},
  });
  return known.own || known.extension;
}

/** The text of a part that is read whole: everything but sheets and shared strings. */
export function readPart(zip: Zip, name: string): AsyncIterable<string> {
  if (zip.expandedBytes(name) > limits.maxListPartBytes) throw new WorkbookFault(tooLarge(limits.maxListPartBytes));
  return decodeText(zip.read(name));
}

/** A target as a name of the zip: from the root when it begins with a slash, else from the folder. It can't leave the zip. */
function resolvePart(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
