import { randomUUID } from 'node:crypto';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

export interface Message {
  readonly message_id: string;
  readonly from_user: string;
  readonly body: string;
}

/** The public REST API, reached as the browser reaches it: through the page's server. */
export class Api {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** A new user, signed in. */
  async user(name: string): Promise<User> {
    const username = `${name}-${randomUUID().slice(0, 8)}`;
    const password = randomUUID();
    await this.#json('POST', '/api/auth/users', 201, undefined, { username, password });
    return this.signIn(username, password);
  }

  async signIn(username: string, password: string): Promise<User> {
    const { id, access_token: token } = await this.#json<{ id: string; access_token: string }>(
      'POST',
      '/api/auth/login',
      200,
      undefined,
      { username, password },
    );
    return { id, username, password, token };
  }

  /** The direct chat of two users. A new user reaches chat-service a moment after auth-service. */
  async chat(one: User, other: User): Promise<string> {
    for (;;) {
      const response = await this.request('POST', '/api/chat/chats', one.token, { member_ids: [other.id] });
      if (response.ok) {
        return ((await response.json()) as { chat_id: string }).chat_id;
      }
      if (response.status !== 400) {
        throw new Error(`${response.status} ${await response.text()}`);
      }
    }
  }

  async send(from: User, chat: string, body: string): Promise<Message> {
    return this.#json('POST', `/api/chat/chats/${chat}/messages`, 201, from.token, { body });
  }

  /** The whole history, oldest first. */
  async history(user: User, chat: string): Promise<Message[]> {
    const messages: Message[] = [];
    let time: string | null = null;
    do {
      const query: string = `quantity=100${time ? `&time=${time}` : ''}`;
      const page: { messages: Message[]; next: string | null } = await this.#json(
        'GET',
        `/api/chat/chats/${chat}/messages?${query}`,
        200,
        user.token,
      );
      messages.push(...page.messages);
      time = page.next;
    } while (time);
    return messages.reverse();
  }

  async request(
    method: string,
    path: string,
    token?: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(this.#origin + path, {
      method,
      headers: {
        ...headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  async #json<T>(method: string, path: string, status: number, token?: string, body?: unknown): Promise<T> {
    const response = await this.request(method, path, token, body);
    if (response.status !== status) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return (await response.json()) as T;
  }
}
