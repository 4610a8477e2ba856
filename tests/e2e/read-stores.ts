/**
 * An expression for a page of the extension: everything that is stored anywhere it can store, as one text. Tables of codes
 * are named and not written out.
 */
export const EVERYTHING_STORED = `(async () => {
  const { storage } = globalThis.browser ?? globalThis.chrome;
  const ask = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const databases = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await ask(indexedDB.open(name));
    for (const store of db.objectStoreNames) {
      databases.push([name, store, await ask(db.transaction(store).objectStore(store).getAll())]);
    }
    db.close();
  }
  return JSON.stringify([
    await storage.local.get(null), await storage.session.get(null), await storage.sync.get(null),
    { ...localStorage }, { ...sessionStorage }, document.cookie, await caches.keys(), databases,
  ]);
})()`;
