import qrcodegen from 'nayuki-qr-code-generator'

const { QrCode, QrSegment } = qrcodegen

/** The largest version that the SMART Health Card specification allows. */
const LARGEST_CARD = 22

/**
 * The QR code of a `shc:/…` text: the prefix as bytes, the rest as digits, at most version 22.
 */
export function healthCardCode(numeric: string): qrcodegen.QrCode {
  const digits = numeric.slice('shc:/'.length)
  return QrCode.encodeSegments(
    [QrSegment.makeBytes([...new TextEncoder().encode('shc:/')]), QrSegment.makeNumeric(digits)],
    QrCode.Ecc.LOW,
    1,
    LARGEST_CARD,
  )
}

/** The QR code of a VDS-NC text, as bytes: the smallest symbol, then the strongest level that it holds. */
export function sealCode(json: string): qrcodegen.QrCode {
  return QrCode.encodeSegments(
    [QrSegment.makeBytes([...new TextEncoder().encode(json)])],
    QrCode.Ecc.LOW,
  )
}

/** The dark modules as an SVG path, one unit a module, with the quiet zone of four modules. */
export function path(code: qrcodegen.QrCode): { size: number; d: string } {
  const quiet = 4
  let d = ''
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (code.getModule(x, y)) {
        let run = 1
        while (code.getModule(x + run, y)) run++
        d += `M${x + quiet} ${y + quiet}h${run}v1h-${run}z`
        x += run
      }
    }
  }
  return { size: code.size + 2 * quiet, d }
}
