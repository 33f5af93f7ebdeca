// What a word is to the search: the same rules as search/words.py, with which the index was made; a table of
// examples in the tests runs through both. What differs by language comes with the index.

// Marks that stand inside a word, and of these the ones without which it is still the same word.
const MARKS = "\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8"
  + "\\u06ea-\\u06ed\\u0900-\\u0963\\u0966-\\u0dff\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece\\u0f18-\\u0fbc\\u102b-\\u1059"
  + "\\u17b4-\\u17d3\\u1dc0-\\u1dff\\u20d0-\\u20ff\\u3099\\u309a\\u00ad\\u200b-\\u200f\\u2060\\ufe00-\\ufe0f\\ufe20-\\ufe2f\\ufeff"
const DROPPED = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1dc0-\u1dff\u20d0-\u20ff\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]/gu
const UNSPACED = /[\u0e01-\u0e4e\u0e81-\u0ede\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3134f}]+/gu
const LETTER = "\\p{L}\\p{N}"
const PART = new RegExp(`([${LETTER}]+(?:[${MARKS}]+[${LETTER}]*)*)([^${LETTER}_${MARKS}]?)`, "gu")
const PIECE = new RegExp(`[0-9]+|(?:(?![0-9])[${LETTER}${MARKS}])+`, "gu")
const THOUSANDS = /^[0-9]{1,3}(?:[.,'][0-9]{3})+$/

const list = (words) => new Set(words ? words.split(" ") : [])
const unique = (terms) => [...new Set(terms)]

export class Words {
  constructor(rules) {
    this.rewrites = rules.rewrite.map(([old, now]) => [new RegExp(old, "g"), now])
    this.endings = rules.endings
    for (const name of ["small", "asking", "who", "numbering", "elisions", "prefixes"]) this[name] = list(rules[name])
    this.signs = new Map(Object.entries(rules.signs).flatMap(([plain, signs]) => [...signs].map((sign) => [sign, plain])))
    this.letters = new Map(Object.entries(rules.letters))
    const joints = `-./,&·/${Object.entries(rules.signs).flat().join("")}`.replace(/[-\\\]^]/g, "\\$&")
    this.token = new RegExp(`[${LETTER}_${MARKS}]+(?:[${joints}][${LETTER}_${MARKS}]+)*`, "gu")
    this.joints = new RegExp(`^[${joints}]+|[${joints}]+$`, "gu")
  }

  // Words without what a reader may leave out.
  fold(words) {
    const plain = [...words].map((sign) => this.signs.get(sign) ?? sign).join("").normalize("NFKD").toLowerCase().replace(DROPPED, "").normalize("NFC")
    let folded = [...plain].map((letter) => this.letters.get(letter) ?? letter).join("").toLowerCase()
    for (const [old, now] of this.rewrites) folded = folded.replace(old, now)
    return folded
  }

  // The words as they are written, each with where it stands and the terms by which it is found.
  tokens(text) {
    return [...text.matchAll(this.token)].map(({ 0: written, index }) => ({ written, index, terms: unique(this.termsOf(this.fold(written))) }))
  }

  *termsOf(token) {
    if (token.search(UNSPACED) >= 0) {
      yield* this.unspaced(token)
      return
    }
    const found = [...token.matchAll(PART)]
    const words = found.map((part) => part[1]), joints = found.slice(0, -1).map((part) => part[2])
    if (words.length > 1 && joints.at(-1) === "'" && words.at(-1) === "s") {
      words.pop()
      joints.pop()
      token = token.slice(0, token.lastIndexOf("'"))
    }
    if (words.length > 1 && joints[0] === "'" && this.elisions.has(words[0])) {
      words.shift()
      joints.shift()
      token = token.slice(token.indexOf("'") + 1)
    }
    if (/[0-9]/.test(token)) yield* this.number(token)
    else if (words.length === 1) yield this.bare(words[0])
    else if (joints.length && joints.every((joint) => joint === ".") && words.every((word) => [...word].length === 1)) yield words.join("")
    else {
      for (const word of words) if ([...word].length > 1) yield this.bare(word)
      if (!joints.some((joint) => ["/", ",", ""].includes(joint))) yield words.join("")
    }
  }

  bare(word) {
    for (const prefix of this.prefixes) if (word.startsWith(prefix) && word.length - prefix.length > 2) return word.slice(prefix.length)
    return word
  }

  *number(token) {
    const pieces = token.match(PIECE)
    if (THOUSANDS.test(token)) {
      yield pieces.join("")
      return
    }
    yield pieces.join("-")
    if (pieces.length > 1) for (const piece of pieces) if (piece.length > (/^[0-9]/.test(piece) ? 1 : 2)) yield piece
  }

  *unspaced(token) {
    let rest = 0
    for (const { 0: run, index } of token.matchAll(UNSPACED)) {
      const other = token.slice(rest, index).replace(this.joints, "")
      if (other) yield* this.termsOf(other)
      const signs = [...run]
      for (let at = 0; at < signs.length - 1; at++) yield signs[at] + signs[at + 1]
      yield signs.at(-1)
      rest = index + run.length
    }
    const other = token.slice(rest).replace(this.joints, "")
    if (other) yield* this.termsOf(other)
  }
}

export const isUnspaced = (term) => term.search(UNSPACED) >= 0
export const isNumber = (term) => /[0-9]/.test(term)
