/**
 * Hand a text to the browser as a file to save. No permission is needed: it goes where the user's downloads go.
 * Call it while the user's own press still counts.
 */
export function saveText(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the text after the click; by then it has.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
