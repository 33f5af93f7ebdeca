// What a word that nothing has was meant for.

import { isNumber } from "./search-words.js"

const MOST = 4 // words that are as near
// From how many letters on, of the word or of what it was meant for, two may be off: of a name, of another word.
const LONG_NAME = 6, LONG = 8

// What a misspelled word may have been meant for, each as one word or two: those of names, else others, else the two
// that were written as one. With `close`, only names that are one letter off.
export function nearestOf(word, [names, others], close) {
  const inNames = nearest(word, names, close ? Infinity : LONG_NAME)
  if (inNames.length || close) return inNames
  const inOthers = nearest(word, others, LONG)
  return inOthers.length ? inOthers : twoOf(word, new Set([...names, ...others]))
}

// The names that a word may be a slip for, whether or not it is a word itself: not only the nearest, and one at a time.
export function namesNear(word, [names]) {
  return nearest(word, names, LONG_NAME, true).filter(([name]) => name !== word)
}

// The nearest words of a list; of those as many letters off, first one that begins alike and is as long. In a number no
// more than one sign may be off; a word that is short itself begins like what it was meant for, if two letters are off.
function nearest(word, list, long, every) {
  let near = [], least = 2
  for (const other of list) {
    const two = !isNumber(word) && (word.length >= long || (other.length >= long && other[0] === word[0]))
    const most = Math.min(least, two ? 2 : 1)
    if (Math.abs(other.length - word.length) > most || isNumber(word) !== isNumber(other)) continue
    const edits = distance(word, other, most)
    if (edits > most) continue
    if (edits < least && !every) [near, least] = [[], edits]
    near.push([edits + (other[0] === word[0] ? 0 : 0.5) + 0.1 * Math.abs(other.length - word.length), other])
  }
  return near.sort(([one], [other]) => one - other).slice(0, MOST).map(([, other]) => [other])
}

function twoOf(word, known) {
  for (let at = word.length - 3; at > 2; at--) {
    const two = [word.slice(0, at), word.slice(at)]
    if (two.every((one) => known.has(one))) return [two]
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
