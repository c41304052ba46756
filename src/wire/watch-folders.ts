import { type FSWatcher, watch } from "chokidar";

/** Tells early that something came into a folder; whoever misses it learns it at the folder's next round. */
export interface FolderWatch {
  /** Watches exactly these folders from now on, by source. */
  follow(folders: ReadonlyMap<number, string>): Promise<void>;
  close(): Promise<void>;
}

export function watchFolders(
  stirred: (source: number) => void,
  log: { warn(fields: object, message: string): void },
): FolderWatch {
  const watching = new Map<number, { readonly folder: string; readonly watcher: FSWatcher }>();

  const end = async (source: number) => {
    const { watcher } = watching.get(source) ?? {};
    watching.delete(source);
    await watcher?.close();
  };

  return {
    async follow(folders) {
      for (const [source, { folder }] of watching) if (folders.get(source) !== folder) await end(source);
      for (const [source, folder] of folders) {
        if (watching.has(source)) continue;
        const watcher = watch(folder, { depth: 0, ignoreInitial: true });
        watcher.on("add", () => stirred(source));
        watcher.on("change", () => stirred(source));
        watcher.on("error", (error) =>
          log.warn({ folder, error }, "A folder cannot be watched; it is looked into in its rhythm."),
        );
        watching.set(source, { folder, watcher });
      }
    },
    async close() {
      for (const source of watching.keys()) await end(source);
    },
  };
}
