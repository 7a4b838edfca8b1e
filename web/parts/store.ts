/** One drawer of this browser's database; it holds keys that cannot be taken out, and what people choose to keep. */
export class Drawer<Value> {
  constructor(
    private readonly room: string,
    private readonly name: string,
  ) {}

  async get(): Promise<Value | undefined> {
    return this.#run<Value | undefined>('readonly', (store) => store.get(this.name))
  }

  async put(value: Value): Promise<void> {
    await this.#run('readwrite', (store) => store.put(value, this.name))
  }

  async empty(): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(this.name))
  }

  async #run<Result>(mode: IDBTransactionMode, use: (store: IDBObjectStore) => IDBRequest): Promise<Result> {
    const opening = indexedDB.open(`vrs-${this.room}`, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('drawers')
    const database = (await done(opening)) as IDBDatabase
    try {
      const transaction = database.transaction('drawers', mode)
      const result = (await done(use(transaction.objectStore('drawers')))) as Result
      if (mode === 'readwrite') {
        await new Promise((written, failed) => {
          transaction.oncomplete = written
          transaction.onabort = () => failed(transaction.error)
        })
      }
      return result
    } finally {
      database.close()
    }
  }
}

function done(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
