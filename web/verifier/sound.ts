import type { Outcome } from './verdict'

const TONES: Readonly<Record<Outcome, readonly number[]>> = {
  VALID: [880, 1175],
  NOT_VALID: [220, 220, 220],
  CANNOT_TELL: [440, 440],
}

/** Says the outcome by sound and vibration: rising for valid, low for not valid, level for neither. */
export function announce(outcome: Outcome): void {
  const tones = TONES[outcome]
  const audio = new AudioContext()
  tones.forEach((hertz, at) => {
    const tone = audio.createOscillator()
    tone.frequency.value = hertz
    tone.connect(audio.destination)
    tone.start(audio.currentTime + at * 0.18)
    tone.stop(audio.currentTime + at * 0.18 + 0.14)
    if (at === tones.length - 1) tone.onended = () => void audio.close()
  })
  navigator.vibrate?.(tones.flatMap(() => [120, 60]))
}
