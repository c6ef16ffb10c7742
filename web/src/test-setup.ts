import 'fake-indexeddb/auto'
import { loadTexts } from '@/messages'

await loadTexts()
