/** `larger` with what `array` holds at its beginning. */
export function grown<Numbers extends Int32Array | Float64Array | Int8Array | Uint8Array>(
  array: Numbers,
  larger: Numbers,
): Numbers {
  larger.set(array as Int32Array);
  return larger;
}
