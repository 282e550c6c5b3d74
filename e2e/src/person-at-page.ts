import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { Person } from './api.ts';

/** Somebody in front of a browser of their own, doing what people do. */
export class PersonAtPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async at(browser: Browser, url: string): Promise<PersonAtPage> {
    const context = await browser.newContext({ baseURL: url });
    const page = await context.newPage();
    await page.goto('/');
    return new PersonAtPage(page);
  }

  static async signedIn(browser: Browser, url: string, person: Person): Promise<PersonAtPage> {
    const at = await PersonAtPage.at(browser, url);
    await at.signIn(person.username, person.password);
    return at;
  }

  async signUp(username: string, password: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Create an account' }).click();
    await this.page.waitForURL('**/sign-up');
    await this.page.getByLabel('Username').fill(username);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Create account' }).click();
    await expect(this.search).toBeVisible();
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.page.getByLabel('Username').fill(username);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await expect(this.search).toBeVisible();
  }

  /** Searches for somebody and opens the chat with them. */
  async openChatWith(username: string): Promise<void> {
    await this.search.fill(username);
    await this.page.getByRole('listitem').filter({ hasText: username }).first().click();
    await expect(this.log).toBeVisible();
  }

  /** Opens a chat out of one's list. */
  async openChat(username: string): Promise<void> {
    await this.chats.getByText(username, { exact: true }).click();
    await expect(this.log).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Message' }).fill(text);
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  get search(): Locator {
    return this.page.getByLabel('Search people and chats');
  }

  get chats(): Locator {
    return this.page.getByRole('navigation', { name: 'Chats' });
  }

  get log(): Locator {
    return this.page.getByRole('log');
  }

  get messages(): Locator {
    return this.log.getByRole('article');
  }

  message(text: string): Locator {
    return this.messages.getByText(text, { exact: true });
  }
}
