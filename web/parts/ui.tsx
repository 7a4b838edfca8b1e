import { createContext, type ComponentChildren } from 'preact'
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks'
import { wordsBehind, wordsOf } from './problem'
import type { Texts } from './words'

const Speaking = createContext<Texts | undefined>(undefined)

/** Gives all parts of a page its texts, and draws them anew when the language changes. */
export function Spoken({ texts, children }: { texts: Texts; children: ComponentChildren }) {
  const [, redraw] = useState(texts.language)
  useEffect(() => texts.onChange(() => redraw(texts.language)), [texts])
  return <Speaking.Provider value={texts}>{children}</Speaking.Provider>
}

export function useTexts(): Texts {
  return useContext(Speaking)!
}

/** The heading of a screen; it takes the focus, so that a screen reader says where one is. */
export function Heading({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

/** What went wrong: what happened, what to do, what was not lost, and the code. */
export function Trouble({ cause }: { cause: unknown }) {
  const texts = useTexts()
  if (cause === undefined) {
    return <div role="alert" />
  }
  const { code, words } = wordsOf(cause, texts)
  return (
    <div role="alert">
      <div class="notice bad">
        <h2>{words.what}</h2>
        <p>
          {words.do} {words.kept}
        </p>
        {wordsBehind(cause, texts).map((behind) => (
          <p key={behind.what}>
            {behind.what} {behind.do}
          </p>
        ))}
        <p class="code">{texts.text('web.code', { code })}</p>
      </div>
    </div>
  )
}

interface FieldProps {
  label: string
  hint?: string
  children: (attributes: { id: string; 'aria-describedby'?: string }) => ComponentChildren
}

/** A labelled field with its hint. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children(hint ? { id, 'aria-describedby': `${id}-hint` } : { id })}
    </div>
  )
}

/** A deed that takes time: its buttons rest while it runs, and what went wrong is shown. */
export function useDeed(): {
  busy: boolean
  trouble: unknown
  run: (deed: () => Promise<void>) => Promise<void>
} {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<unknown>()
  const run = async (deed: () => Promise<void>) => {
    setBusy(true)
    setTrouble(undefined)
    try {
      await deed()
    } catch (cause) {
      setTrouble(() => cause)
    } finally {
      setBusy(false)
    }
  }
  return { busy, trouble, run }
}
