'use client';

import { getNonce, setNonce } from 'get-nonce';

/** Radix adds a style sheet while a menu is open (it locks scrolling); the policy asks it for the page's nonce. */
export function StyleNonce({ nonce }: { nonce: string }) {
  // A refresh brings another nonce, but the document keeps the policy that it was loaded with.
  if (!getNonce()) setNonce(nonce);
  return null;
}
