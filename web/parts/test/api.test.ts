import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What a schema of `openapi.json` can be; the server's test makes no others. */
interface Schema {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly type?: string | readonly string[]
  readonly enum?: readonly string[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | false
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>
interface Operation {
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

test('the types of api.ts are those of the server (if the change is meant: npm run api)', async () => {
  const file = new URL('../../../server/golden/openapi.json', import.meta.url)
  const api = JSON.parse(readFileSync(file, 'utf8')) as OpenApi
  await expect(written(api)).toMatchFileSnapshot('../api.ts')
})

function written({ paths, components }: OpenApi): string {
  const doors = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => door(method, path, operation)),
  )
  return [
    '// Made from server/golden/openapi.json by `npm run api`; not written by hand.',
    '',
    '/** The doors of the server: what is sent, and what a yes answers. */',
    `export interface Doors {\n${doors.join('\n')}\n}`,
    ...Object.entries(components.schemas).map(([name, schema]) =>
      schema.properties
        ? `\nexport interface ${name} {\n${properties(schema).join('\n')}\n}`
        : `\nexport type ${name} = ${type(schema)}`,
    ),
    '',
  ].join('\n')
}

function door(method: string, path: string, { requestBody, responses }: Operation): string {
  const address = `${method.toUpperCase()} ${path}`
  const name = path.includes('{')
    ? `[door: \`${address.replace(/\{\w+\}/g, '${string}')}\`]`
    : `'${address}'`
  const [yes] = Object.entries(responses).flatMap(([status, answer]) =>
    status.startsWith('2') ? [answer] : [],
  )
  return `  ${name}: { sent: ${content(requestBody?.content)}; answer: ${content(yes!.content)} }`
}

/** JSON by its type, anything else as a file. */
function content(all: Content = {}): string {
  const types = Object.values(all).map(({ schema }) => (schema ? type(schema) : 'Blob'))
  return [...new Set(types)].join(' | ') || 'undefined'
}

function properties({ properties = {}, required = [] }: Schema): string[] {
  return Object.entries(properties).map(
    ([name, schema]) => `  readonly ${name}${required.includes(name) ? '' : '?'}: ${type(schema)}`,
  )
}

function type(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1)!
  if (schema.enum) return schema.enum.map((each) => `'${each}'`).join(' | ')
  if (schema.anyOf) return schema.anyOf.map(type).join(' | ')
  return [schema.type ?? 'unknown'].flat().map((each) => plain(each, schema)).join(' | ')
}

function plain(name: string, { items, additionalProperties }: Schema): string {
  switch (name) {
    case 'integer':
      return 'number'
    case 'array':
      return `readonly ${type(items!)}[]`
    case 'object':
      return `Readonly<Record<string, ${type(additionalProperties || {})}>>`
    default:
      return name
  }
}
