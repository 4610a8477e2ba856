/** A compiled table out of the package. @throws Error where the browser does not hand the file out */
export async function fetchPackaged(name: 'book' | 'lexicon' | 'search' | 'notes'): Promise<ArrayBuffer> {
  const path = `/book/${name}.bin`;
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
  return answer.arrayBuffer();
}
