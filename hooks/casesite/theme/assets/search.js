// Waits for someone to turn to the search; until then nothing of it is loaded but this.

const box = document.querySelector(".cs-search")
const found = kept() // what whoever comes from the search was looking for

if (box) {
  const begin = () => import("./search-panel.js").then(({ start }) => start(box)).catch(() => {
    box.querySelector(".cs-search-status").textContent = box.dataset.failed
    box.querySelector(".cs-search-panel").hidden = false
  })
  if (new URLSearchParams(location.search).get("q")) begin()
  else box.addEventListener("focusin", begin, { once: true })
}
if (found) import("./search-marks.js").then(({ markPage }) => markPage(found)).catch(() => null)

// A browser may be told to keep nothing.
function kept() {
  try {
    return sessionStorage.getItem("search")
  } catch {
    return null
  }
}
