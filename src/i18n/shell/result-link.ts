import { dictionary } from '../dictionary';

/** The link that carries a report's results: the dialog that makes it, and the page that it opens. */
export const resultLink = dictionary(
  {
    entry: '带结果的链接…',
    title: '用链接分享报告',
    description:
      '链接里带着这份报告的汇总结果，写在网址的 # 之后；浏览器不会把这一部分发给任何服务器。对方打开就能看，不需要数据。',
    same: '与导出文件经过同样的隐私检查；单个顾客的数据行从不包含在内，即使文件里写入了。',
    guard: '拿到链接的人都能看到这些数字，转发后无法收回。',
    withMethod: '连同方法',
    withMethodNote: '对方可以用自己的数据重跑一遍：步骤、参数和字段对应，不含文字判断和基准期。',
    exact: '将要发出的全部内容（{characters} 个字符）',
    hidden: '隐私检查隐去了 {count} 处，链接里没有。',
    copied: '带结果的链接',
    openTitle: '有人分享给你一份报告',
    openText:
      '这里只有汇总结果，没有数据行；内容全部来自链接本身，没有经过服务器，也没有核实过。你在这台设备上的文档不会被改动。',
    run: '用自己的数据运行',
    runText: '先看方法和需要哪些数据，同意后才打开。',
    noMethod: '分享的人没有附上方法。',
    back: '返回报告',
    leave: '关闭报告，打开客群',
    print: '打印或存为 PDF',
    save: '保存网页（.html）',
    failed: '这份报告打不开',
    paste: '如果手上有完整的链接，可以粘贴到这里再试：',
  },
  {
    entry: 'Link with results…',
    title: 'Share the report as a link',
    description:
      'The link carries the aggregated results of this report after the # of the address, which browsers send to no server. Whoever opens it sees the report without the data.',
    same: 'It goes through the same privacy check as files. Rows of single customers are never in it, even where files have them.',
    guard: 'Whoever has the link sees these figures; it cannot be taken back once passed on.',
    withMethod: 'With the method',
    withMethodNote:
      'The reader can run it on data of their own: steps, parameters and field mapping, no texts of judgement and no baselines.',
    exact: 'All that leaves ({characters} characters)',
    hidden: 'The privacy check left out {count} {count|place|places}; they are not in the link.',
    copied: 'Link with results',
    openTitle: 'Somebody shared a report with you',
    openText:
      'It holds aggregated results and no rows of data. All of it comes from the link itself: it passed no server, and nobody checked it. Your notebooks on this device are not changed.',
    run: 'Run it on your own file',
    runText: 'You first see the method and the data it needs; it opens when you agree.',
    noMethod: 'The sender did not add the method.',
    back: 'Back to the report',
    leave: 'Close the report and open Kequn',
    print: 'Print or save as PDF',
    save: 'Save as a page (.html)',
    failed: 'This report cannot be opened',
    paste: 'If you have the whole link, paste it here and try again:',
  },
);
