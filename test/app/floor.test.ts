import { describe, expect, it } from 'vitest';
import { findObstacle, missingFeatures, type Surroundings } from '../../src/app/floor';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
const WECHAT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49';
const DINGTALK =
  'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/109.0 Mobile Safari/537.36 AliApp(DingTalk/7.5)';

function around(userAgent: string, passes: Surroundings['passes'], isSecureContext = true): Surroundings {
  return { userAgent, passes, isSecureContext };
}

describe('the browser floor', () => {
  it('lets a browser with every feature in and turns away one that lacks any', () => {
    expect(findObstacle(around(CHROME, () => true))).toBeNull();
    let looked = 0;
    expect(findObstacle(around(CHROME, () => ++looked < 3))).toBe('old_browser');
  });

  it('sends the browsers of chat apps to a real one, whatever they can', () => {
    expect(findObstacle(around(WECHAT, () => true))).toBe('in_app_browser');
    expect(findObstacle(around(DINGTALK, () => true))).toBe('in_app_browser');
  });

  it('says what is missing without https, and nothing where the context is secure', () => {
    expect(missingFeatures(around(CHROME, () => false, false))).toEqual([
      'storage',
      'locks',
      'clipboard',
      'digest',
    ]);
    expect(missingFeatures(around(CHROME, () => false, true))).toEqual([]);
  });
});
