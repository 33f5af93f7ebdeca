// In which order entries are shown.

import { FORM, MENDED } from "./search-query.js"
import { isNumber } from "./search-words.js"

const SOME = 0.5 // the share of a query that an entry with only some of its words must have
const NAMING = 20 // the impact of a word on a person or body that is called so
const TOPIC = 3 // the least that such a word counts for, however many entries have it
const BODIES = new Set(["person", "organisation"])
const NAMED = new Set([...BODIES, "place", "court-case", "safety-rule"])

// Entries by how much they are about the words of a query: those that have every word, and those that have some.
export function rank(items, asked, { size, steps, step }, kindOf) {
  const known = items.filter(({ unknown }) => !unknown)
  const numbers = known.filter(({ word }) => isNumber(word)).length
  const needed = items.filter(({ optional }) => !optional).length
  // A docket or law that nothing here has is not the one next to it.
  if (items.some(({ word, unknown }) => unknown && isNumber(word) && word.includes("-"))) return { whole: [], some: [] }
  const scores = new Map()
  let most = 0
  for (const item of known) {
    const { impacts, count } = read(item, steps, step)
    const rare = Math.max(isOfBody(impacts, kindOf) ? TOPIC : 0, Math.log(1 + size / (1 + count)))
    if (!item.optional) most += rare
    for (const [number, impact] of impacts) {
      const entry = scores.get(number) ?? { number, score: 0, has: 0, share: 0, numbers: 0 }
      entry.score += rare * impact
      entry.numbers += isNumber(item.word)
      if (!item.optional) {
        entry.has += 1
        entry.share += rare
      }
      scores.set(number, entry)
    }
  }
  for (const entry of scores.values()) entry.score *= asked[kindOf(entry.number)] ?? 1
  const order = (one, other) => other.score - one.score || one.number - other.number
  const whole = [...scores.values()].filter(({ has }) => has >= needed)
  const some = [...scores.values()].filter((entry) => entry.has < needed && entry.share >= SOME * most && entry.numbers === numbers)
  for (const entry of some) entry.score *= (entry.share / most) ** 2
  return { whole: whole.sort(order), some: some.sort(order) }
}

// Whether a person or body is called so.
export function namesSomebody(item, { steps, step }, kindOf) {
  return isOfBody(read(item, steps, step).impacts, kindOf)
}

function isOfBody(impacts, kindOf) {
  return [...impacts].some(([number, impact]) => impact >= NAMING && BODIES.has(kindOf(number)))
}

// The impact of a word on each entry, by the nearest of the terms that it stands for, and how many entries it is in.
function read({ terms }, steps, step) {
  const impacts = new Map()
  let count = 0
  for (const { close, list } of terms.values()) {
    const cut = list[0] < 0 // only the entries that are most about it, behind the number of all
    if (close >= FORM * MENDED) count = Math.max(count, cut ? -list[0] : list.length)
    let number = 0
    for (let at = +cut; at < list.length; at++) {
      number += Math.floor(list[at] / steps)
      const impact = close * step ** (list[at] % steps)
      if (impact > (impacts.get(number) ?? 0)) impacts.set(number, impact)
    }
  }
  return { impacts, count: count || impacts.size }
}

// Of the first results, one that is called just what was asked for comes first; a word that is explained stands
// behind the first record that has it in its name.
export function exactFirst(results, items, words) {
  const fits = (name) => {
    const tokens = words.tokens(name).filter(({ terms }) => !terms.every((term) => words.small.has(term)))
    const has = items.every((item) => tokens.some(({ terms }) => terms.some((term) => item.terms.has(term))))
    const isAsked = ({ terms }) => items.some((item) => terms.some((term) => (item.terms.get(term)?.close ?? 0) >= MENDED))
    return { has, exact: has && tokens.every(isAsked) }
  }
  const title = new Map(results.map((result) => [result, fits(result.title)]))
  const named = results.find((result) => NAMED.has(result.kind) && title.get(result).has)
  const rank = (result) => {
    if (result.kind === "term" && named) return 0
    return title.get(result).exact ? 2 : +result.aliases.some((name) => fits(name).exact)
  }
  results.sort((one, other) => rank(other) - rank(one))
  const terms = named ? results.slice(0, results.indexOf(named)).filter(({ kind }) => kind === "term") : []
  for (const term of terms.reverse()) {
    results.splice(results.indexOf(term), 1)
    results.splice(results.indexOf(named) + 1, 0, term)
  }
}
