import { commentsXml, drawingXml, type Note } from '../../excel-writer/notes.ts';
import { partTypes } from '../../excel-writer/write-workbook.ts';
import { element, parseXml, prefixOf, writeXml, type XmlElement } from '../../excel-writer/xml.ts';
import { declareType, freeName, ofType, type Package, readPart, readText, relate, relationsName, targetOf } from './package.ts';

export type SheetNotes = {
  /** Parts to write, by name. */
  readonly parts: ReadonlyMap<string, string>;
  /** The relationship to a drawing that the sheet does not refer to yet. */
  readonly drawingId: string | undefined;
};

const noRelations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>';

/** The parts that put notes on a sheet's cells, added to those that it has. */
export async function addNotes(parts: Package, sheetName: string, notes: readonly Note[]): Promise<SheetNotes> {
  const { zip, contentTypes } = parts;
  const written = new Map<string, string>();
  const relationsPart = relationsName(sheetName);
  const relations = zip.find(relationsPart) === undefined ? parseXml(noRelations) : await readPart(zip, relationsPart);

  const [comments] = ofType(relations, 'comments').map((relation) => targetOf(sheetName, relation));
  const commentsName = comments ?? freeName(zip, (n) => `xl/comments${n}.xml`);
  written.set(commentsName, commentsXml(notes, comments === undefined ? undefined : await readText(zip, comments)));
  if (comments === undefined) {
    relate(relations, sheetName, 'comments', commentsName);
    declareType(contentTypes, commentsName, partTypes.comments);
  }

  const drawing = await drawingOf(parts, sheetName, relations);
  const drawingName = drawing?.name ?? freeName(zip, (n) => `xl/drawings/vmlDrawing${n}.vml`);
  written.set(drawingName, drawingXml(notes, drawing?.text));
  const drawingId = drawing ? undefined : relate(relations, sheetName, 'vmlDrawing', drawingName);
  declareDrawings(contentTypes);
  written.set(relationsPart, writeXml(relations));
  return { parts: written, drawingId };
}

/** The drawing that holds the sheet's notes and form controls; pictures of its page header are in another. */
async function drawingOf({ zip }: Package, sheetName: string, relations: XmlElement): Promise<{ name: string; text: string } | undefined> {
  for (const relation of ofType(relations, 'vmlDrawing')) {
    const name = targetOf(sheetName, relation);
    const text = await readText(zip, name);
    if (text.includes('ClientData')) return { name, text };
  }
  return undefined;
}

function declareDrawings(contentTypes: XmlElement): void {
  const known = contentTypes.children.some((child) => typeof child !== 'string' && child.attributes.Extension?.toLowerCase() === 'vml');
  if (known) return;
  contentTypes.children.unshift(element(`${prefixOf(contentTypes.name)}Default`, { Extension: 'vml', ContentType: partTypes.drawing }));
}
