/** What pictures are lettered in, as web/parts/look/tokens.css has it. */
export const typeface = { family: 'Plus Jakarta Sans', file: 'plus-jakarta-sans.woff2' } as const;
