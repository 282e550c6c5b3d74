import { NextResponse, type NextRequest } from 'next/server';
import { readServerConfig } from './shared/config/server-config';
import { contentSecurityPolicy } from './shared/server/content-security-policy';

/** Firestore, and what a custom token is traded at. */
const GOOGLE =
  'https://firestore.googleapis.com https://identitytoolkit.googleapis.com https://securetoken.googleapis.com';

/** Gives each page its own nonce. Next reads it from the request's policy and puts it on its scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const { FIRESTORE_EMULATOR_HOST: emulator } = readServerConfig();
  const firestore = emulator === undefined ? GOOGLE : `http://${emulator}`;
  const policy = contentSecurityPolicy(nonce, firestore, process.env.NODE_ENV === 'development');

  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  return response;
}

export const config = { matcher: ['/((?!api/|health$|_next/static/|icon|manifest.webmanifest).*)'] };
