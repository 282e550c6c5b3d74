const PROJECT = 'demo-rivulet';

/** The emulator over its REST interface: as a person, whom rules bind, or as the owner, whom they don't. */
export class Firestore {
  readonly #documents: string;

  constructor(origin: string) {
    this.#documents = `${origin}/v1/projects/${PROJECT}/databases/(default)/documents`;
  }

  /** The status of reading a document, as a user or unauthenticated. */
  async get(path: string, userId?: string): Promise<number> {
    return (await fetch(`${this.#documents}/${path}`, { headers: signedInAs(userId) })).status;
  }

  async write(path: string, userId?: string): Promise<number> {
    const body = JSON.stringify({ fields: { name: { stringValue: 'mine now' } } });
    const headers = { ...signedInAs(userId), 'content-type': 'application/json' };
    return (await fetch(`${this.#documents}/${path}`, { method: 'PATCH', headers, body })).status;
  }

  async delete(path: string, userId?: string): Promise<number> {
    return (await fetch(`${this.#documents}/${path}`, { method: 'DELETE', headers: signedInAs(userId) })).status;
  }

  /** The page's own query: the chats of a member, newest first, with a limit or without. */
  async list(member: string, userId?: string, limit?: number): Promise<number> {
    const structuredQuery = {
      from: [{ collectionId: 'chats' }],
      where: {
        fieldFilter: { field: { fieldPath: 'members' }, op: 'ARRAY_CONTAINS', value: { stringValue: member } },
      },
      orderBy: [{ field: { fieldPath: 'updated_at' }, direction: 'DESCENDING' }],
      ...(limit === undefined ? {} : { limit }),
    };
    const headers = { ...signedInAs(userId), 'content-type': 'application/json' };
    const body = JSON.stringify({ structuredQuery });
    return (await fetch(`${this.#documents}:runQuery`, { method: 'POST', headers, body })).status;
  }

  /** The bodies of a chat's tail, as the owner of the database sees them. */
  async tail(chat: string): Promise<string[]> {
    const response = await fetch(`${this.#documents}/chats/${chat}`, { headers: { authorization: 'Bearer owner' } });
    if (!response.ok) {
      return [];
    }
    const { fields } = (await response.json()) as {
      fields: { tail?: { arrayValue: { values?: { mapValue: { fields: { body: { stringValue: string } } } }[] } } };
    };
    return fields.tail?.arrayValue.values?.map((value) => value.mapValue.fields.body.stringValue) ?? [];
  }
}

/** The emulator takes unsigned tokens; the rules see their `sub` as `request.auth.uid`. */
function signedInAs(userId?: string): Record<string, string> {
  if (!userId) {
    return {};
  }
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://securetoken.google.com/${PROJECT}`,
    aud: PROJECT,
    sub: userId,
    user_id: userId,
    iat: seconds,
    auth_time: seconds,
    exp: seconds + 3600,
    firebase: { sign_in_provider: 'custom', identities: {} },
  };
  return { authorization: `Bearer ${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.` };
}
