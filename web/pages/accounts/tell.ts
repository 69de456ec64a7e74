import { byId, show } from '../../parts/elements.ts';

/** What became of it, read out at once. */
export function tell(text: string): void {
  show(byId('outcome'), text);
  byId('outcome').focus();
}
