/** The words of a Word file, as somebody reads them: its line breaks and tabs are lines and tabs again. */
import { unzip } from './unzip.ts'

export const wordText = (file: Uint8Array): string =>
  unzip(file)
    .get('word/document.xml')!
    .replace(/<w:br\/>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
