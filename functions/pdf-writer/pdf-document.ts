/** A table: its head is repeated on each page; widths are shares of the page's. */
export type PdfTable = {
  readonly is: 'table';
  readonly columns: readonly { readonly title: string; readonly width: number; readonly isNumber?: true }[];
  readonly rows: readonly (readonly string[])[];
  /** The last row is a sum. */
  readonly hasTotal?: true;
  /** Smaller letters and less air: a table that is to be seen as a whole. */
  readonly isDense?: true;
};

/** What a paper says, from top to bottom. */
export type PdfBlock =
  | { readonly is: 'heading'; readonly text: string; readonly level: 2 | 3 }
  | { readonly is: 'paragraph'; readonly text: string; readonly quiet?: true }
  /** Each with its name before it; a blank line after the last. */
  | { readonly is: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  /** A picture of dark squares, such as a QR code, with texts beside it; `alt` is what is read out in its place. */
  | { readonly is: 'squares'; readonly dark: readonly (readonly boolean[])[]; readonly alt: string; readonly texts: readonly string[] }
  /** Who signs, side by side, with room for a signature above each name; they stand together on a page. */
  | { readonly is: 'signatures'; readonly places: readonly SignaturePlace[] }
  /** What follows begins a page. */
  | { readonly is: 'page-break' }
  | PdfTable;

/** `role` stands above the post, `hint` where the signature will be. */
export type SignaturePlace = { readonly role: string; readonly post: string; readonly hint: string; readonly name: string };

export type PdfDocument = {
  readonly title: string;
  /** At the foot of each page, before its number. */
  readonly footer: string;
  readonly blocks: readonly PdfBlock[];
  /** The day of its making. */
  readonly at: Date;
};
