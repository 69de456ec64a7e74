import type { ComponentChildren } from 'preact';

/** What may be wider than the page scrolls in a box of its own, which the keyboard reaches by its name. */
export function ScrollRegion({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1).
    <section class="scroll" tabIndex={0} aria-label={name}>
      {children}
    </section>
  );
}

/** Lines that are kept as they are, scrolling sideways where they are long. */
export function Lines({ text, ...attributes }: { readonly text: string; readonly class?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1).
    <pre {...attributes} tabIndex={0}>
      {text}
    </pre>
  );
}
