/** A piece of HTML whose every value was escaped. */
export type Html = { readonly html: string };
type Value = Html | readonly Html[] | string | number | undefined;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text made harmless in HTML, in element content and in quoted attributes (OWASP XSS prevention, rules 1 and 2). */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** Tagged template: what is interpolated is escaped unless it is itself `Html`. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: parts.reduce((whole, part, place) => whole + part + write(values[place]), '') };
}

function write(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'html' in value ? value.html : value.map(({ html: piece }) => piece).join('');
}
