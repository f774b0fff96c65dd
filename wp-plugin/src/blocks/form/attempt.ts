/** Form of a UUID, version 4 (RFC 9562): a digit 8 is random, the 9 is one of 8, 9, a and b. */
const pattern = '88888888-8888-4888-9888-888888888888';

/** A random UUID, also on pages without HTTPS, where `crypto.randomUUID` is missing. */
export function randomUuid(source: Pick<Crypto, 'getRandomValues'> = crypto): string {
  const random = source.getRandomValues(new Uint8Array(pattern.length));
  return [...pattern]
    .map((mark, index) => {
      const digit = random[index] ?? 0;
      if (mark === '8') return (digit & 0xf).toString(16);
      return mark === '9' ? ((digit & 0x3) | 0x8).toString(16) : mark;
    })
    .join('');
}

/** Names this click on "Send" in the form itself, so that it carries the same name on whatever way it is sent. */
export function markAttempt(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[name="kmdp[attempt]"]');
  if (input) {
    input.value = randomUuid();
  }
}
