import { dictionary } from '../dictionary';

/** Texts of the Personas page. */
export const personas = dictionary(
  {
    title: '客群画像',
    print: '打印或存为 PDF',
    emptyTitle: '还没有客群画像',
    emptyText:
      '在分析文档里添加“客群画像”步骤：它说明每个客群是谁、买什么、与整体有何不同，名称和描述都可以改。',
    toNotebook: '去分析文档',
    basedOn: '依据“{segmentation}”',
    printedFrom: '由客群 Kequn 生成，数据在本机处理',
  },
  {
    title: 'Personas',
    print: 'Print or save as PDF',
    emptyTitle: 'No personas yet',
    emptyText:
      'Add a “Personas” step to the notebook: it says who each segment is, what it buys and how it differs. Names and descriptions are yours to edit.',
    toNotebook: 'To the notebook',
    basedOn: 'Based on “{segmentation}”',
    printedFrom: 'Made with Kequn; data processed on this device',
  },
);
