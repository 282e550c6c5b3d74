import { readServerConfig } from '@/shared/config/server-config';
import { forward } from '@/shared/server/forward';
import { methodNotAllowed } from '@/shared/server/problem-response';

const refuse = () => methodNotAllowed(['GET', 'HEAD']);

export const GET = (request: Request) =>
  forward(request, {
    name: 'consumer-service',
    url: readServerConfig().CONSUMER_SERVICE_URL,
    prefix: '/api',
  });

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
