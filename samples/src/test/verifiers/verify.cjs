// Asks verifiers that nobody here wrote. Reads {jwks, directory, cards, seals} from the file named, prints for each verifier and
// each text whether it was accepted. No network: the keys that verifiers would fetch from the issuer come from the file.
const { readFileSync, existsSync } = require('node:fs')
const path = require('node:path')

const input = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const answer = async (address) =>
  new Response(JSON.stringify(String(address).endsWith('/jwks.json') ? input.jwks : { SmartHealthCards: {} }), {
    status: 200,
    headers: { 'content-type': 'application/json' },
  })
globalThis.fetch = answer
require('cross-fetch')
require.cache[require.resolve('cross-fetch')].exports = Object.assign(answer, { default: answer })
console.log = console.warn = console.error = () => {} // the verifiers talk; only the result counts here

const bundle = path.join(__dirname, 'node_modules', '.vds-sdk.cjs')
if (!existsSync(bundle)) {
  require('esbuild').buildSync({
    entryPoints: [require.resolve('@pathcheck/vds-sdk/lib/main.js')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: bundle,
    logLevel: 'silent',
  })
}

const { SHCReader, Directory } = require('kill-the-clipboard')
const shcSdk = require('@pathcheck/shc-sdk')
const vdsSdk = require(bundle)
const reader = new SHCReader({ publicKey: null, issuerDirectory: Directory.fromJSON(input.directory) })

const attempt = async (verify) => {
  try {
    return (await verify()) ? 'accepted' : 'rejected'
  } catch (error) {
    return error.constructor.name
  }
}
const each = async (texts, verify) => {
  const results = []
  for (const text of texts) results.push(await attempt(() => verify(text)))
  return results
}

async function main() {
  const results = {
    killTheClipboard: await each(input.cards, (card) => reader.fromQRNumeric(card)),
    shcSdk: await each(input.cards, (card) => shcSdk.unpackAndVerify(card)),
    vdsSdk: await each(input.seals, (seal) => vdsSdk.unpackAndVerify(seal)),
  }
  process.stdout.write(JSON.stringify(results) + '\n')
  process.exit(0)
}
main()
