/** The first Node that runs TypeScript as it is and knows `import.meta.main`. This file must parse on older ones. */
const NEEDED = [24, 2]
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `Cohort needs Node ${NEEDED.join('.')} or newer, and this is Node ${process.versions.node}. Install it, or run npm ci without --omit=dev: that brings a Node for the npm scripts.`,
  )
  process.exit(1)
}
