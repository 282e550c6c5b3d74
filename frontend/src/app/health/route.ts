import { readServerConfig } from '@/shared/config/server-config';

export const dynamic = 'force-dynamic';

/** The page is up and its environment makes sense. The services have health checks of their own. */
export function GET(): Response {
  readServerConfig();
  return Response.json({ status: 'UP' });
}
