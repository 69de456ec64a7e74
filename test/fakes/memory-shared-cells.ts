import type { SharedCells } from '../../functions/uploads/shared-cells.port.ts';

/** Which uploads' cells are shared, in memory. */
export function memorySharedCells(): SharedCells & { readonly shared: Set<string> } {
  const shared = new Set<string>();
  return {
    shared,
    async isShared(uploadId) {
      return shared.has(uploadId);
    },
  };
}
