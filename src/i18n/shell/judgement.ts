import { dictionary } from '../dictionary';

/** What forms and views of judgement say alike. */
export const judgement = dictionary(
  {
    done: '完成',
    edit: '编辑“{what}”',
    unread: '无法读取：{list}',
    unread_part: '{part}（{value}）',
  },
  {
    done: 'Done',
    edit: 'Edit “{what}”',
    unread: 'Cannot be read: {list}',
    unread_part: '{part} ({value})',
  },
);
