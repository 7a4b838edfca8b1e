/** How something ended: well, badly, or so that a person must look. */
export type Tone = 'good' | 'bad' | 'unsure'

const HERTZ: Readonly<Record<Tone, readonly number[]>> = {
  good: [880, 1175],
  bad: [220, 220, 220],
  unsure: [440, 440],
}

/** Says it by sound and vibration: rising for good, low for bad, level for unsure. */
export function announce(tone: Tone): void {
  const hertz = HERTZ[tone]
  const audio = new AudioContext()
  hertz.forEach((pitch, at) => {
    const sound = audio.createOscillator()
    sound.frequency.value = pitch
    sound.connect(audio.destination)
    sound.start(audio.currentTime + at * 0.18)
    sound.stop(audio.currentTime + at * 0.18 + 0.14)
    if (at === hertz.length - 1) sound.onended = () => void audio.close()
  })
  navigator.vibrate?.(hertz.flatMap(() => [120, 60]))
}
