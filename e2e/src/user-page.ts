import { expect, type Browser, type BrowserContextOptions, type Locator, type Page } from '@playwright/test';
import type { User } from './api.ts';

/** A user's browser with the page open. */
export class UserPage {
  readonly page: Page;
  /** What the page complained of: scripts that failed, and what its Content-Security-Policy refused. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.complaints.push(message.text());
      }
    });
  }

  static async at(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<UserPage> {
    const context = await browser.newContext({ baseURL: url, locale: 'en-GB', ...options });
    const page = await context.newPage();
    const user = new UserPage(page);
    await page.goto('/');
    return user;
  }

  static async signedIn(
    browser: Browser,
    url: string,
    user: User,
    options: BrowserContextOptions = {},
  ): Promise<UserPage> {
    const at = await UserPage.at(browser, url, options);
    await at.signIn(user.username, user.password);
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

  /** In whatever language the page is. */
  async signIn(username: string, password: string): Promise<void> {
    await this.page.locator('input[name=username]').fill(username);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.locator('button[type=submit]').click();
    await expect(this.page.locator('#search')).toBeVisible();
  }

  /** Searches for a user and opens the chat with them. */
  async openChatWith(username: string): Promise<void> {
    await this.search.fill(username);
    await this.page.getByRole('listitem').filter({ hasText: username }).first().click();
    await expect(this.log).toBeVisible();
  }

  /** Opens a chat out of one's list. */
  async openChat(name: string): Promise<void> {
    await this.chats.getByText(name, { exact: true }).click();
    await expect(this.log).toBeVisible();
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.page.getByRole('button', { name: 'Send' }).click();
  }

  /** Does something with a message out of its menu. */
  async act(text: string, action: string): Promise<void> {
    const message = this.messages.filter({ hasText: text }).last();
    await message.hover();
    await message.getByRole('button', { name: /^Actions for/ }).click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }

  async openSettings(tab: string): Promise<void> {
    await this.page.getByRole('button', { name: /account menu$/ }).click();
    await this.page.getByRole('menuitem', { name: 'Settings' }).click();
    await this.page.getByRole('tab', { name: tab }).click();
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search people and chats' });
  }

  get box(): Locator {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  get chats(): Locator {
    return this.page.getByRole('navigation', { name: 'Chats' });
  }

  chat(name: string): Locator {
    return this.chats.getByRole('listitem').filter({ hasText: name });
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

  /** The message with all that belongs to it. */
  article(text: string): Locator {
    return this.messages.filter({ hasText: text });
  }
}
