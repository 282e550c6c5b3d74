import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTexts } from '@/shared/i18n/use-texts';
import { useUser } from '@/shared/session/session';
import { Dialog } from '@/shared/ui/dialog';
import { Appearance } from './appearance';
import { ChangePassword } from './change-password';
import { DeleteAccount } from './delete-account';
import { DeviceList } from './device-list';
import { SecondFactor } from './second-factor/second-factor';

interface Props {
  readonly onClose: () => void;
  /** The list of blocked users belongs to another feature. */
  readonly blocked: ReactNode;
}

export function SettingsDialog({ onClose, blocked }: Props) {
  const t = useTexts();
  const user = useUser();
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('settings.title')}
      description={t('settings.description')}
    >
      <Tabs.Root defaultValue="account">
        <Tabs.List
          aria-label={t('settings.title')}
          className="mb-4 flex flex-wrap gap-x-1 border-b border-line"
        >
          <Tab value="account">{t('settings.account')}</Tab>
          <Tab value="security">{t('settings.security')}</Tab>
          <Tab value="devices">{t('settings.devices')}</Tab>
          <Tab value="blocked">{t('settings.blocked')}</Tab>
          <Tab value="look">{t('settings.appearance')}</Tab>
        </Tabs.List>
        <div className="min-h-[min(440px,60dvh)]">
          <Panel value="account">
            <p className="mb-4">{t('settings.signedInAs', { name: user.username })}</p>
            <ChangePassword />
            <DeleteAccount />
          </Panel>
          <Panel value="security">
            <SecondFactor />
          </Panel>
          <Panel value="devices">
            <DeviceList />
          </Panel>
          <Panel value="blocked">{blocked}</Panel>
          <Panel value="look">
            <Appearance />
          </Panel>
        </div>
      </Tabs.Root>
    </Dialog>
  );
}

function Tab({ value, children }: { value: string; children: string }) {
  return (
    <Tabs.Trigger
      value={value}
      className="h-11 shrink-0 border-b-2 border-transparent px-2 font-medium text-quiet focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink sm:px-3 md:h-9"
    >
      {children}
    </Tabs.Trigger>
  );
}

function Panel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Tabs.Content value={value} className="outline-offset-4">
      {children}
    </Tabs.Content>
  );
}
