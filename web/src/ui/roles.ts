/** Which roles may do what: told to whoever may not. */
import { useQuery } from '@tanstack/react-query'
import { get } from '@/api/client'
import type { Page, Shape } from '@/api/shapes'
import { useLanguage } from '@/messages'

export type Role = Shape<'RoleOut'>

/** The roles that have a right, by name or as one of all rights of its folder. */
export function rolesWith(roles: Role[], right: string): Role[] {
  const whole = `${right.split('.')[0] ?? ''}.*`
  return roles.filter(({ actions }) => actions.includes(right) || actions.includes(whole))
}

/** The names of the roles that have a right, in a row; empty while nobody knows. */
export function useRolesWith(right: string | undefined): string {
  const language = useLanguage()
  const { data } = useQuery({
    queryKey: ['roles'],
    queryFn: () => get<Page<Role>>('/roles'),
    enabled: right !== undefined,
    staleTime: Infinity,
  })
  const found = right === undefined ? [] : rolesWith(data?.rows ?? [], right)
  return found.map((role) => (language === 'en' ? role.name_en : role.name_zh)).join('、')
}
