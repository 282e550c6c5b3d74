import { methodNotAllowed } from '@/shared/server/problem-response';

export const GET = () => methodNotAllowed(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
