import { readServerConfig } from '@/shared/config/server-config';
import { forward } from '@/shared/server/forward';

export const GET = (request: Request) =>
  forward(request, {
    name: 'consumer-service',
    url: readServerConfig().CONSUMER_SERVICE_URL,
    prefix: '/api',
  });
