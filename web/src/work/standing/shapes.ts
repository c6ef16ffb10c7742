/** How goods stand, as the server tells it in every answer about goods. */
import type { Shape } from '@/api/shapes'

/** One reason on one thing; others on the same thing stand beside it. */
export type Hold = Shape<'HoldOut'>

/** What stands against goods: on all of them, or inside them. */
export type Standing = Shape<'StandingOut'>

/** Why goods may not go out. */
export type Blocked = Standing['blocked'][number]
