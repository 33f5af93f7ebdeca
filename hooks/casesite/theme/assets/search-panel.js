// The search as a reader meets it: a combobox with a list of links, by kind. Words come with the index or from the
// page; nothing here sets a style, writes HTML or asks another server.

import { Search } from "./search-engine.js"
import { pieces, remember } from "./search-marks.js"

const PAUSE = 120 // milliseconds without a key, after which what is typed is searched for
const STEP = 10 // results that are shown at once

export function start(box) {
  const [field, status, kinds, list, more, ways, close, panel] = ["field", "status", "kinds", "list", "more", "ways", "close", "panel"].map((part) => box.querySelector(`.cs-search-${part}`))
  const search = new Search(new URL("..", import.meta.url).href)
  let kind = "", active = -1, found = null, asked = 0, timer = 0

  const isOpen = () => box.classList.contains("is-open")
  const options = () => [...list.children]
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name])

  function open() {
    box.classList.add("is-open")
    close.hidden = false
    panel.hidden = !field.value.trim() || !found
    field.setAttribute("aria-expanded", String(!panel.hidden && !list.hidden))
  }

  function shut() {
    activate(-1)
    box.classList.remove("is-open")
    close.hidden = panel.hidden = true
    field.setAttribute("aria-expanded", "false")
  }

  function activate(place) {
    options()[active]?.setAttribute("aria-selected", "false")
    active = place
    const option = options()[place]
    option?.setAttribute("aria-selected", "true")
    option?.scrollIntoView({ block: "nearest" })
    option ? field.setAttribute("aria-activedescendant", option.id) : field.removeAttribute("aria-activedescendant")
  }

  // Searches for what is in the field; of two searches under way, only the later one is shown.
  async function run() {
    clearTimeout(timer)
    const query = field.value.trim()
    const turn = ++asked
    if (!query) {
      found = null
      kind = ""
      list.replaceChildren()
      status.textContent = ""
      panel.hidden = true
      return
    }
    try {
      let answer = await search.find(field.value, { kind, to: STEP })
      if (kind && !answer.counts.get(kind)) answer = await search.find(field.value, { kind: kind = "", to: STEP })
      if (turn !== asked) return
      found = answer
      show(query)
    } catch {
      if (turn !== asked) return
      found = {}
      for (const part of [kinds, list, more, ways]) part.hidden = true
      status.textContent = box.dataset.failed
    }
    if (isOpen()) open()
  }

  function show(query) {
    const { words, names } = search.index
    const { results, total, counts, instead, missing, partly } = found
    const focused = panel.contains(document.activeElement) ? document.activeElement : null
    const said = [results.length ? fill(words.count, { number: total }) : fill(words.nothing, { words: query })]
    if (instead) said.push(fill(words.instead, { words: instead }))
    if (results.length && missing) said.push(fill(words.missing, { words: missing }))
    else if (results.length && partly) said.push(words.some)
    status.replaceChildren(...said.map((line) => element("span", {}, line)))
    const some = [...counts].filter(([, count]) => count)
    const chip = (name, label, count) => {
      const button = element("button", { type: "button", "aria-pressed": String(name === kind) }, `${label} `, element("span", {}, String(count)))
      button.addEventListener("click", () => {
        kind = name
        run()
      })
      return button
    }
    const all = some.reduce((sum, [, count]) => sum + count, 0)
    kinds.replaceChildren(...some.length > 1 ? [chip("", words.all, all), ...some.map(([name, count]) => chip(name, names[name][count > 1 ? 1 : 0], count))] : [])
    kinds.hidden = !kinds.children.length
    const chosen = options()[active]?.href
    list.replaceChildren(...results.map(option))
    list.dataset.query = query
    list.hidden = !results.length
    panel.scrollTop = 0
    activate(options().findIndex(({ href }) => href === chosen))
    more.textContent = words.more
    more.hidden = list.children.length >= total
    const lead = search.index.ways.map(([label, address]) => element("a", { href: new URL(address, search.base).href }, label))
    ways.replaceChildren(element("p", {}, words.ways), element("ul", {}, ...lead.map((link) => element("li", {}, link))))
    ways.hidden = Boolean(results.length) || !lead.length
    // What is drawn anew takes the focus along: to the same result or the chosen kind, else back to the field.
    const again = focused?.href ? options().find(({ href }) => href === focused.href) : kinds.querySelector("[aria-pressed=true]")
    if (focused && document.activeElement !== focused) (again ?? field).focus()
  }

  function option({ kind: name, title, url, note, text, aliases }, place) {
    const { words, names } = search.index
    const marks = (said) => pieces(said, search.words, found).map(([part, is]) => is ? element("mark", {}, part) : part)
    const isMarked = (said) => pieces(said, search.words, found).some(([, is]) => is)
    const also = isMarked(title) ? [] : aliases.filter(isMarked)
    const sentence = search.sentence({ title, note, text }, found.marked)
    const id = `cs-search-${place}`
    const link = element("a", { id, href: url, role: "option", "aria-selected": "false", "data-search-result": name },
      element("span", { class: "cs-result-title" }, ...marks(title)), " ",
      element("span", { class: "cs-result-kind" }, names[name][0]), " ",
      ...also.length ? [element("span", { class: "cs-result-note" }, ...marks(fill(words.also, { names: also.join(", ") }))), " "] : [],
      ...note ? [element("span", { class: "cs-result-note" }, ...marks(note)), " "] : [],
      ...sentence ? [element("span", { class: "cs-result-text" }, ...marks(sentence))] : [])
    link.addEventListener("click", () => leave(url))
    return link
  }

  // Whoever comes back has the search as it was; the page that was opened has the words marked.
  function leave(url) {
    remember(url, found)
    const here = new URL(location)
    here.searchParams.set("q", field.value.trim())
    history.replaceState(history.state, "", here)
    if (new URL(url).pathname === location.pathname) shut()
  }

  field.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(run, PAUSE)
    open()
  })
  for (const sign of ["focus", "click"]) field.addEventListener(sign, open)
  close.addEventListener("click", () => {
    field.value = ""
    run()
    field.focus()
    shut()
  })
  more.addEventListener("click", async () => {
    const from = list.children.length
    const { results } = await search.find(field.value, { kind, from, to: from + STEP })
    list.append(...results.map((result, place) => option(result, from + place)))
    more.hidden = !results.length || list.children.length >= found.total
    options()[from]?.focus()
  })
  box.addEventListener("keydown", async (event) => {
    if (event.isComposing) return
    const inside = options().indexOf(document.activeElement)
    if (event.key === "Escape") {
      event.preventDefault()
      if (panel.hidden) field.value = ""
      field.focus()
      shut()
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && (event.target === field || inside >= 0)) {
      event.preventDefault()
      open()
      const count = options().length
      if (!count || panel.hidden) return
      const by = event.key === "ArrowDown" ? 1 : -1
      if (inside >= 0) options()[(inside + by + count) % count].focus()
      else activate(active < 0 && by < 0 ? count - 1 : (active + by + count) % count)
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault()
      if (active >= 0 && !panel.hidden) return options()[active].click()
      open()
      await run()
      if (options().length) activate(0)
      if (matchMedia("(pointer: coarse)").matches) field.blur() // the keyboard makes room for the list
    }
  })
  for (const sign of ["pointerdown", "focusin"]) {
    addEventListener(sign, ({ target }) => {
      if (isOpen() && !box.contains(target)) shut()
    })
  }

  const query = new URLSearchParams(location.search).get("q")
  if (query) field.value = query
  search.open().catch(() => null)
  if (query || document.activeElement === field) {
    field.focus()
    open()
    run()
  }
}

function element(name, attributes, ...inside) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...inside)
  return made
}
