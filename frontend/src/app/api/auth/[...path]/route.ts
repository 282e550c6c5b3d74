import { readServerConfig } from '@/shared/config/server-config';
import { forward } from '@/shared/server/forward';

const handle = (request: Request) =>
  forward(request, { name: 'auth-service', url: readServerConfig().AUTH_SERVICE_URL, prefix: '/api/auth' });

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
