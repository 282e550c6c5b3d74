'use client';

import { setNonce } from 'get-nonce';

/** Radix adds a style sheet while a menu is open (it locks scrolling); the policy asks it for the page's nonce. */
export function StyleNonce({ nonce }: { nonce: string }) {
  setNonce(nonce);
  return null;
}
