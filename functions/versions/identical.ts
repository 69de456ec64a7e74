import { type Manifest, placeOf } from '../model/manifest.ts';
import type { Merge } from './merge-parts.ts';

type Delivered = { readonly standardVersion: number; readonly personalColumns: readonly string[] };

/**
 * Whether a delivery holds the very rows that stand, under the same standard: all of its parts enter, and every place has the same bytes. Parts are written
 * the same way from the same rows, so another file with the same rows is identical, too.
 */
export function isIdentical(current: Manifest, { parts, superseded }: Merge, { standardVersion, personalColumns }: Delivered): boolean {
  const held = new Map(current.parts.map((part) => [placeOf(part), part]));
  return (
    superseded.length === 0 &&
    current.standardVersion === standardVersion &&
    personalColumns.every((name) => current.personalColumns?.includes(name)) &&
    parts.length === current.parts.length &&
    parts.every((part) => {
      const standing = held.get(placeOf(part));
      return standing?.sha256 === part.sha256 && standing.leftOut === part.leftOut;
    })
  );
}
