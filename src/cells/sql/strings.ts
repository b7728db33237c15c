import { dictionary } from '../../i18n/dictionary';

export const strings = dictionary(
  {
    editor: 'SQL 查询',
    hint: '按 Shift+Enter 运行。可用 $参数名 引用文档参数。',
    limit: '最多行数',
    limitHint: '留空则保留全部',
    noTables: '还没有可查询的数据表，请先添加数据来源。',
    placeholder: 'SELECT … FROM …',
    tables: '可用的数据表：',
    title: '标题',
    result: '“{name}”的查询结果',
  },
  {
    editor: 'SQL query',
    hint: 'Shift+Enter runs it. $name stands for a parameter of the document.',
    limit: 'Most rows',
    limitHint: 'Empty keeps them all',
    noTables: 'There is no table to query yet. Add a data source first.',
    placeholder: 'SELECT … FROM …',
    tables: 'Tables to query: ',
    title: 'Title',
    result: 'Result of “{name}”',
  },
);
