import * as z from 'zod';
import { once } from './once.ts';
import { isPeriod } from './period.ts';

const schema = z.string().brand<'plain'>();

/**
 * Words that quote no name and no cell of a file, so that anyone who may not read it may read them. Only `plain` and what is below make them: a text of unknown origin in one does
 * not compile.
 */
export type Plain = z.infer<typeof schema>;

/** A number, words that are plain already, or a text that stands in the code. */
type Known<T> = T extends number | Plain ? T : Record<never, never> extends Record<T & string, 1> ? never : T;

/** A template of words in which no text of a file can stand. */
export function plain<T extends readonly (string | number)[]>(
  texts: TemplateStringsArray,
  ...values: { readonly [K in keyof T]: Known<T[K]> }
): Plain {
  return schema.parse(String.raw({ raw: texts }, ...values));
}

/** One beside the other. */
export function plainList(items: readonly (number | Plain)[]): Plain {
  return schema.parse(items.join(', '));
}

const counts = once(() => new Intl.NumberFormat('id-ID'));

/** As it is written in Indonesia. */
export function plainCount(count: number): Plain {
  return schema.parse(counts().format(count));
}

/** A period, where it is one: cells become periods, but none of another shape. */
export function plainPeriod(period: string): Plain {
  return schema.parse(isPeriod(period) ? period : 'lain');
}

/** A name that the approved standard gives, a program, or we ourselves: everyone who sees the report may read it. Never for what a file says. */
export function knownName(name: string): Plain {
  return schema.parse(name);
}
