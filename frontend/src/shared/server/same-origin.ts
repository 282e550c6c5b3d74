const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether another site started a request that may change something. The refresh cookie is SameSite=Strict, and all else
 * carries a bearer token that other sites don't have: this check does not rely on either. Browsers send at least one of
 * the two headers with such a request; programs that send neither hold no cookies of others.
 */
export function isCrossOriginWrite(request: Request): boolean {
  if (SAFE_METHODS.includes(request.method)) {
    return false;
  }
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  return (
    (site !== null && site !== 'same-origin' && site !== 'none') ||
    (origin !== null && hostOf(origin) !== ownHost(request))
  );
}

/** client-address.ts deletes an X-Forwarded-Host that no trusted proxy has set. */
const ownHost = ({ headers, url }: Request) =>
  headers.get('x-forwarded-host')?.split(',')[0]?.trim() ?? headers.get('host') ?? new URL(url).host;

/** Null for the opaque origin "null" and for what is no origin. */
function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
