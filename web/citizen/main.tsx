import '@fontsource/noto-sans-jp/400.css'
import '@fontsource/noto-sans-jp/700.css'
import '../parts/style.css'
import { render } from 'preact'
import jaCitizen from '../../messages/ja/citizen.json'
import jaWeb from '../../messages/ja/web.json'
import enCitizen from '../../messages/en/citizen.json'
import enWeb from '../../messages/en/web.json'
import { pageHead } from '../parts/page'
import { Texts } from '../parts/words'

const texts = new Texts({ ja: [jaWeb, jaCitizen], en: [enWeb, enCitizen] })
const page = document.getElementById('page')!
page.before(pageHead(texts, 'citizen.title'))
const show = () => render(<main><h1>{texts.text('citizen.title')}</h1></main>, page)
texts.onChange(show)
show()
