import {
  PDFArray,
  type PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

/** What a part of the paper is (ISO 32000-1, 14.8.4): read out by screen readers, kept when text is copied. */
export type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

/** One element of the structure; its content lies on pages, or in elements below it. */
export type TagElement = { readonly tag: Tag; readonly ref: PDFRef; readonly dict: PDFDict; readonly kids: PDFArray };

/** The structure tree of a document: who reads it aloud follows it, and not the places of letters. */
export class Tags {
  readonly #file: PDFDocument;
  readonly #root: TagElement;
  readonly #rootRef: PDFRef;
  /** Of each page, which element each marked content belongs to. */
  readonly #marked = new Map<PDFPage, PDFRef[]>();

  constructor(file: PDFDocument) {
    this.#file = file;
    this.#rootRef = file.context.nextRef();
    this.#root = this.#make('Document', this.#rootRef);
  }

  /** An element at the end of another, or of the document. */
  add(tag: Tag, parent: TagElement = this.#root): TagElement {
    const made = this.#make(tag, parent.ref);
    parent.kids.push(made.ref);
    return made;
  }

  /** A picture, with what is read out in its place (ISO 32000-1, 14.9.3). */
  addPicture(alt: string): TagElement {
    const made = this.add('Figure');
    made.dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt));
    return made;
  }

  /** What `draw` draws on the page belongs to that element. */
  mark(page: PDFPage, element: TagElement, draw: () => void): void {
    const marked = this.#marked.get(page) ?? [];
    this.#marked.set(page, [...marked, element.ref]);
    const id = marked.length;
    const { context } = this.#file;
    element.kids.push(context.obj({ Type: 'MCR', Pg: page.ref, MCID: id }));
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of(element.tag), `<</MCID ${id}>>`]));
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** What repeats on each page, and lines: nobody reads it out. */
  asArtifact(page: PDFPage, draw: () => void): void {
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]));
    draw();
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  /** Writes the tree; after it nothing is marked any more. */
  finish(): void {
    const { context, catalog } = this.#file;
    const places = PDFArray.withContext(context);
    for (const [place, page] of this.#file.getPages().entries()) {
      page.node.set(PDFName.of('StructParents'), context.obj(place));
      page.node.set(PDFName.of('Tabs'), PDFName.of('S'));
      places.push(context.obj(place));
      places.push(context.obj([...(this.#marked.get(page) ?? [])]));
    }
    context.assign(
      this.#rootRef,
      context.obj({ Type: 'StructTreeRoot', K: this.#root.ref, ParentTree: { Nums: places }, ParentTreeNextKey: this.#marked.size }),
    );
    catalog.set(PDFName.of('StructTreeRoot'), this.#rootRef);
    catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
    catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  }

  #make(tag: Tag | 'Document', parent: PDFRef): TagElement {
    const { context } = this.#file;
    const kids = PDFArray.withContext(context);
    const dict = context.obj({ Type: 'StructElem', S: tag, P: parent, K: kids });
    return { tag: tag === 'Document' ? 'P' : tag, ref: context.register(dict), dict, kids };
  }
}
