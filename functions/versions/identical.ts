import type { Manifest, Part } from './manifest.ts';

type Delivered = { readonly standardVersion: number; readonly personalColumns: readonly string[] };

/**
 * Whether a version of these parts would hold the very rows that stand, under the same standard: every period has the same bytes. Parts are written the same
 * way from the same rows, so another file with the same rows is identical, too.
 */
export function isIdentical(current: Manifest, parts: readonly Part[], { standardVersion, personalColumns }: Delivered): boolean {
  const held = new Map(current.parts.map((part) => [part.period, part]));
  return (
    current.standardVersion === standardVersion &&
    personalColumns.every((name) => current.personalColumns?.includes(name)) &&
    parts.length === current.parts.length &&
    parts.every(({ period, sha256, leftOut }) => held.get(period)?.sha256 === sha256 && held.get(period)?.leftOut === leftOut)
  );
}
