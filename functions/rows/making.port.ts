import type { CsvReader, FileFormat } from '../model/file-format.ts';

/** A file that is wanted of a version, or of one period of it. Nothing of who wants it, and no cell. */
export type FileOrder = {
  readonly datasetId: string;
  readonly n: number;
  readonly format: FileFormat;
  readonly period?: string | undefined;
  readonly reader?: CsvReader | undefined;
};

/** `unfit`: no file of that form holds it, whoever makes it. */
export type MakingState = 'waiting' | 'making' | 'failed' | 'unfit';

/** What is known of a file in the making: how far it is, and what is kept of it. Dropped once the file stands. */
export type Making = {
  readonly datasetId: string;
  /** Of the file to be, in the published bucket. */
  readonly key: string;
  /** The mark of the file (`makingMark`): another one makes it another file. */
  readonly about: string;
  readonly state: MakingState;
  /** In slices. */
  readonly progress: { readonly done: number; readonly total: number };
  /** The pieces that storage holds already, in their order. */
  readonly pieces?: { readonly multipartId: string; readonly etags: readonly string[] } | undefined;
  /** Runs begun since the last piece was kept. */
  readonly tries: number;
  /** Until then the one who wrote this last is believed to be at it. */
  readonly until: string;
  /** Another one with every writing. */
  readonly revision: string;
};

/** Of each file one. Nothing is written over what somebody else wrote meanwhile. */
export interface MakingStore {
  get(datasetId: string, key: string): Promise<Making | undefined>;
  /** Writes it where `was` still stands (undefined: nothing); false where it no longer does. */
  put(making: Making, was: string | undefined): Promise<boolean>;
  /** How many files of a dataset are believed to be ordered or being made. */
  countOrdered(datasetId: string, now: Date): Promise<number>;
  /** All notes of a dataset. */
  list(datasetId: string): Promise<Making[]>;
  /** Removes it where it still stands. */
  drop(making: Making): Promise<void>;
}

/** Hands orders to the function that makes them. At least once, and in no order. */
export interface FileQueue {
  send(order: FileOrder): Promise<void>;
}

/** A file that is put into the published bucket piece by piece (S3, "Multipart upload"). */
export interface FilePieces {
  /** Gives storage's id of it. */
  begin(key: string, contentType: string, marks: { readonly about: string }): Promise<string>;
  /** Sends one piece, in place of one with the same number; gives its ETag. `gone`: storage no longer knows of this upload. */
  put(key: string, multipartId: string, number: number, path: string): Promise<string | 'gone'>;
  /** Makes the file of its pieces. `gone`: there is nothing (more) to complete. */
  complete(key: string, multipartId: string, etags: readonly string[]): Promise<'completed' | 'gone'>;
  /** Removes the pieces. Repeatable. */
  abort(key: string, multipartId: string): Promise<void>;
}
