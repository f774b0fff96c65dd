/**
 * Days for which a website may deliver what a visitor sent: for so long idempotency keys and the hashes of erased persons'
 * addresses are kept. The outboxes of both plugins give up then.
 */
export const deliveryDays = 30;

/**
 * Whether a submission would bring an erased person back: by the website's clock the visitor sent it before the erasure, which
 * meant it, too (Art. 17(1) GDPR). Whoever signs up after it begins anew.
 */
export function predatesErasure(submittedAt: Date, erasedAt: Date | undefined): boolean {
  return erasedAt !== undefined && submittedAt < erasedAt;
}
