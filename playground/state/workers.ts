import { refusedWorkers } from "./notice.ts";

/** Begins a worker, and tells the reader where the browser, or what stands between it and the page, refuses that. */
export function beginWorker(begin: () => Worker): Worker {
  try {
    const worker = begin();
    worker.addEventListener("error", (event) => {
      // A fault inside a worker has a message; a worker that could not be loaded has none.
      if (!(event instanceof ErrorEvent) || event.message === "") refusedWorkers();
    });
    return worker;
  } catch (fault) {
    refusedWorkers();
    throw fault;
  }
}
