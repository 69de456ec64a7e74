/** Uploads whose OPD shares the cells of their errors with the helpdesk, while it asks about them. */
export interface SharedCells {
  isShared(uploadId: string): Promise<boolean>;
}
