import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

// The reader's wasm comes from our own server, never from a content network.
prepareZXingModule({ overrides: { locateFile: () => wasm } })

/** Loads the reader before the first picture comes. */
export function warmUp(): void {
  void readBarcodes(new ImageData(8, 8), { formats: ['QRCode'] }).catch(() => {})
}

/** The texts of all readable codes in a picture, on this device. */
export async function readCodes(
  picture: ImageData | Blob,
  formats: ReaderOptions['formats'] = ['QRCode'],
): Promise<string[]> {
  const found = await readBarcodes(picture, { formats, tryHarder: true, maxNumberOfSymbols: 4 })
  return found.filter((code) => code.isValid).map((code) => code.text)
}
