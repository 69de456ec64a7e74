/** What the walidata takes back and brings back (`withdrawal.ts`). */
export function StewardPart() {
  return (
    <details id="withdrawal" class="part" hidden>
      <summary>Tarik atau pulihkan (walidata)</summary>
      <p data-outcome="" role="status" tabIndex={-1} />
      <div data-whole="" />
      <div data-versions="" aria-live="polite">
        <p>Memuat…</p>
      </div>
    </details>
  );
}
