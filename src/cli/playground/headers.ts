import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { contentPolicy } from "../../page/content-policy.ts";

/** What a header can say, and the page itself cannot. */
const pagePolicy = `${contentPolicy}; frame-ancestors 'none'`;

/** What every answer carries. */
export const securityHeaders: OutgoingHttpHeaders = {
  "Content-Security-Policy": pagePolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/**
 * Why a request is not answered: it comes from another page, or asks for another host (a name bound to this machine). A
 * link to the page itself may be followed from anywhere.
 */
export function foreign(headers: IncomingHttpHeaders, port: number, asksForPage: boolean): string | undefined {
  const { host, origin, "sec-fetch-site": site } = headers;
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !own.includes(host)) return "The playground answers to 127.0.0.1 and localhost only.";
  if (origin !== undefined && origin !== `http://${host}`) return "The playground answers to its own page only.";
  const follows = headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";
  if (site === undefined || site === "same-origin" || site === "none" || (asksForPage && follows)) return undefined;
  return "The playground answers to its own page only.";
}
