/** The URL of a host and a port. An IPv6 address such as `::1` needs brackets in a URL. */
export const urlOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`
