import { dictionary } from '../dictionary';

/** What forms and views of judgement say alike. */
export const judgement = dictionary(
  {
    unread: '无法读取：{list}',
    unread_part: '{part}（{value}）',
  },
  {
    unread: 'Cannot be read: {list}',
    unread_part: '{part} ({value})',
  },
);
