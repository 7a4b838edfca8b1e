import { Problem } from './problem'

/** The device's camera, shown in a video element; pictures stay on the device. */
export class Camera {
  readonly #stream: MediaStream
  readonly #canvas = document.createElement('canvas')

  private constructor(
    readonly video: HTMLVideoElement,
    stream: MediaStream,
  ) {
    this.#stream = stream
  }

  /** Asks for the camera on the back; throws W103 where there is none or it may not be used. */
  static async open(video: HTMLVideoElement): Promise<Camera> {
    if (!navigator.mediaDevices?.getUserMedia) {
      throw new Problem('W103')
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
      })
      const camera = new Camera(video, stream)
      video.srcObject = stream
      video.muted = true
      video.playsInline = true
      await video.play()
      return camera
    } catch {
      throw new Problem('W103')
    }
  }

  /** What the camera sees now, at most this wide. */
  frame(widest = 1280): ImageData {
    const { videoWidth, videoHeight } = this.video
    const scale = Math.min(1, widest / videoWidth)
    const width = Math.max(1, Math.round(videoWidth * scale))
    const height = Math.max(1, Math.round(videoHeight * scale))
    this.#canvas.width = width
    this.#canvas.height = height
    const context = this.#canvas.getContext('2d', { willReadFrequently: true })!
    context.drawImage(this.video, 0, 0, width, height)
    return context.getImageData(0, 0, width, height)
  }

  /** What the camera sees now as a JPEG in full size. */
  async still(): Promise<Blob> {
    this.frame(Infinity)
    return new Promise((resolve, reject) =>
      this.#canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Problem('W103'))),
        'image/jpeg',
        0.9,
      ),
    )
  }

  /** Turns the camera off and forgets the last picture. */
  close(): void {
    this.#stream.getTracks().forEach((track) => track.stop())
    this.video.srcObject = null
    this.#canvas.width = this.#canvas.height = 0
  }
}
