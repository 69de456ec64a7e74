import * as z from 'zod';

/** A text as callers give it: with something in it, without blanks around it. */
export function givenText(maxCharacters: number) {
  return z.string().trim().min(1).max(maxCharacters);
}
