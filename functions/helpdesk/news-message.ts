import type { OutboxMessage } from '../outbox/outbox.port.ts';

/** That there is something new, the same to everybody: who reads it over a shoulder, or in a mailbox that is not theirs alone, learns nothing more. One a day. */
export function newsMessage(sub: string, publicUrl: string, now: Date): OutboxMessage {
  const at = now.toISOString();
  return {
    messageId: `news#${at.slice(0, 'yyyy-mm-dd'.length)}#${sub}`,
    to: { sub },
    subject: 'Ada yang baru di halaman Anda',
    text: `Ada yang baru di halaman Anda. Masuk di ${publicUrl} untuk membacanya.\n\nAnda menerima surel ini karena memintanya; di sana pula Anda menghentikannya.`,
    at,
  };
}
