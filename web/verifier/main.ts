import '@fontsource/noto-sans-jp/400.css'
import '../parts/style.css'
import jaVerifier from '../../messages/ja/verifier.json'
import jaWeb from '../../messages/ja/web.json'
import enVerifier from '../../messages/en/verifier.json'
import enWeb from '../../messages/en/web.json'
import { element, pageHead } from '../parts/page'
import { Texts } from '../parts/words'

const texts = new Texts({ ja: [jaWeb, jaVerifier], en: [enWeb, enVerifier] })
const page = document.getElementById('page')!
const heading = element('h1')
page.append(pageHead(texts, 'verifier.title'), element('main', {}, heading))
const show = () => (heading.textContent = texts.text('verifier.title'))
texts.onChange(show)
show()

if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('./sw.js')
}
