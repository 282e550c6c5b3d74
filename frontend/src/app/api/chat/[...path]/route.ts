import { readServerConfig } from '@/shared/config/server-config';
import { forward } from '@/shared/server/forward';

const handle = (request: Request) =>
  forward(request, { name: 'chat-service', url: readServerConfig().CHAT_SERVICE_URL, prefix: '/api/chat' });

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
