import { dictionary } from '../dictionary';

/** What a page says where the step that it shows has no result yet. */
export const unfinished = dictionary(
  {
    computing: '正在计算…',
    no_data: '“{input}”还没有数据',
    no_data_text:
      '选择或拖入文件，这里就会按文档里的方法算出来。没有选择保留的文件，刷新页面后需要重新选择。',
    choose: '选择文件…',
    not_run: '“{name}”还没有运行',
    run: '运行',
    to_step: '去“{name}”这一步',
  },
  {
    computing: 'Computing…',
    no_data: '“{input}” has no data yet',
    no_data_text:
      'Drop or choose its file, and this is computed by the method of the document. Files that were not kept must be chosen again after a reload.',
    choose: 'Choose file…',
    not_run: '“{name}” has not run yet',
    run: 'Run',
    to_step: 'To the step “{name}”',
  },
);
