import { expect, test } from '../src/fixtures.ts';
import { UserPage } from '../src/user-page.ts';

test('a group is created, loses a member and is left', async ({ browser, pageUrl, api }) => {
  const [ann, bob, eve] = await Promise.all([api.user('ann'), api.user('bob'), api.user('eve')]);
  const [annAt, bobAt, eveAt] = await Promise.all(
    [ann, bob, eve].map((user) => UserPage.signedIn(browser, pageUrl, user)),
  );

  await annAt!.page.getByRole('button', { name: 'New group' }).click();
  const dialog = annAt!.page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Lunch');
  await dialog.getByRole('searchbox').fill(bob.username);
  await dialog.getByRole('button', { name: bob.username, exact: true }).click();
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await annAt!.page.keyboard.type(eve.username);
  await expect(dialog.getByRole('button', { name: eve.username, exact: true })).toBeVisible();
  await annAt!.page.keyboard.press('Enter'); // takes Eve, and does not create the group
  await expect(dialog.getByRole('list', { name: '2 people' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(annAt!.page.getByRole('heading', { name: 'Lunch' })).toBeVisible();
  await annAt!.say('Where today?');

  await bobAt!.openChat('Lunch');
  await expect(bobAt!.message('Where today?')).toBeVisible();
  await eveAt!.openChat('Lunch');
  await eveAt!.say('The usual place');
  await expect(bobAt!.message('The usual place')).toBeVisible();

  await annAt!.page.getByRole('button', { name: 'Details of Lunch' }).click();
  await annAt!.page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Dinner');
  await annAt!.page.getByRole('button', { name: 'Rename' }).click();
  await expect(bobAt!.page.getByRole('heading', { name: 'Dinner' })).toBeVisible();

  await annAt!.page.getByRole('button', { name: `Remove ${eve.username}` }).click();
  await annAt!.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(eveAt!.page.getByText('You’re no longer in “Dinner”')).toBeVisible();
  await expect(eveAt!.chat('Dinner')).toHaveCount(0);
  await annAt!.page.keyboard.press('Escape');

  await bobAt!.page.getByRole('button', { name: 'Details of Dinner' }).click();
  await expect(bobAt!.page.getByRole('button', { name: 'Rename' })).toHaveCount(0);
  await bobAt!.page.getByRole('button', { name: 'Leave group' }).click();
  await bobAt!.page.getByRole('alertdialog').getByRole('button', { name: 'Leave group' }).click();
  await expect(bobAt!.chat('Dinner')).toHaveCount(0);
  await expect(annAt!.page.getByText('1 member', { exact: true })).toBeVisible();
});
