// Takes the text of a draft from a file. Nothing is sent: the text goes into the field above and is saved like one that was typed.
const box = document.querySelector('[data-draft-file]')
const chosen = box?.querySelector('input[type="file"]')
const said = box?.querySelector('[data-draft-file-said]')
const text = document.querySelector('textarea[name="text"]')

/** Longer than any procedure; the page says so too when it is saved. */
const longest_bytes = 4_000_000

if (box && chosen && said && text) {
  box.hidden = false
  chosen.addEventListener('change', async () => {
    const [file] = chosen.files
    if (!file) return
    if (file.size > longest_bytes) {
      said.textContent = `${file.name} is too large to be a procedure. The text above is as it was.`
      return
    }
    try {
      // A file in another alphabet than UTF-8 is refused, so that no word of it is quietly changed.
      text.value = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
      said.textContent = `The text of ${file.name} stands above. It is not saved yet.`
    } catch {
      said.textContent = `${file.name} is not a text file in UTF-8. The text above is as it was.`
    }
  })
}
