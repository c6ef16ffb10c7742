import 'fake-indexeddb/auto'
import { loadMoreTexts, loadTexts } from '@/messages'

await loadTexts()
await loadMoreTexts()
