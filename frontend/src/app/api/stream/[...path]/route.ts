import { readServerConfig } from '@/shared/config/server-config';
import { forward } from '@/shared/server/forward';
import { methodNotAllowed } from '@/shared/server/problem-response';

const refuse = () => methodNotAllowed(['GET', 'HEAD']);

export const GET = (request: Request) =>
  forward(request, {
    name: 'stream-service',
    url: readServerConfig().STREAM_SERVICE_URL,
    prefix: '/api/stream',
  });

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
