import type { paths as AuthPaths } from './generated/auth';
import type { paths as ChatPaths } from './generated/chat';

type Body<T> = T extends { content: { 'application/json': infer B } } ? B : never;
type Ok<T> = T extends { responses: { 200: infer R } } ? Body<R> : never;

export type MessagePage = Ok<ChatPaths['/chats/{chat_id}/messages']['get']>;
export type Message = MessagePage['messages'][number];
export type Chat = Ok<ChatPaths['/chats/{chat_id}']['get']>;
export type User = Ok<AuthPaths['/users']['get']>['users'][number];
export type DeviceSession = Ok<AuthPaths['/sessions']['get']>['sessions'][number];
