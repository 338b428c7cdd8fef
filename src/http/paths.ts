import type { FastifyContextConfig, FastifyInstance } from 'fastify'

/** A pattern of the paths that match a route's URL. */
const patternOf = (url: string) =>
  new RegExp(
    `^${url
      .replaceAll('.', '\\.')
      .replace(/:[a-z_]+/g, '[^/]+')
      .replace('*', '.*')}$`,
  )

interface Path {
  pattern: RegExp
  routes: Map<string, FastifyContextConfig>
}

/** Collects the routes by path, because the router does not tell the methods of a path. Call it before any route. */
export function collectPaths(app: FastifyInstance) {
  const paths = new Map<string, Path>()
  app.addHook('onRoute', ({ url, method, config = {} }) => {
    const path = paths.get(url) ?? { pattern: patternOf(url), routes: new Map() }
    for (const each of [method].flat()) path.routes.set(each, config as FastifyContextConfig)
    paths.set(url, path)
  })
  const at = (url: string) => {
    const path = url.replace(/\?.*$/s, '')
    return [...paths.values()].filter(({ pattern }) => pattern.test(path))
  }
  return {
    /** The methods of the path of a URL, sorted. */
    methodsAt: (url: string): string[] =>
      at(url)
        .flatMap(({ routes }) => [...routes.keys()])
        .sort(),
    /** The configuration of the route for a method and a URL; undefined: there is none. */
    configAt: (method: string, url: string): FastifyContextConfig | undefined =>
      at(url)
        .find(({ routes }) => routes.has(method))
        ?.routes.get(method),
  }
}

export type Paths = ReturnType<typeof collectPaths>
