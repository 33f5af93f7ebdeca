// What a reader's words ask for.

import { isNumber, isUnspaced } from "./search-words.js"

// How close a term of the index is to a word of the query: the word itself, a name that it is a part of,
// another form of it, what it begins, what it was misspelled for.
export const EXACT = 1, JOINED = 1.15, FORM = 0.7, BEGUN = 0.5, MENDED = 0.9
// What a question asks for: with several words for what is disputed, "who" with one word for a person.
const ASKED = { question: 2.4, page: 1.2, person: 0.85, organisation: 0.7, place: 0.7, source: 0.8 }
const ASKED_WHO = { person: 1.6, question: 1.2 }

// The words of a query that count, each with the names that it is a part of; and the kinds that are asked for.
export function readQuery(query, words) {
  const all = words.tokens(query).flatMap(itemsOf)
  nameNumbers(all)
  const asks = all.length > 1 && (query.includes("?") || words.asking.has(all[0].word))
  const who = asks && words.who.has(all[0].word)
  let items = all.filter(({ word }) => !words.small.has(word))
  if (items.some(({ word }) => isNumber(word))) items = items.filter(({ word }) => isNumber(word) || !words.numbering.has(word))
  if (!items.length) items = all.map((item) => ({ ...item, whole: true })) // small words alone stand for themselves
  else if (!/\s$/.test(query) && all.at(-1) === items.at(-1)) items.at(-1).typed = true
  items = [...new Map(items.map((item) => [item.word, item])).values()]
  return { items, asked: !asks ? {} : who && items.length === 1 ? ASKED_WHO : ASKED }
}

function itemsOf({ written, terms }) {
  const signs = terms.filter(isUnspaced)
  if (signs.length > 1) terms = terms.filter((term) => !isUnspaced(term) || [...term].length > 1)
  if (terms.length && isNumber(terms[0])) terms = terms.slice(0, 1)
  const whole = terms.length > 1 && !signs.length && terms.slice(0, -1).every((term) => terms.at(-1).includes(term)) ? terms.at(-1) : ""
  return (whole ? terms.slice(0, -1) : terms).map((word) => ({
    word, written, names: whole ? [whole] : [], optional: word.length === 1 && !isUnspaced(word) && !isNumber(word),
  }))
}

// "S.B. 132" and "Senate Bill 132" are one name.
function nameNumbers(items) {
  items.forEach((item, place) => {
    const [first, second] = [items[place - 2], items[place - 1]]
    if (!/^[0-9]/.test(item.word) || !second || isNumber(second.word)) return
    if (second.word.length <= 4) for (const one of [second, item]) one.names.push(`${second.word}-${item.word}`)
    if (first && !isNumber(first.word)) for (const one of [first, second, item]) one.names.push(`${first.word[0]}${second.word[0]}-${item.word}`)
  })
}

// Words that a word may be another form of, by the endings of the language.
export function formsOf(word, { endings }) {
  const found = new Set()
  for (const group of isNumber(word) ? [] : endings) {
    for (const ending of group) {
      const stem = word.slice(0, word.length - ending.length)
      if (stem.length > 2 && word.endsWith(ending)) for (const other of group) found.add(stem + other)
    }
  }
  found.delete(word)
  return [...found]
}
