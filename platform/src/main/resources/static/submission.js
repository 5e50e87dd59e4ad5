// The key of one submission: who sends the same key again gets the first answer again.

/** A new key. Not crypto.randomUUID, which a page over plain http in an office network does not have. */
export function submissionKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
