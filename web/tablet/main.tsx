import '@fontsource/noto-sans-jp/400.css'
import '@fontsource/noto-sans-jp/700.css'
import '../parts/style.css'
import { render } from 'preact'
import jaTablet from '../../messages/ja/tablet.json'
import jaWeb from '../../messages/ja/web.json'
import enTablet from '../../messages/en/tablet.json'
import enWeb from '../../messages/en/web.json'
import { pageHead } from '../parts/page'
import { Texts } from '../parts/words'

const texts = new Texts({ ja: [jaWeb, jaTablet], en: [enWeb, enTablet] })
const page = document.getElementById('page')!
page.before(pageHead(texts, 'tablet.title'))
const show = () => render(<main><h1>{texts.text('tablet.title')}</h1></main>, page)
texts.onChange(show)
show()
