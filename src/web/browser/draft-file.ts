// Takes the text of a draft from a file. Nothing is sent: the text goes into the field above and is saved like one that was typed.
import { find } from './elements.ts'

/** Longer than any procedure; the page says so too when it is saved. */
const longest_bytes = 4_000_000

const box = find('[data-draft-file]', HTMLElement)
const text = find('textarea[name="text"]', HTMLTextAreaElement)
const chosen = box && find('input[type="file"]', HTMLInputElement, box)
const said = box && find('[data-draft-file-said]', HTMLElement, box)

async function take(file: File, into: HTMLTextAreaElement): Promise<string> {
  if (file.size > longest_bytes)
    return `${file.name} is too large to be a procedure. The text above is as it was.`
  try {
    // A file in another alphabet than UTF-8 is refused, so that no word of it is quietly changed.
    into.value = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return `The text of ${file.name} stands above. It is not saved yet.`
  } catch {
    return `${file.name} is not a text file in UTF-8. The text above is as it was.`
  }
}

if (box && chosen && said && text) {
  box.hidden = false
  chosen.addEventListener('change', async () => {
    const file = chosen.files?.[0]
    if (file) said.textContent = await take(file, text)
  })
}
