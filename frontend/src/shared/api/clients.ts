import createClient from 'openapi-fetch';
import { authorizedFetch } from '@/shared/session/authorized-fetch';
import type { paths as AuthPaths } from './generated/auth';
import type { paths as ChatPaths } from './generated/chat';

/** Both services answer under the page's own origin; see src/app/api. */
export const authApi = createClient<AuthPaths>({ baseUrl: '/api/auth', fetch: authorizedFetch });
export const chatApi = createClient<ChatPaths>({ baseUrl: '/api/chat', fetch: authorizedFetch });
