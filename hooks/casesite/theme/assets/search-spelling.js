// What a word that nothing has was meant for.

import { isNumber } from "./search-words.js"

// The word that is nearest to a misspelled one, in a list of its own, or nothing; names may be farther off than other words.
export function nearestOf(word, [names, others]) {
  const nearest = inList(word, names, 6) ?? inList(word, others, 8)
  return nearest && [nearest]
}

// The nearest word of a list: one letter off, or two from a number of letters on. Of several, one that begins alike and is as long.
function inList(word, list, long) {
  const most = isNumber(word) || word.length < long ? 1 : 2
  let nearest = null, best = Infinity
  for (const other of list) {
    if (Math.abs(other.length - word.length) > most || isNumber(word) !== isNumber(other)) continue
    const edits = distance(word, other, most)
    const rank = edits + (other[0] === word[0] ? 0 : 0.5) + 0.1 * Math.abs(other.length - word.length)
    if (edits <= most && rank < best) [nearest, best] = [other, rank]
  }
  return nearest
}

// Two words that were written as one, or nothing.
export function twoOf(word, lists) {
  const known = new Set(lists.flat())
  for (let at = word.length - 3; at > 2; at--) {
    const two = [word.slice(0, at), word.slice(at)]
    if (two.every((one) => known.has(one))) return two
  }
  return []
}

// How many letters were left out, added, changed or swapped with the next (optimal string alignment), as far as it matters.
function distance(one, other, most) {
  let older = [], old = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const now = [row]
    for (let at = 1; at <= other.length; at++) {
      now[at] = Math.min(old[at] + 1, now[at - 1] + 1, old[at - 1] + (one[row - 1] !== other[at - 1]))
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) now[at] = Math.min(now[at], older[at - 2] + 1)
    }
    if (Math.min(...now) > most) return Infinity
    older = old
    old = now
  }
  return old.at(-1)
}
