import type { Field } from '../standard.ts';
import { typedNumberSql, typedValueSql } from '../types/typed-text.ts';
import { type CandidateName, candidateShapes, fitsSql } from './column-facts.ts';

/** SQL names of a cell, of its trimmed text, and of what its reader says of it (column-names.ts). */
export type MarkedCell = { readonly cell: string; readonly text: string; readonly typed: string; readonly share: string };

/** SQL: whether a cell of a column with typed ones fits the candidate: a typed cell has no style of its own, and so fits that of the texts beside it. */
export function markedFitsSql(name: CandidateName, { cell, text, typed, share }: MarkedCell): string {
  const styled = fitsSql(name, cell, text);
  const canonical = typedFitsSql(name, text, share);
  return canonical === undefined ? styled : `CASE WHEN ${typed} THEN ${canonical} ELSE ${styled} END`;
}

/**
 * SQL over all cells that hold something (`empty` says which don't): whether each is typed or a whole number, and some are surely fractions. Numbers
 * that could all be thousands may have been: a program in English that opens `1.234` of a CSV keeps a fraction.
 */
export function typedFractionsSql({ cell, text, typed }: MarkedCell, empty: string): string {
  const noText = `bool_and(${empty} OR ${typed} OR ${fitsSql('integer', cell, text)})`;
  return `(${noText} AND NOT bool_and(${empty} OR ${fitsSql('dots', cell, text)}))`;
}

function typedFitsSql(name: CandidateName, text: string, share: string): string | undefined {
  const shape: Pick<Field, 'type' | 'format' | 'unit'> = candidateShapes[name];
  if (name === 'boolean') return undefined;
  if (shape.type === 'integer' || shape.type === 'number') {
    const number = `${typedNumberSql(shape, { text, share })} IS NOT NULL`;
    return shape.format === 'percent' ? `${share} AND ${number}` : number;
  }
  const value = typedValueSql(shape.type, text);
  return value === undefined ? undefined : `${value} IS NOT NULL`;
}
