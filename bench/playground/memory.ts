import { readdirSync, readFileSync } from "node:fs";

/** Memory in bytes of all processes of the browser that has this profile; shared pages count in each. Linux only. */
export function memoryOf(profile: string): number {
  const processes = readdirSync("/proc").flatMap((id) => {
    if (!/^\d+$/.test(id)) return [];
    try {
      const status = readFileSync(`/proc/${id}/status`, "utf8");
      const of = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
      return [
        {
          id: Number(id),
          parent: of("PPid"),
          bytes: of("VmRSS") * 1024,
          command: readFileSync(`/proc/${id}/cmdline`, "utf8"),
        },
      ];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
  const found = new Set(processes.filter(({ command }) => command.includes(profile)).map(({ id }) => id));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { id, parent } of processes) if (found.has(parent)) found.add(id);
  }
  return processes.filter(({ id }) => found.has(id)).reduce((sum, { bytes }) => sum + bytes, 0);
}
