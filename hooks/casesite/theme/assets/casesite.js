// Filters the timeline. Without this file the timeline is a plain list, and the form stays hidden.
// The choice is kept in the address, so that a filtered view can be shared.
const form = document.querySelector("form.cs-filter")

if (form) {
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
  const events = [...document.querySelectorAll("[data-category]")].map((element) => {
    const heading = element.previousElementSibling?.matches("h2, h3") ? [element.previousElementSibling] : []
    return { element, parts: [...heading, element], words: null }
  })
  const groups = [...document.querySelectorAll("h2")].map((heading) => {
    const parts = []
    for (let next = heading.nextElementSibling; next && !next.matches("h2"); next = next.nextElementSibling) parts.push(next)
    return { heading, events: events.filter(({ element }) => parts.some((part) => part.contains(element))) }
  }).filter((group) => group.events.length)
  const count = form.querySelector("output")

  const apply = () => {
    const chosen = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()))
    const query = plain(chosen.words ?? "").split(/\s+/).filter(Boolean)
    let shown = 0
    for (const event of events) {
      const fits = ["category", "status", "party", "proceeding"].every((name) =>
        !chosen[name] || event.element.dataset[name].split(" ").includes(chosen[name]))
      if (fits && query.length) event.words ??= plain(event.parts.map((part) => part.textContent).join(" "))
      const match = fits && query.every((word) => event.words.includes(word))
      for (const part of event.parts) part.hidden = !match
      shown += match
    }
    for (const group of groups) group.heading.hidden = group.events.every(({ element }) => element.hidden)
    count.value = form.dataset.count.replace("{shown}", shown).replace("{all}", events.length)
    const address = new URL(location)
    for (const name of ["words", "category", "status", "party", "proceeding"]) {
      if (chosen[name]) address.searchParams.set(name, chosen[name])
      else address.searchParams.delete(name)
    }
    if (address.href !== location.href) history.replaceState(history.state, "", address)
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
  }
  form.addEventListener("input", apply)
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(apply))
  form.hidden = false
  apply()
}
