/** Node answers `::1` without the brackets that a URL wants. */
export const urlOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`
