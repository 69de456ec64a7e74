/** Limits of reading workbooks; part of `limits` (limits.ts), and named through it. */
export const workbookLimits = {
  /** Parts of a workbook: Excel writes a few per sheet. Apache POI's own limit. */
  maxZipEntries: 1_000,
  /** All of a workbook, expanded: a million rows of some forty columns; reading it stays well within Lambda's 15 minutes. */
  maxWorkbookExpandedBytes: 2 * 1024 * 1024 * 1024,
  /** Real sheets expand to 5–30 times their size, bombs to 1,000. Apache POI's own limit. */
  maxExpansionRatio: 100,
  /** What expands to no more than this harms nobody, however small it was: lists of texts that are nearly alike reach 300 times. */
  expansionGraceBytes: 1024 * 1024,
  /** Parts of a workbook that list sheets, styles and where parts are; copied styles reach 20 MB. */
  maxListPartBytes: 32 * 1024 * 1024,
  /** Expanded bytes at a time: at four times as many, garbage takes 30 MB more and a twentieth of the time is saved. */
  inflateBlockBytes: 16 * 1024,
  /** Texts of a workbook are in memory while its sheets are read: a million people with names, addresses and numbers take half of this. */
  maxSharedTextBytes: 256 * 1024 * 1024,
  maxSharedTexts: 8_000_000,
  /** One cell's text: Excel stores 32,767 characters, other programs more. */
  maxWorkbookTextCharacters: 256 * 1024,
  /** What the cells of a sheet say together, a text counted as often as it is named: no more than if each cell held its own. */
  maxSheetCharacters: 2 * 1024 * 1024 * 1024,
  /** One tag or one text in a workbook's XML, before its characters are decoded. */
  maxXmlTokenCharacters: 1024 * 1024,
  /** Workbooks nest about ten deep. */
  maxXmlDepth: 64,
  /** A row's XML that is held back until it is whole; a longer one is parsed as it comes. */
  maxSkimmedBytes: 256 * 1024,
  /** Text that is no whole row goes to the parser in slices, so that rows are passed on before there are many. */
  maxParsedCharacters: 8 * 1024,
  /** Cells, empty ones between others included, that a batch of rows holds before it is passed on: 1,300 rows of a register. */
  maxBatchCells: 16_384,
  /** Texts with raised or struck out parts, which are remembered beside the others: a long table where every cell has a footnote has fewer. */
  maxMarkedTexts: 500_000,
  /** Of all those texts: what a process can hold beside a file's other texts. */
  maxMarkedTextCharacters: 32 * 1024 * 1024,
  /** Excel's own limits of a sheet, and of cell styles (65,490) with room for programs that write more. */
  maxSheetRows: 1_048_576,
  maxSheetColumns: 16_384,
  maxCellStyles: 100_000,
  /** What a sheet says of its columns: one `col` for a run of them that look alike, so never more than it has columns. */
  maxColumnSpans: 16_384,
  /** A number format's code: Excel's own limit. */
  maxFormatCharacters: 255,
  /** Merged cells lay out titles; the real corpus has 153 on a sheet. A table of a hundred thousand is not laid out by hand. */
  maxMergedRanges: 100_000,
  /** Style sheets in a page of HTML: Excel writes a hundred kilobytes for a few hundred formats. */
  maxPageStyleCharacters: 4 * 1024 * 1024,
  /** Styles of elements of a page that are looked up again without being read again. */
  maxKnownPageStyles: 10_000,
} as const;
