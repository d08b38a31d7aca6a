const paths = {
  undo: "M5 3 2 6l3 3M2 6h7a4 4 0 0 1 0 8H6",
  redo: "m11 3 3 3-3 3m3-3H7a4 4 0 0 0 0 8h3",
  share: "M8 10V2m0 0L5 5m3-3 3 3M3 9v4a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V9",
  versions: "M8 4v4l2.5 1.5M2.5 8a5.5 5.5 0 1 0 1.7-4M2.5 2.5v2.8h2.8",
  help: "M5.9 6a2.1 2.1 0 1 1 3.2 1.8c-.7.4-1.1.9-1.1 1.7M8 12v.01M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8",
  save: "M3 2h8l2 2v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1zM5 2v4h5V2M5 14v-4h6v4",
  download: "M8 2v8m0 0L5 7m3 3 3-3M3 11v2a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-2",
  export: "M9 2H4v12h8V8M8 8l6-6m0 0h-4m4 0v4",
  columns: "M2 3h12v10H2zM6 3v10M10 3v10",
  close: "m4 4 8 8m0-8-8 8",
  file: "M4 2h5l3 3v9H4zM9 2v3h3",
} as const;

export type IconName = keyof typeof paths;

/** Says nothing to a screen reader: the words stand beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
