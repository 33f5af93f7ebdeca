// What script adds. Without it every page is whole: a plain list, plain links, and a form that stays hidden.
// Words come from the page, so that a translation needs no script; nothing here sets a style or asks another server.

const form = document.querySelector("form.cs-filter")
const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

// The timeline's events, and its years with the links that lead to them: the bar's, and the theme's own.
const years = [], events = []
let search = null // what the entries say, once it has been asked for
let said = { words: "", ids: new Set() } // the events in which the words of the filter were found so
if (form) {
  for (const element of document.querySelectorAll(".md-content h2, .md-content .cs-timeline > li")) {
    if (element.matches("h2")) {
      years.push({ heading: element, events: [], links: [...document.querySelectorAll(`a[href="#${element.id}"]`)] })
      continue
    }
    const event = { element, words: null, shown: true }
    events.push(event)
    years.at(-1)?.events.push(event)
  }
  filter()
  follow()
}
lead()
leadOn()
unfold()
explain()
unfoldOnPaper()

// Filter: the choice is kept in the address, so that a filtered view can be shared, and each change is a step back.
function filter() {
  const names = ["words", ...[...form.querySelectorAll("select")].map((field) => field.name)]
  const count = form.querySelector("output")
  let settled = true // the next change begins a new step of the history

  const choose = () => {
    const asked = new URLSearchParams(location.search)
    for (const name of names) form.elements[name].value = asked.get(name) ?? ""
    for (const field of form.querySelectorAll("select")) if (field.selectedIndex < 0) field.value = ""
  }
  const apply = () => {
    const chosen = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()))
    const query = plain(chosen.words ?? "").split(/\s+/).filter(Boolean)
    const picked = names.slice(1).filter((name) => chosen[name])
    let all = 0
    for (const event of events) {
      let fits = picked.every((name) => event.element.dataset[name].split(" ").includes(chosen[name]))
      if (fits && query.length) {
        event.words ??= plain(event.element.textContent)
        fits = query.every((word) => event.words.includes(word)) || (said.words === chosen.words && said.ids.has(event.element.id))
      }
      all += fits
      if (fits === event.shown) continue
      event.shown = fits
      event.element.hidden = !fits
    }
    for (const { heading, events, links } of years) {
      const empty = !events.some(({ shown }) => shown)
      if (heading.hidden === empty) continue
      heading.hidden = empty
      for (const link of links) link.closest("li").hidden = empty
    }
    count.value = all ? form.dataset.count.replace("{shown}", all).replace("{all}", events.length) : form.dataset.none
    if (query.length) wholeText(chosen.words, apply).catch(() => null)
    return chosen
  }
  const keep = (chosen) => {
    const address = new URL(location)
    for (const name of names) chosen[name] ? address.searchParams.set(name, chosen[name]) : address.searchParams.delete(name)
    if (address.href === location.href) return
    settled ? history.pushState(null, "", address) : history.replaceState(history.state, "", address)
    settled = false
  }
  // Whoever follows a link to an event sees it, whatever is chosen.
  const uncover = () => {
    const target = document.getElementById(location.hash.slice(1))
    if (!target?.closest("[hidden]")) return
    for (const name of names) form.elements[name].value = ""
    keep(apply())
    target.scrollIntoView()
  }

  form.addEventListener("input", () => keep(apply()))
  form.addEventListener("change", () => { settled = true })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(() => { settled = true; keep(apply()); settled = true }))
  addEventListener("popstate", () => { settled = true; choose(); apply(); uncover() })
  choose()
  form.hidden = false
  apply()
  document.documentElement.classList.remove("cs-choosing")
  uncover()
}

// A list of titles says less than its entries: what these say is in the index of the site's search.
async function wholeText(words, then) {
  if (said.words === words || !events[0]?.element.matches("li")) return
  said = { words, ids: new Set() }
  const { Search } = await import("./search-engine.js")
  search ??= new Search(new URL("..", import.meta.url).href)
  const { results, instead } = await search.find(words, { kind: "event", to: 200, every: true })
  if (said.words !== words || instead) return
  said.ids = new Set(results.map(({ url }) => url.split("#")[1] ?? url.split("/").at(-2)))
  then()
}

// The year that is read is marked in the links to the years: the last whose heading has come into the upper third.
function follow() {
  const above = new Set()
  const bar = document.querySelector(".cs-jump")
  const mark = () => {
    let current = years.findLast(({ heading }) => above.has(heading))
    if (scrollY && innerHeight + scrollY >= document.documentElement.scrollHeight - 2) {
      // At the end of the page the last years cannot come up that far.
      const seen = years.filter(({ heading }) => !heading.hidden && heading.getBoundingClientRect().top > 0)
      current = seen.find(({ heading }) => `#${heading.id}` === location.hash) ?? seen.at(-1) ?? current
    }
    for (const year of years) {
      for (const link of year.links) year === current ? link.setAttribute("aria-current", "location") : link.removeAttribute("aria-current")
    }
    const link = bar?.querySelector("[aria-current]")
    if (link) bar.scrollLeft = link.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2
  }
  const observer = new IntersectionObserver((seen) => {
    for (const { target, isIntersecting } of seen) isIntersecting ? above.add(target) : above.delete(target)
    mark()
  }, { rootMargin: "9999999px 0px -67% 0px" })
  for (const { heading } of years) observer.observe(heading)
  addEventListener("scrollend", mark)
}

// An address with the id of a record leads on to where that record is now: an index that is split holds no entries.
function lead() {
  const id = location.hash.slice(1)
  const index = /\/(timeline|parties|proceedings|disputes|safety|sources|glossary|corrections)\/$/.test(location.pathname)
  if (!id || !index || document.getElementById(id)) return
  const { base } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}")
  const root = new URL(`${base}/`, location)
  fetch(new URL("data/addresses.json", root)).then((answer) => answer.json()).then(({ addresses }) => {
    if (Object.hasOwn(addresses, id)) location.replace(new URL(addresses[id], root))
  }).catch(() => null)
}

// The page of a record that was renamed leads on, and is no step back; without script it does so by itself.
function leadOn() {
  const link = document.querySelector(".cs-moved a")
  if (link) addEventListener("load", () => setTimeout(() => location.replace(link.href), 300))
}

// An entry that a link within the page leads to is open; the page itself opens the one that its address names.
function unfold() {
  addEventListener("hashchange", () => {
    const entry = document.getElementById(location.hash.slice(1))
    entry?.querySelector(":scope > details")?.setAttribute("open", "")
  })
}

// The note of a word opens under the pointer and the focus, too; it stays while either is in it, and Escape closes it.
function explain() {
  for (const word of document.querySelectorAll(".cs-term")) {
    const note = word.popoverTargetElement
    if (!note) return
    word.popoverTargetAction = "show"
    let soon
    const open = () => { clearTimeout(soon); soon = setTimeout(() => note.showPopover({ source: word }), 200) }
    const close = () => { clearTimeout(soon); soon = setTimeout(() => note.matches(":hover, :focus-within") || note.hidePopover(), 250) }
    for (const part of [word, note]) {
      part.addEventListener("pointerenter", ({ pointerType }) => { if (pointerType === "mouse") open() })
      part.addEventListener("pointerleave", ({ pointerType }) => { if (pointerType === "mouse") close() })
      part.addEventListener("focusout", close)
    }
    word.addEventListener("focus", () => { if (word.matches(":focus-visible")) open() })
  }
}

// On paper nothing is folded; for browsers that know ::details-content the style sheet sees to it.
function unfoldOnPaper() {
  if (CSS.supports("selector(::details-content)")) return
  let folded = []
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")]
    for (const details of folded) details.open = true
  })
  addEventListener("afterprint", () => { for (const details of folded) details.open = false })
}
