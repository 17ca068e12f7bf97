import { accounts, type Role } from './support/accounts';
import { signIn } from './support/identity';
import { expect, test } from './support/test';
import { statePath } from './support/world';

const roles = Object.keys(accounts) as Role[];

test.use({ role: null });

for (const role of roles) {
  test(`${role} signs in`, async ({ context, page }) => {
    await signIn(context, role);
    await page.goto('/agents');
    await expect(page.getByRole('heading', { name: 'Agents', level: 1 })).toBeVisible();
    await context.storageState({ path: statePath(role) });
  });
}
