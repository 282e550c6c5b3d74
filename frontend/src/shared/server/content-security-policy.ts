/** Scripts run only with the page's nonce; the browser talks to this origin and to Firestore alone. */
export function contentSecurityPolicy(nonce: string, firestore: string, development: boolean): string {
  const directives = {
    'default-src': "'self'",
    // React's development build explains errors by eval; the production build has none.
    'script-src': `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': `'self' ${firestore}${development ? ' ws:' : ''}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
