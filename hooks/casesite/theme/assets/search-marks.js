// Marks the words that were searched for: in the results, and on the page that a result led to.

import { Search } from "./search-engine.js"
import { isUnspaced } from "./search-words.js"

const KEY = "search"
const MOST = 300 // places on one page

// A text in pieces, each with whether it is one of the words. `found` has the terms, and the query as it was typed,
// for scripts that put no spaces between words.
export function pieces(text, words, { marked, written }) {
  const spans = []
  for (const { written: word, index, terms } of words.tokens(text)) {
    if (!isUnspaced(word)) {
      if (terms.some((term) => marked.has(term))) spans.push([index, index + word.length])
    } else for (const part of written) {
      for (let at = word.indexOf(part); at >= 0; at = word.indexOf(part, at + part.length)) spans.push([index + at, index + at + part.length])
    }
  }
  const cut = []
  let rest = 0
  for (const [start, end] of spans.sort(([one], [other]) => one - other)) {
    if (start < rest) continue
    cut.push([text.slice(rest, start), false], [text.slice(start, end), true])
    rest = end
  }
  return [...cut, [text.slice(rest), false]].filter(([part]) => part)
}

// Remembers for the next page what was looked for.
export function remember(url, { marked, written }) {
  const { pathname } = new URL(url)
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ pathname, marked: [...marked].slice(0, 100), written }))
  } catch {} // a browser may be told to keep nothing
}

// Marks it there without a change to the page itself (CSS Custom Highlight API); where a browser has none, nothing is marked.
export async function markPage(kept) {
  sessionStorage.removeItem(KEY)
  const { pathname, marked, written } = JSON.parse(kept)
  const article = document.querySelector("article")
  if (pathname !== location.pathname || !article || !globalThis.Highlight) return
  const search = new Search(new URL("..", import.meta.url).href)
  await search.open()
  const ranges = []
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
  while (walker.nextNode() && ranges.length < MOST) {
    const node = walker.currentNode
    let at = 0
    for (const [part, is] of pieces(node.data, search.words, { marked: new Set(marked), written })) {
      const range = new Range()
      range.setStart(node, at)
      range.setEnd(node, at += part.length)
      if (is) ranges.push(range)
    }
  }
  if (ranges.length) CSS.highlights.set("search", new Highlight(...ranges))
}
