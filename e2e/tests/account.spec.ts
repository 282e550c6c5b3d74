import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

test('a session ended on another device asks to sign in and keeps the draft', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(bob, chat, 'hello');
  const here = await UserPage.signedIn(browser, pageUrl, ann);
  await here.openChat(bob.username);
  await here.box.fill('half a thought');
  const there = await UserPage.signedIn(browser, pageUrl, ann);
  await there.openSettings('Devices');
  await there.page.getByRole('button', { name: 'Sign out of all other devices' }).click();
  await expect(there.page.getByText('You’re signed in on this device only.')).toBeVisible();

  await here.page.reload();
  await expect(here.page.getByText('You’ve been signed out')).toBeVisible();
  await here.signIn(ann.username, ann.password);
  await expect(here.box).toHaveValue('half a thought');
});

test('a password is changed, and an account deleted', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'from a deleted account');
  const bobAt = await UserPage.signedIn(browser, pageUrl, bob);
  await bobAt.openChat(ann.username);
  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await annAt.openSettings('Account');
  const form = annAt.page.getByRole('form', { name: 'Change password' });
  await form.getByLabel('Current password').fill('not my password');
  await form.getByLabel('New password').fill('a rather new password');
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('Incorrect password.')).toBeVisible();
  await form.getByLabel('Current password').fill(ann.password);
  await form.getByRole('button', { name: 'Change password' }).click();
  await expect(form.getByText('Password changed.')).toBeVisible();

  await annAt.page.getByRole('button', { name: 'Delete account' }).click();
  await annAt.page.getByLabel('Enter your password to confirm').fill('a rather new password');
  await annAt.page.getByRole('button', { name: 'Permanently delete account' }).click();
  await expect(annAt.page.getByLabel('Username')).toBeVisible();
  await expect(bobAt.page.getByRole('heading', { name: 'Deleted account' })).toBeVisible();
  await expect(bobAt.page.getByText('This account was deleted.')).toBeVisible();
});

test('a blocked user can’t send messages and sees why', async ({ browser, pageUrl, api }) => {
  const [ann, bob] = await Promise.all([api.user('ann'), api.user('bob')]);
  const chat = await api.chat(ann, bob);
  await api.send(ann, chat, 'hello');
  const bobAt = await UserPage.signedIn(browser, pageUrl, bob);
  await bobAt.openChat(ann.username);
  await bobAt.page.getByRole('button', { name: 'Details of' }).click();
  await bobAt.page.getByRole('button', { name: `Block ${ann.username}` }).click();
  // Nothing is blocked before the confirmation.
  await expect(bobAt.page.getByText(`You blocked ${ann.username}.`)).toHaveCount(0);
  await bobAt.page.getByRole('alertdialog').getByRole('button', { name: 'Block' }).click();
  await expect(bobAt.page.getByRole('alertdialog')).toHaveCount(0);
  await bobAt.page.keyboard.press('Escape');
  await expect(bobAt.page.getByText(`You blocked ${ann.username}.`)).toBeVisible();

  const annAt = await UserPage.signedIn(browser, pageUrl, ann);
  await annAt.openChat(bob.username);
  // A block is remembered for up to two seconds.
  await expect(async () => {
    await annAt.say('are you there?');
    await expect(annAt.page.getByText('You can’t message this person.').first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
  // Where the composer is missed, the block can be lifted.
  await bobAt.page.getByRole('button', { name: 'Unblock' }).click();
  await expect(bobAt.box).toBeVisible();
});
