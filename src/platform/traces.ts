import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { LogEvent } from 'kysely'

export interface TracesOptions {
  /** The URL of the collector, without `/v1/traces`. */
  endpoint: string
  serviceName: string
  version: string
  /** The share of kept traces among those that begin here. */
  ratio: number
}

/** A stop waits this long for a collector that does not answer. */
const FLUSH_MS = 2_000

/** Calls `tell` when spans begin to be lost and when they arrive again, not for every batch. */
function toldOnce(exporter: SpanExporter, tell: (error: Error | undefined) => void): SpanExporter {
  let isLost = false
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const wasLost = isLost
        isLost = result.code !== 0
        if (isLost !== wasLost) tell(result.error)
        done(result)
      })
    },
    shutdown: () => exporter.shutdown(),
  }
}

/** Sends spans of requests and of their queries to a collector, in batches. Spans that it does not take are dropped. */
export function openTraces({ endpoint, serviceName, version, ratio }: TracesOptions) {
  let onDelivery: (error: Error | undefined) => void = () => {}
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: 5_000 })
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ 'service.name': serviceName, 'service.version': version }),
    ),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: toldOnce(exporter, (error) => onDelivery(error)) })],
  })
  const tracer = provider.getTracer('cohort', version)
  const running = new AsyncLocalStorage<Context>()

  return {
    /** Begins the span of a request, as a child of the caller's span if there is one. */
    begin(name: string, attributes: Attributes, caller: SpanContext | undefined) {
      const outer = caller ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, outer)
      const context = trace.setSpan(outer, span)
      return {
        /** Queries in `work` become children of this span. */
        run: (work: () => void) => running.run(context, work),
        end(attributes: Attributes, failed: boolean) {
          if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
          span.setAttributes(attributes).end()
        },
      }
    },

    /** Records an ended query. Its text has no values. An error's text may have some, so only its code is recorded. */
    recordQuery({ query: { sql }, queryDurationMillis, ...event }: LogEvent) {
      const context = running.getStore()
      if (!context || !trace.getSpan(context)?.isRecording()) return
      const [name = 'query'] = /\w+/.exec(sql) ?? []
      const now = performance.now()
      const attributes = { 'db.system.name': 'postgresql', 'db.query.text': sql }
      const span = tracer.startSpan(
        name,
        { kind: SpanKind.CLIENT, attributes, startTime: now - queryDurationMillis },
        context,
      )
      if (event.level === 'error') {
        const { code, name } = event.error as { code?: string; name?: string }
        span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', code ?? name ?? 'unknown')
      }
      span.end(now)
    },

    /** Sets a function to call once when spans begin to be lost, with the error, and once when they arrive again. */
    onDelivery(tell: typeof onDelivery) {
      onDelivery = tell
    },

    async close() {
      const { promise: patience, resolve } = Promise.withResolvers<void>()
      setTimeout(resolve, FLUSH_MS).unref()
      await Promise.race([provider.shutdown().catch(() => {}), patience])
    },
  }
}

export type Traces = ReturnType<typeof openTraces>
