import '@/ui/mantine'
import './styles.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { loadMoreTexts, loadTexts } from '@/messages'
import { App } from './App'
import { keepSending, queries } from '@/work/session/device'
import { theme, variables } from './theme'

const UpdateOffer = lazy(() => import('./UpdateOffer'))

keepSending()
await loadTexts()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <App />
        <Suspense>
          <UpdateOffer />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
// The other texts come behind the first screen: a refusal may need them at any time.
void loadMoreTexts()
