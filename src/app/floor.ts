/** What stands in the way of running at all. */
export type Obstacle = 'in_app_browser' | 'old_browser';

/** What a page without https or localhost has to do without. */
export const SECURE_FEATURES = ['storage', 'locks', 'clipboard', 'digest'] as const;
export type SecureFeature = (typeof SECURE_FEATURES)[number];

/** The part of the browser that is looked at. */
export interface Surroundings {
  readonly userAgent: string;
  readonly isSecureContext: boolean;
  /** Whether a feature test passes; a test that throws has failed. */
  passes(test: (scope: typeof globalThis) => unknown): boolean;
}

/** The browser this runs in. */
export function surroundings(): Surroundings {
  return {
    userAgent: navigator.userAgent,
    isSecureContext: window.isSecureContext,
    passes: (test) => {
      try {
        return Boolean(test(globalThis));
      } catch {
        return false;
      }
    },
  };
}

/**
 * Features that every browser at the floor has and older ones lack: Chrome 109, Firefox 115, Safari 16.4.
 * `deflate-raw` came with Safari 16.4 and Firefox 113; wasm exceptions are what the engine is built with.
 */
const NEEDED: readonly ((scope: typeof globalThis) => unknown)[] = [
  (scope) => new scope.DecompressionStream('deflate-raw'),
  (scope) => typeof scope.WebAssembly.Exception === 'function',
  (scope) => scope.structuredClone(1n) === 1n,
  (scope) => [1].findLast((value) => value === 1) === 1 && scope.Object.hasOwn({ a: 1 }, 'a'),
  (scope) => scope.CSS.supports('inset', '0') && scope.CSS.supports('height', '1dvh'),
];

/** Browsers inside chat apps keep files and downloads from the page. */
const IN_APP = /MicroMessenger|WXWork|DingTalk|Lark\/|Feishu|\bQQ\/|Weibo|AlipayClient/i;

/** Looks for what would keep the product from running, before anything big is loaded. */
export function findObstacle(around: Surroundings): Obstacle | null {
  if (IN_APP.test(around.userAgent)) return 'in_app_browser';
  return NEEDED.every((test) => around.passes(test)) ? null : 'old_browser';
}

/** What is missing because the page did not come over https (or from localhost). */
export function missingFeatures(around: Surroundings): SecureFeature[] {
  if (around.isSecureContext) return [];
  const tests: Record<SecureFeature, (scope: typeof globalThis) => unknown> = {
    storage: (scope) => scope.navigator.storage.getDirectory,
    locks: (scope) => scope.navigator.locks,
    clipboard: (scope) => scope.navigator.clipboard,
    digest: (scope) => scope.crypto.subtle,
  };
  return SECURE_FEATURES.filter((feature) => !around.passes(tests[feature]));
}
