import type { FastifyPluginAsyncTypebox, TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { csvBody } from '../../http/csv-body.ts'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { answer, Country, lines, Nationality, ref } from '../../http/wire.ts'
import { importVisaRules } from './import-visa-rules.ts'
import { getVisaRule, listVisaRules } from './queries.ts'
import { NewVisaRule, VisaImport, VisaImportQuery, VisaRule, VisaRulePage, VisaRuleQuery } from './schema.ts'
import { setVisaRule } from './set-visa-rule.ts'
import { staleBefore } from './stale-before.ts'

/** `staleDays`: terms that were checked longer ago are marked. */
export const visaRuleRoutes: FastifyPluginAsyncTypebox<{ staleDays: number }> = async (app, { staleDays }) => {
  app.get('/v1/visa-rules', list, async (request, reply) => {
    const { ctx, query } = request
    return linked(request, reply, await listVisaRules(ctx.db, query, staleBefore(ctx.now, staleDays)))
  })
  app.get('/v1/visa-rules/:host/:nationality', get, async (request, reply) => {
    const { ctx, params } = request
    return tagged(request, reply, await getVisaRule(ctx.db, params, staleBefore(ctx.now, staleDays)))
  })
  app.put('/v1/visa-rules/:host/:nationality', set, async (request, reply) => {
    const { ctx, params, headers, body } = request
    await setVisaRule(ctx, params, headers['if-match'] === '*' ? 'any' : request.expected, body)
    return tagged(request, reply, await getVisaRule(ctx.db, params, staleBefore(ctx.now, staleDays)))
  })
  await app.register(async (scope) => {
    const csv = scope.withTypeProvider<TypeBoxTypeProvider>()
    await csv.register(csvBody)
    csv.post('/v1/visa-rules/import', imported, async ({ ctx, query, body }) =>
      importVisaRules(ctx, body, query.dry_run ?? false),
    )
  })
}

const tags = ['visas']
const params = Type.Object({
  host: { ...Country, description: 'The country of the venue' },
  nationality: { ...Nationality, description: 'The country that issued the passport' },
})
const writes = allow('visa_rules:write', 'secretariat')

const list = {
  config: { access: 'any' as const },
  schema: {
    operationId: 'listVisaRules',
    summary: 'List what host countries ask of which nationalities',
    description: lines(
      'Lists the secretariat’s table of visas, by host country and nationality. Every credential may read it.',
      '`stale=true` finds the rules that should be checked again.',
    ),
    tags,
    querystring: VisaRuleQuery,
    response: { 200: answer('A page of visa rules', ref(VisaRulePage)) },
  },
}

const get = {
  config: { access: 'any' as const },
  schema: {
    operationId: 'getVisaRule',
    summary: 'Get what a host country asks of one nationality',
    description: lines(
      'Gets the rule of a host country for the passports of one nationality, with its source and when it was checked.',
      'It is advice: the mission of the host country decides.',
    ),
    tags,
    params,
    response: { 200: answer('The rule', ref(VisaRule)) },
  },
}

const set = {
  config: { access: writes, ifMatch: 'optional' as const },
  schema: {
    operationId: 'setVisaRule',
    summary: 'Set what a host country asks of one nationality',
    description: lines(
      'Sets the whole rule of a pair of countries. A rule that is there is changed only with `If-Match`; a new one needs none.',
      'The latest safe decision dates of all applications follow it at once. It moves no application and takes no place back.',
    ),
    errors: ['content_invalid', 'if_match_required'],
    tags,
    params,
    body: ref(NewVisaRule),
    response: { 200: answer('The rule', ref(VisaRule)) },
  },
}

const imported = {
  config: { access: writes },
  schema: {
    operationId: 'importVisaRules',
    summary: 'Import visa rules from a CSV file',
    description: lines(
      'Imports rules from a file with a header: host, nationality, passport_type, required, letter_days, processing_days, original_needed, courier_days, source, checked_on.',
      'The file is UTF-8 with commas, semicolons or tabs, and has one line for each type of passport. The order of the columns is free; yes and no are flags.',
      'It imports all of the file or nothing. `dry_run=true` changes nothing, and answers with each fault by line and column, and with what would change.',
      'Rules that the file does not name stay as they are.',
    ),
    errors: ['content_invalid', 'malformed_csv'],
    tags,
    consumes: ['text/csv'],
    querystring: VisaImportQuery,
    body: Type.Unsafe<string>({
      format: 'binary',
      type: 'string',
      description: 'The file',
      examples: [
        'host,nationality,required,processing_days,source,checked_on\nKR,CN,yes,15,The consulate in Chengdu,2017-09-20\n',
      ],
    }),
    response: { 200: answer('What was imported', ref(VisaImport)) },
  },
}
