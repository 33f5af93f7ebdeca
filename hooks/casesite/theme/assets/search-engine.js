// Finds entries in the index that search/index.py wrote, and loads of it only what a query takes. Touches no page.

import { BEGUN, EXACT, FORM, JOINED, MENDED, formsOf, readQuery } from "./search-query.js"
import { exactFirst, namesSomebody, rank } from "./search-rank.js"
import { namesNear, nearestOf } from "./search-spelling.js"
import { Words, isNumber, isUnspaced } from "./search-words.js"

const FEW = 3 // results with every word; where there are fewer, those with some of the words follow
const SOME = 0.1 // what a result with only some of the words counts for where spellings are compared
const SURE = 2 // how much more a misspelling must find than another form of the word that was typed
// Where a sentence ends: behind a word of four letters or more, which leaves "v." and "No." alone.
const SENTENCE = /(?<=[\p{L}\p{N}]{4}[.!?…]["”’)\]]*)\s+(?=["“‘([]?[\p{Lu}\p{N}])|(?<=[。！？])/gu
const JOINT = /[-‐-―'’]/

const canBeMended = ({ word, optional, whole }) => word.length > 2 && !optional && !whole && !isUnspaced(word)

export class Search {
  constructor(base) {
    this.base = base
    this.files = new Map()
  }

  // The first file of the index: what is needed before a word is typed.
  open() {
    this.opened ??= load(`${this.base}search/index.json`, { cache: "no-cache" }).then((index) => {
      this.index = index
      this.words = new Words(index.language)
      this.ends = index.kinds.map((_, place) => index.kinds[place + 1]?.[1] ?? index.size)
    })
    this.opened.catch(() => { this.opened = null })
    return this.opened
  }

  // What a query finds, best first: the entries of a kind from one place to another, and how many there are of each kind.
  // With `every`, only entries that have every word.
  async find(query, options = {}) {
    try {
      return await this.answer(query, options)
    } catch (error) {
      if (options.again) throw error
      // The site was published anew since the first file came.
      this.opened = null
      this.files.clear()
      return this.find(query, { ...options, again: true })
    }
  }

  async answer(query, { kind = "", from = 0, to = 10, every = false }) {
    await this.open()
    const { items: read, asked } = readQuery(query, this.words)
    const order = (items) => rank(items, asked, this.index, (number) => this.kindOf(number))
    await Promise.all(read.map((item) => this.lookUp(item)))
    const items = await this.mend(read, order)
    const { whole, some } = order(items)
    const ranked = every || whole.length >= FEW ? whole : [...whole, ...some]
    const counts = new Map(this.index.kinds.map(([name]) => [name, 0]))
    for (const { number } of ranked) counts.set(this.kindOf(number), counts.get(this.kindOf(number)) + 1)
    const chosen = kind ? ranked.filter(({ number }) => this.kindOf(number) === kind) : ranked
    const results = await Promise.all(chosen.slice(from, to).map(({ number }) => this.entry(number)))
    if (!from) exactFirst(results, items, this.words)
    return {
      counts,
      results,
      total: chosen.length,
      partly: !whole.length,
      instead: this.instead(query, items, results),
      missing: [...new Set(items.filter(({ unknown, optional }) => unknown && !optional).map(({ written }) => written))].join(", "),
      marked: new Set(items.flatMap(({ terms }) => [...terms.keys()])),
      written: [...new Set(items.map(({ written }) => written).filter(isUnspaced))],
    }
  }

  kindOf(number) {
    return this.index.kinds[this.ends.findIndex((end) => number < end)][0]
  }

  // The terms of the index that a word stands for.
  async lookUp(item) {
    const { word, names, whole, typed } = item
    const near = new Map([...(whole ? [] : formsOf(word, this.words)).map((form) => [form, FORM]), ...names.map((name) => [name, JOINED]), [word, EXACT]])
    item.terms = new Map()
    await Promise.all([...near].map(async ([term, close]) => {
      const list = (await this.shard(this.place(term)))[term]
      if (list) item.terms.set(term, { close, list })
    }))
    const isLong = isUnspaced(word) ? [...word].length === 1 : word.length > (isNumber(word) || !typed ? 3 : 1)
    if (!whole && isLong && (typed || !item.terms.size)) await this.lookUpBegun(item)
    item.unknown = !item.terms.size
    item.loose = !item.unknown && [...item.terms].every(([term, { close }]) => close === FORM && !term.startsWith(word.slice(0, 4)))
  }

  // The terms that a word begins; of a short one, as far as two files go.
  async lookUpBegun({ word, terms }) {
    const first = this.place(word), last = Math.min(this.place(`${word}\uffff`), first + (word.length > 3 ? 3 : 1))
    for (let place = first; place <= last; place++) {
      for (const [term, list] of Object.entries(await this.shard(place))) {
        if (term.startsWith(word) && !terms.has(term)) terms.set(term, { close: BEGUN * (0.5 + 0.5 * word.length / term.length), list })
      }
    }
  }

  // A word that the index does not have becomes the nearest that it has, or two that were written as one; of several
  // that are as near, the one with which most is found. So does one of which there is only another form with no more than three
  // letters alike, if that finds much less.
  async mend(items, order) {
    const doubtful = items.filter(({ unknown, loose, word }) => (unknown || loose) && word.length > 3).filter(canBeMended)
    for (const item of doubtful) {
      const near = nearestOf(item.word, await this.spelled(), item.loose)
      items = await this.better(items, item, near, item.unknown ? 0 : SURE, order)
    }
    return doubtful.length || (items.length > 1 && !order(items).whole.length) ? this.mendNames(items, order) : items
  }

  // Where not every word is found as it was written, another may be a slip, too, though the index has it: "sett kenny". It
  // becomes the name of somebody that is near, if with it far more is found, and if it is not such a name itself.
  async mendNames(items, order) {
    const isName = (item) => namesSomebody(item, this.index, (number) => this.kindOf(number))
    for (const item of items.filter(canBeMended)) {
      if (item.mended?.length > 1 || (!item.mended && isName(item))) continue
      const near = namesNear(item.asked ?? item.word, await this.spelled())
      items = await this.better(items, item, near, item.mended ? 1 : SURE, order, isName)
    }
    return items
  }

  // The items with one of them replaced by what finds most, if that is so many times what they find as they are.
  async better(items, item, near, times, order, fits = () => true) {
    const found = (tried) => {
      const { whole, some } = order(tried)
      return whole[0]?.score ?? SOME * (some[0]?.score ?? 0)
    }
    const replaced = (instead) => items.flatMap((one) => one === item ? instead : [one])
    let [best, most] = [items, times * found(items)]
    for (const words of near) {
      const instead = words.map((word) => ({ ...item, word, names: [], typed: false, mended: words, asked: item.asked ?? item.word }))
      await Promise.all(instead.map((one) => this.lookUp(one)))
      if (!instead.every(fits)) continue
      for (const { terms } of instead) for (const term of terms.values()) term.close *= MENDED
      const score = found(replaced(instead))
      if (score > most) [best, most] = [replaced(instead), score]
    }
    return best
  }

  // The query with each misspelled word as the results write it; nothing if all are spelled as they are there.
  instead(query, items, results) {
    const names = results.flatMap(({ title, aliases, note }) => this.words.tokens([title, ...aliases, note].join(" ")))
    const written = (word) => {
      const token = names.find(({ terms }) => terms.includes(word))?.written ?? word
      return token.split(JOINT).find((part) => this.words.fold(part) === word) ?? token
    }
    return items.some(({ mended }) => mended) ? items.reduce((said, { written: wrong, mended }) => mended ? said.replace(wrong, mended.map(written).join(" ")) : said, query) : ""
  }

  // The sentence of a text that has most of the words of a query that title and note lack.
  sentence({ title, note, text }, marked) {
    const terms = (words) => new Set(this.words.tokens(words).flatMap((token) => token.terms).filter((term) => marked.has(term)))
    const told = terms(`${title} ${note}`)
    const sentences = text.split(SENTENCE).map((words) => ({ words, more: [...terms(words)].filter((term) => !told.has(term)).length }))
    const best = sentences.reduce((one, other) => other.more > one.more ? other : one)
    return best.more ? best.words : ""
  }

  // The file of lists in which a term is, if it is in any.
  place(term) {
    let low = 0, high = this.index.terms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.index.terms[middle] <= term) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }

  async shard(place) {
    return this.index.terms.length ? this.file(`t${place}`) : {}
  }

  async entry(number) {
    const { each } = this.index
    const [title, url, note = "", text = "", aliases = []] = (await this.file(`e${Math.floor(number / each)}`))[number % each]
    return { kind: this.kindOf(number), title, url: new URL(url || "./", this.base).href, note, text, aliases }
  }

  // The words that a misspelled one may be meant for: those of names, and the others.
  async spelled() {
    return (await this.file("words")).map((lines) => {
      let before = ""
      return lines ? lines.split("\n").map((line) => (before = before.slice(0, line.charCodeAt(0) - 97) + line.slice(1))) : []
    })
  }

  file(name) {
    if (!this.files.has(name)) this.files.set(name, load(`${this.base}search/${this.index.folder}/${name}.json`))
    return this.files.get(name)
  }
}

async function load(address, options) {
  const answer = await fetch(address, options)
  if (!answer.ok) throw new Error(`${answer.status} ${address}`)
  return answer.json()
}
