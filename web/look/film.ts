import type { default as qrcodegen } from 'nayuki-qr-code-generator'

/** A film (y4m, 1280×720) that shows a QR code, for the browser's make-believe camera. */
export function film(code: qrcodegen.QrCode, width = 1280, height = 720, frames = 5): Buffer {
  const scale = Math.floor((height * 0.9) / code.size)
  const left = Math.floor((width - code.size * scale) / 2)
  const top = Math.floor((height - code.size * scale) / 2)
  const luma = Buffer.alloc(width * height, 210)
  for (let y = 0; y < code.size * scale; y++) {
    for (let x = 0; x < code.size * scale; x++) {
      if (code.getModule(Math.floor(x / scale), Math.floor(y / scale))) {
        luma[(y + top) * width + x + left] = 30
      }
    }
  }
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma])
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  return Buffer.concat([header, ...Array.from({ length: frames }, () => frame)])
}
