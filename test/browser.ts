import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import type { Test } from 'tap'

/** Where systems put their Chromium. `CHROMIUM` comes first, for any other place. */
const PLACES = [
  process.env.CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const executablePath = PLACES.find((path) => path !== '' && existsSync(path))

/** The option `skip` of a test that needs a browser: false, or why it cannot run here. */
export const withoutBrowser = executablePath
  ? false
  : 'this machine has no Chromium: install it, or set CHROMIUM to its path'

/** Opens the machine's own Chromium, without a window. It is closed when the test ends. */
export async function openBrowser(t: Test): Promise<Browser> {
  if (!executablePath) throw new Error('the test lacks the option { skip: withoutBrowser }')
  // Chromium refuses to run its sandbox as root, and /dev/shm is small in containers.
  const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  const browser = await chromium.launch({ executablePath, args })
  t.teardown(() => browser.close())
  return browser
}
