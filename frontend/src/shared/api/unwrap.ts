import { Problem, problemOf } from './problem';

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; every other outcome is thrown as a {@link Problem}. */
export async function unwrap<T>(request: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await request;
  } catch (failure) {
    if (failure instanceof Problem || (failure instanceof DOMException && failure.name === 'AbortError')) {
      throw failure;
    }
    throw new Problem(0);
  }
  if (!answer.response.ok) {
    throw problemOf(answer.response, answer.error);
  }
  return answer.data as T;
}
