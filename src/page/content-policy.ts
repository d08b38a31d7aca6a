/**
 * What the page may load: nothing from elsewhere, and no code from texts. Monaco writes style elements. It stands in the
 * page itself, for hosts that send no headers of their own, and in the headers of the playground's server.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
