import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import MarkdownText from '../../src/ui/MarkdownText.svelte';

const html = (text: string, cite?: (path: string) => string | null) =>
  render(MarkdownText, { props: { text, cite } }).body.replace(/<!--.*?-->/g, '');

describe('MarkdownText', () => {
  it('draws headings one level down, lists, tables and emphasis', () => {
    const drawn = html('# 标题\n\n- **a**\n- b\n\n|x|y|\n|-|-|\n|1|2|');
    expect(drawn).toContain('<h2>标题</h2>');
    expect(drawn).toContain('<strong>a</strong>');
    expect(drawn.match(/<li>/g)).toHaveLength(2);
    expect(drawn).toMatch(/<th scope="col">x<\/th>/);
  });

  it('sets notes to whoever works on the text apart, without their mark', () => {
    const drawn = html('> [!TIP]\n> Change **this**.\n\n> quoted');
    expect(drawn).toMatch(/<div class="tip"><p>Change <strong>this<\/strong>\.<\/p><\/div>/);
    expect(drawn).toContain('<blockquote><p>quoted</p></blockquote>');
    expect(drawn).not.toContain('TIP');
  });

  it('never makes an element of HTML in the text', () => {
    const attack = '<img src=x onerror=alert(1)>\n\n<script>alert(1)</script>\n\na <b onclick=x>c</b> `<i>`';
    const drawn = html(attack);
    expect(drawn).not.toMatch(/<(img|script|b|i)[ >]/);
    expect(drawn).toContain('&lt;script>alert(1)&lt;/script>');
  });

  it('drops links that run and pictures that would be fetched', () => {
    const drawn = html('[a](javascript:alert(1)) [b](https://example.com) ![pic](https://example.com/x.png)');
    expect(drawn).not.toContain('javascript:');
    expect(drawn).not.toContain('<img');
    expect(drawn).toMatch(/<a href="https:\/\/example.com\/"[^>]*rel="noopener noreferrer"/);
    expect(drawn).toContain('pic');
  });

  it('expands citations in text only, not in links or code', () => {
    const asked: string[] = [];
    const drawn = html(
      '{rfm.share} [{rfm.share}](https://example.com/{rfm.share}) `{rfm.share}` {rfm.none}',
      (path) => {
        asked.push(path);
        return path === 'rfm.share' ? '22.5%' : null;
      },
    );
    expect(asked.sort()).toEqual(
      ['rfm.none', 'rfm.share', 'rfm.share'].filter((p, i, all) => all.indexOf(p) === i),
    );
    expect(drawn.match(/22\.5%/g)).toHaveLength(1);
    expect(drawn).toContain('<code>{rfm.share}</code>');
    expect(drawn).toContain('{rfm.none}');
  });

  it('shows characters that Markdown escapes as they are', () => {
    expect(html('a & b < c \\* "d"')).toContain('a &amp; b &lt; c * "d"');
  });
});
