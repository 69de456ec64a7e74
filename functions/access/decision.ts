/** The four answers of access.md, beside yes. */
export type DenyAnswer = 401 | 403 | 404 | 410;

/** Every decision is a value; `rule` names the row of access.md, `reason` is what is logged, `how` is the 403's sentence (Bahasa Indonesia) for the caller. */
export type Decision =
  | { readonly effect: 'allow'; readonly rule: string; readonly reason: string }
  | { readonly effect: 'deny'; readonly answer: DenyAnswer; readonly rule: string; readonly reason: string; readonly how?: string };
