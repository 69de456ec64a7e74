import { once } from '../model/once.ts';

const numbers = once(() => new Intl.NumberFormat('id-ID'));

/** `3.300.000`; a dash where nothing is known. */
export function numberText(value: number | undefined): string {
  return value === undefined ? '–' : numbers().format(value);
}

/** Above this a picture's number is shortened: four digits are as short as `9,9 rb`. */
const longestWhole = 9_999;
/** Digits after the comma that an axis may need: more are noise of doubles. */
const tickDigits = [0, 1, 2, 3, 4, 5, 6] as const;
const short = once(() =>
  tickDigits.map((digits) => new Intl.NumberFormat('id-ID', { notation: 'compact', maximumFractionDigits: digits })),
);
const whole = once(() => tickDigits.map((digits) => new Intl.NumberFormat('id-ID', { maximumFractionDigits: digits })));
const small = once(() => new Intl.NumberFormat('id-ID', { maximumSignificantDigits: 2 }));
const fractions = once(() => new Intl.NumberFormat('id-ID', { maximumSignificantDigits: 3 }));
const precise = once(() => new Intl.NumberFormat('id-ID', { maximumSignificantDigits: 12 }));

/** `1.234,5`, from ten thousand `12,3 rb`, `4,5 jt`, `6 M`, and below one `0,034`: for labels in pictures. */
export function shortNumberText(value: number): string {
  if (Math.abs(value) < 1) return small().format(value);
  return (Math.abs(value) > longestWhole ? short() : whole())[1]?.format(value) ?? '';
}

/** A number of a picture's table: three digits after the comma, or three that say something where it is below one. */
export function tableNumberText(value: number): string {
  return Math.abs(value) < 1 ? fractions().format(value) : numbers().format(value);
}

/** The numbers of one axis, all in the shorter or all in the longer form, with as many digits as they need, and no two alike. */
export function tickTexts(values: readonly number[]): string[] {
  const forms = (values.some((value) => Math.abs(value) > longestWhole) ? short() : whole()).map((form) =>
    values.map((value) => form.format(value)),
  );
  const exact = forms.at(-1) ?? [];
  const texts = forms.find((tried) => tried.every((text, place) => text === exact[place])) ?? exact;
  return new Set(texts).size === new Set(values).size ? texts : values.map((value) => precise().format(value));
}
