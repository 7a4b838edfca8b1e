import type { Texts } from './words'

type Child = Node | string | null | undefined | false
type Attributes = Readonly<Record<string, string | boolean | ((event: never) => void) | undefined>>

/** Makes an element; `on…` attributes become listeners, `true` an empty attribute. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(key.slice(2), value as EventListener)
    } else if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value)
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false))
  return made
}

/** The head of a page with the switch of languages; keeps title and `lang` right. */
export function pageHead(texts: Texts, title: string): HTMLElement {
  const name = element('strong')
  const button = element('button', {
    class: 'plain',
    type: 'button',
    onclick: () => texts.speak(texts.language === 'ja' ? 'en' : 'ja'),
  })
  const show = () => {
    document.documentElement.lang = texts.language
    document.title = texts.text(title)
    name.textContent = texts.text('web.service')
    button.lang = texts.language === 'ja' ? 'en' : 'ja'
    button.textContent = texts.language === 'ja' ? 'English' : '日本語'
  }
  texts.onChange(show)
  show()
  return element('header', { class: 'top' }, element('div', {}, name, button))
}
