import '@/ui/mantine-more'
import { useT } from '@/messages'
import {
  Box,
  Divider,
  Menu,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core'
import {
  IconApi,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconHeartbeat,
  IconKey,
  IconLogout,
  IconScan,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isMuted, setMuted } from '@/scan/feedback'
import { word } from '@/messages/codes'
import { AccountButton } from './AccountButton'
import { LanguageSwitch } from './LanguageSwitch'
import { useSession } from '@/work/session/session'

/** Who is here, with which roles; language, appearance, sounds; the other face; log out. */
export default function AccountDropdown({ face }: { face: 'desk' | 'phone' }) {
  const t = useT()
  const { session, can, logOut } = useSession()
  const { name } = session.person
  return (
    <Menu defaultOpened position="bottom-end" width={268} withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <AccountButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Box px="sm" py={8}>
          <Text fw={650}>{name}</Text>
          <Text size="sm" c="dimmed">
            {session.roles.map((role) => word('role', role)).join('、')}
          </Text>
        </Box>
        <Divider />
        <Preferences />
        <Divider />
        <Menu.Item
          component={Link}
          to={face === 'desk' ? '/m' : '/'}
          closeMenuOnClick
          leftSection={
            face === 'desk' ? <IconDeviceMobile size={18} /> : <IconDeviceDesktop size={18} />
          }
        >
          {t(face === 'desk' ? 'shell.nav.phone' : 'shell.nav.desk')}
        </Menu.Item>
        <Menu.Item
          component={Link}
          to="/m/scanner"
          closeMenuOnClick
          leftSection={<IconScan size={18} />}
        >
          {t('masterdata.scannerTest')}
        </Menu.Item>
        {can('system.read') && (
          <Menu.Item
            component={Link}
            to={face === 'desk' ? '/system' : '/m/system'}
            closeMenuOnClick
            leftSection={<IconHeartbeat size={18} />}
          >
            {t('foundation.system')}
          </Menu.Item>
        )}
        <Menu.Item
          component={Link}
          to="/password"
          closeMenuOnClick
          leftSection={<IconKey size={18} />}
        >
          {t('shell.password.change')}
        </Menu.Item>
        <Menu.Item component={Link} to="/keys" closeMenuOnClick leftSection={<IconApi size={18} />}>
          {t('people.myKeys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={() => void logOut()}>
          {t('shell.header.logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function Preferences() {
  const t = useT()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [muted, setMutedState] = useState(isMuted)
  const schemes = [
    { value: 'auto', label: t('shell.header.themeAuto') },
    { value: 'light', label: t('shell.header.themeLight') },
    { value: 'dark', label: t('shell.header.themeDark') },
  ]
  return (
    <Stack gap={10} p="sm">
      <LanguageSwitch />
      <SegmentedControl
        size="xs"
        data={schemes}
        value={colorScheme}
        aria-label={t('shell.header.theme')}
        onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
      />
      <Switch
        label={t('shell.header.sound')}
        checked={!muted}
        onChange={(event) => {
          setMuted(!event.currentTarget.checked)
          setMutedState(!event.currentTarget.checked)
        }}
      />
    </Stack>
  )
}
