# Dependencies alone, so that a change of source does not install them again.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /gregor
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /gregor
COPY --from=dependencies /gregor/node_modules node_modules
COPY package.json LICENSE ./
COPY agents agents
COPY rules rules
COPY src src
# The embedded database and the clones; mount a volume here.
RUN mkdir data && chown node:node data
VOLUME /gregor/data
USER node
ENV NODE_ENV=production PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# No npm in between: signals reach the server.
CMD ["node", "src/main.ts"]
