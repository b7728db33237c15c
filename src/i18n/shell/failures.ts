import type { Failure, FailureCode } from '../../model/failure';
import { dictionary, translate, type Dictionary, type Locale, type MessageValues } from '../dictionary';
import { columnName } from './column-names';

/**
 * What went wrong, in the first line; what the reader can do, in the second. Placeholders are the `values` of the
 * failure with that code; `{message}` is what the engine or the reader of a format said, in its own words.
 */
export const failures = dictionary<FailureCode>(
  {
    'engine.start_failed':
      '分析引擎没有启动成功。\n请刷新页面重试；如果仍然失败，请换用较新的 Chrome、Edge、Firefox 或 Safari。',
    'engine.download_failed': '分析引擎没有下载完整。\n请检查网络后重试；数据文件不受影响。',
    'engine.hash_mismatch':
      '下载的分析引擎与发布时的校验值不一致，已停止使用。\n请清除浏览器缓存后刷新；如果再次出现，请联系网站的管理员。',
    'engine.out_of_memory':
      '内存不够，这一步没有完成。\n引擎正在重新启动，分析文档不受影响。请缩小范围、减少列，或把文件拆成几份再试。',
    'engine.internal':
      '分析引擎出现内部错误。\n引擎会重新启动并从文件重建数据表，分析文档不受影响。如果反复出现，请记下详情。',
    'engine.restarted': '分析引擎已重新启动，这一步被中断。\n请重新运行；数据表会从文件重建。',
    'engine.timeout': '分析引擎没有及时响应，已重新启动。\n请重新运行；如果再次出现，请缩小范围。',
    'document.bad_yaml':
      '这个步骤的选项写法有误，无法读取：{reason}\n请按提示的位置修改文本；保存时原文保持不变。',
    'document.bad_options': '选项不正确：{reason}\n请在选项中改正；其余步骤继续运行。',
    'document.bad_name': '步骤名称“{name}”不能使用。\n名称以小写字母开头，只含小写字母、数字和下划线。',
    'document.duplicate_name': '有两个步骤都叫“{name}”。\n请给其中一个改名。',
    'document.unknown_kind':
      '这个版本不认识“{kind}”这种步骤。\n内容会原样保留；请更新客群，或把这一步改成已有的类型。',
    'document.unclosed_fence': '步骤“{name}”缺少结束的 ``` 行。\n请在这一步的末尾补上。',
    'document.bad_front_matter':
      '文档开头的设置无法读取：{reason}\n请检查两行 --- 之间的内容；在此之前使用默认设置。',
    'document.newer_version':
      '这份文档由更新的版本（格式 {version}）写成，目前支持到格式 {supported}。\n请更新客群后再打开；文档没有被改动。',
    'graph.cycle': '这些步骤互相引用，形成了循环：{names}\n请改掉其中一个引用。',
    'graph.missing_table': '找不到数据表“{name}”。\n请检查名称，或先添加产生它的步骤。',
    'graph.missing_segmentation': '找不到客群划分“{name}”。\n请选择一个产生客群的步骤，例如 RFM 或聚类。',
    'graph.blocked': '前面的步骤“{name}”没有成功，这一步无法运行。\n请先处理那一步，这一步会自动继续。',
    'sql.failed': 'SQL 无法运行：{message}\n请按标出的位置修改后再运行。',
    'sql.several_statements': '一个步骤只能有一条 SQL 语句。\n请删去分号后面的内容，或拆成几个步骤。',
    'sql.not_a_query':
      '这里只能写查询（以 SELECT、WITH 或 FROM 开头）。\n建表、修改和设置语句不会运行；这一步的结果会自动成为一张表。',
    'sql.unknown_parameter': '没有名为 ${name} 的参数。\n请在文档开头的 params 中添加它，或改正名称。',
    'sql.forbidden':
      '这条语句要访问本页面以外的文件、网络或设置，已被拒绝。\n数据不会离开这台设备；请只查询文档中的数据表。',
    'import.no_file': '还没有为“{input}”选择文件。\n请把文件拖到页面上，或点“选择文件”。',
    'import.empty': '文件“{file}”是空的。\n请确认导出成功后重新选择。',
    'import.header_only': '文件“{file}”只有表头，没有数据行。\n请检查导出时的筛选条件。',
    'import.not_a_table':
      '文件“{file}”不是表格文件。\n请选择 CSV、Excel（.xlsx、.xls、.xlsb）、.ods、JSON、Parquet 或 Arrow 文件，或装有它们的 .zip；图片、PDF 和 Word 文档不能导入。',
    'import.too_many_columns':
      '文件“{file}”有 {columns} 列，超过了 {limit} 列的上限。\n请只导出需要的列；也可能是分隔符选错了。',
    'import.corrupt': '文件“{file}”已损坏或不完整，读不下去。\n请重新导出或重新下载这个文件。',
    'import.password': '文件“{file}”有密码保护。\n请在 Excel 中去掉密码，另存后再选择。',
    'import.zip_bomb': '文件“{file}”解压后异常巨大，已停止读取。\n如果文件来源可信，请另存为 CSV 再导入。',
    'import.unknown_sheet': '文件“{file}”中没有名为“{sheet}”的工作表。\n请重新选择工作表。',
    'import.unknown_member': '压缩包“{file}”里没有可以读取的“{member}”。\n请重新选择压缩包里的文件。',
    'import.nested':
      '文件“{file}”的各列都是嵌套的列表，无法放进一张表：{columns}\n请在导出时展开这些列，再导入。',
    'import.json_shape':
      '文件“{file}”里没有找到一组记录。\n请提供由对象组成的数组（[{…}, {…}]）、含有这种数组的对象，或每行一个对象的 NDJSON。',
    'import.unknown_column':
      '没有“{column}”这一列。\n请改选一列；列名可能在这次导出中改了。现有的列：{columns}。',
    'import.missing_field':
      '缺少字段：{fields}。\n请在字段对应中为它选择一列或填写表达式。文件里的列：{columns}。',
    'import.bad_expression': '字段“{field}”的表达式无法计算：{message}\n请检查其中的列名和写法。',
    'import.unreadable': '浏览器读不到文件“{file}”。\n文件可能已被移动、修改或关闭了授权，请重新选择。',
    'import.files_differ':
      '这些文件的列不一致：“{file}”缺少“{columns}”。\n请选择同一种导出的文件，或分别导入。',
    'analysis.no_customers':
      '没有可以分析的客户。\n请检查客户字段、金额字段和退款的处理方式；“数据对账”会说明各行为何没有计入。',
    'analysis.too_few_rows':
      '数据太少：需要至少 {needed} 个，实际只有 {rows} 个。\n请扩大范围，或减少分组数。',
    'analysis.missing_column':
      '数据表“{table}”中没有“{column}”这一列。\n请在选项中换一列，或在来源步骤里补上字段对应。',
    'analysis.not_numeric': '“{column}”不是数值列，不能用于计算。\n请换一列，或先把它转换成数值。',
    'analysis.no_variation': '所选的特征在所有客户上都相同，无法区分客户。\n请选择有差异的特征。',
    'analysis.one_class':
      '“{target}”只有 {classes} 种取值，没有什么可解释的。\n请选择至少有两种取值的目标，或检查条件。',
    'analysis.too_many_classes':
      '“{target}”有 {classes} 种取值，超过 {most} 种，决策树无法说清。\n请先分段，或写成一个是非条件，例如 frequency >= 2。',
    'analysis.bad_as_of': '统计截止日“{value}”不是有效的日期。\n请按 2024-07-01 的格式填写。',
    'analysis.unknown_segment': '没有名为“{segment}”的客群。\n请检查选项中的客群名称。',
    'analysis.empty_window':
      '截至 {date} 的那一期里没有订单，无法比较两期。\n请缩短每期天数，或换一个统计截止日。',
    'analysis.no_ruler':
      '客群划分“{segmentation}”不能用来衡量其他时期：它没有可以冻结的标尺。\n请改用 RFM 或聚类的划分，或用前一期自己的标尺。',
    'analysis.no_baskets':
      '“{table}”中没有可以分析的购买记录。\n请检查“{column}”列是否为空，以及退款、状态和统计截止日的设置。',
    'analysis.duplicate_customers':
      '“{table}”中有 {repeated} 行的“{column}”重复。聚类要求每个客户一行。\n请先按客户汇总（例如用 RFM 步骤），或在选项中换一个客户列。',
    'position.too_many_brands':
      '“{table}”里有 {count} 个品牌，超过 {most} 个，画不成知觉图。\n请选对品牌列，或先筛选。',
    'plan.too_many_tasks': '“{table}”有 {count} 行，超过 {most} 个任务。\n请先筛选，例如只留未完成的任务。',
    'tags.bad_rule': '标签“{tag}”的条件无法计算：{reason}\n请检查条件里的字段名和写法：{when}',
    'groups.no_date': '“{column}”是日期，换算年龄或天数需要统计截止日。\n请在设置或文档里填写统计截止日。',
    'persona.all_hidden':
      '没有可以显示的画像：最大的客群有 {customers} 位客户，少于 {least} 位的客群不显示。\n请导入更多数据、减少分组数，或在设置里调低“隐藏人数少于”。',
    'needs.no_items':
      '表“{table}”里没有找到问卷题目，也没有可推断需求的指标。\n请在设置里选择题目，或换成问卷表、客户指标表。',
    'needs.nobody':
      '“{table}”的 {rows} 行里没有一份答卷答得足够完整。\n请在设置里放宽要求，或检查题目的选择。',
    'template.old_format':
      '“{file}”是旧版 Excel 格式（.xls）或带密码，无法原样填写。\n请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 后再选择。',
    'template.no_headings': '在“{file}”里没有找到表头。\n请确认选的是目标系统的导入模板，里面有一行列名。',
    'template.too_large': '“{file}”太大，不像是空白的导入模板。\n请选择目标系统提供的空白模板，50 MB 以内。',
    'export.too_many_files':
      '“{column}”有超过 {most} 个不同的值，不能每个值一个文件。\n请换一列，或不分文件。',
    'template.unknown_heading':
      '模板里没有“{heading}”这一列。\n模板可能换过版本，现有的列：{headings}。请重新对应。',
    'ledger.bad_memory':
      '文件“{file}”不是客户台账的记忆文件：{reason}\n请选择本页导出的台账记忆（CSV），或清除记忆后重新开始。',
    'share.fragment_lost':
      '链接里的内容丢失了：# 后面的部分在转发时被去掉了。\n请让对方重新复制整条链接发送，用浏览器打开，或以文件形式发送 .kequn.md。',
    'share.truncated':
      '这个链接不完整，可能在转发时被截断了。\n请让对方重新发送，最好以文件形式发送 .kequn.md。',
    'share.too_large': '内容太大，放不进一个链接。\n请改用文件形式分享 .kequn.md。',
    'share.unknown_version': '这个链接由更新的版本生成，目前打不开。\n请更新客群后重试。',
    'share.report_too_large':
      '报告的文字和数字有 {size} 个字符，一个链接最多放 {limit} 个。\n请在“编排”里少选几节，或改用网页文件（.html）分享。',
    'share.bad_report':
      '链接里的报告无法读取：内容不完整，或由别的程序改动过。\n请让对方重新复制完整的链接。',
    'report.file_failed': '文件没有做出来：{reason}\n请少选几节再试；报告本身不受影响。',
    'share.not_a_document':
      '这里面没有可以打开的分析文档。\n请检查链接或文件是否正确；本地的文档没有被改动。',
    'storage.full':
      '这台设备上留给本站的空间已满，没有保存成功。\n请在“数据”页删除不再需要的文件，或把文档保存为文件。',
    'storage.unavailable':
      '浏览器不允许在这台设备上保存（例如无痕模式）。\n请把分析文档保存为文件，关闭页面前不要忘记。',
    'storage.another_tab':
      '这份分析文档正在另一个标签页中打开，这里的改动没有保存。\n请回到那个标签页，或点“在这里继续”。',
  },
  {
    'engine.start_failed':
      'The analysis engine did not start.\nPlease reload the page. If it fails again, use a recent Chrome, Edge, Firefox or Safari.',
    'engine.download_failed':
      'The analysis engine was not fully downloaded.\nCheck the network and try again. Your files are not affected.',
    'engine.hash_mismatch':
      'The downloaded engine does not match its published checksum and was not used.\nClear the browser’s cache and reload. If it happens again, tell whoever runs this site.',
    'engine.out_of_memory':
      'There was not enough memory to finish this step.\nThe engine is restarting; your notebook is safe. Narrow the scope, use fewer columns, or split the file.',
    'engine.internal':
      'The analysis engine ran into an internal error.\nIt restarts and rebuilds the tables from your files; your notebook is safe. If it happens again, keep the details.',
    'engine.restarted':
      'The analysis engine was restarted and this step was interrupted.\nRun it again; tables are rebuilt from your files.',
    'engine.timeout':
      'The analysis engine did not answer in time and was restarted.\nRun the step again. If it happens again, narrow the scope.',
    'document.bad_yaml':
      'The options of this cell cannot be read: {reason}\nCorrect the text at the place shown. It is saved back as it is.',
    'document.bad_options':
      'Some options are not right: {reason}\nCorrect them in the options. Other cells go on.',
    'document.bad_name':
      'A cell cannot be called “{name}”.\nA name begins with a lower-case letter and has only lower-case letters, digits and underscores.',
    'document.duplicate_name': 'Two cells are called “{name}”.\nRename one of them.',
    'document.unknown_kind':
      'This version does not know cells of the kind “{kind}”.\nThe text is kept as it is. Update Kequn, or change the cell to a known kind.',
    'document.unclosed_fence':
      'The cell “{name}” lacks its closing ``` line.\nAdd it at the end of the cell.',
    'document.bad_front_matter':
      'The settings at the top of the document cannot be read: {reason}\nCheck the lines between the two ---. Until then the defaults are used.',
    'document.newer_version':
      'This document was written by a newer version (format {version}); this one reads up to format {supported}.\nUpdate Kequn to open it. The document was not changed.',
    'graph.cycle': 'These cells refer to each other in a circle: {names}\nChange one of the references.',
    'graph.missing_table':
      'There is no table called “{name}”.\nCheck the name, or first add the cell that makes it.',
    'graph.missing_segmentation':
      'There is no segmentation called “{name}”.\nChoose a cell that makes segments, such as RFM or clusters.',
    'graph.blocked':
      'An earlier cell, “{name}”, did not succeed, so this one cannot run.\nSee to that cell first; this one then goes on by itself.',
    'sql.failed': 'The SQL could not be run: {message}\nCorrect it at the place shown and run it again.',
    'sql.several_statements':
      'A cell holds one SQL statement only.\nDelete what follows the semicolon, or split it into several cells.',
    'sql.not_a_query':
      'Only a query can stand here (SELECT, WITH or FROM).\nStatements that create, change or set things are not run; the result of this cell becomes a table by itself.',
    'sql.unknown_parameter':
      'There is no parameter called ${name}.\nAdd it under params at the top of the document, or correct the name.',
    'sql.forbidden':
      'This statement reaches for files, a network or settings outside this page and was refused.\nNo data leaves this device. Query only the tables of the document.',
    'import.no_file': 'No file has been chosen for “{input}” yet.\nDrop it on the page or choose it.',
    'import.empty': 'The file “{file}” is empty.\nCheck that the export succeeded and choose it again.',
    'import.header_only':
      'The file “{file}” has headings but no rows.\nCheck the filter that was set when it was exported.',
    'import.not_a_table':
      'The file “{file}” is not a table.\nChoose a CSV, Excel (.xlsx, .xls, .xlsb), .ods, JSON, Parquet or Arrow file, or a .zip of one; pictures, PDF and Word files cannot be imported.',
    'import.too_many_columns':
      'The file “{file}” has {columns} columns, more than the limit of {limit}.\nExport only the columns you need. The delimiter may also be wrong.',
    'import.corrupt':
      'The file “{file}” is damaged or incomplete and cannot be read.\nExport or download it again.',
    'import.password':
      'The file “{file}” is protected by a password.\nRemove the password in Excel, save, and choose it again.',
    'import.zip_bomb':
      'The file “{file}” unpacks to an abnormal size, so reading was stopped.\nIf you trust where it comes from, save it as CSV and import that.',
    'import.unknown_sheet': 'The file “{file}” has no sheet called “{sheet}”.\nChoose another sheet.',
    'import.unknown_member':
      'The archive “{file}” has no file “{member}” that can be read.\nChoose another file of the archive.',
    'import.nested':
      'Every column of the file “{file}” is a nested list, which no table can hold: {columns}\nSpread these columns out when exporting and import again.',
    'import.json_shape':
      'No list of records was found in the file “{file}”.\nIt should be an array of objects ([{…}, {…}]), an object that holds one, or NDJSON with an object a line.',
    'import.unknown_column':
      'There is no column called “{column}”.\nChoose another; the heading may have changed in this export. The columns are: {columns}.',
    'import.missing_field':
      'Fields are missing: {fields}.\nGive each a column or an expression in the field mapping. The columns of the file are: {columns}.',
    'import.bad_expression':
      'The expression of the field “{field}” cannot be computed: {message}\nCheck its column names and spelling.',
    'import.unreadable':
      'The browser cannot read the file “{file}”.\nIt may have been moved or changed, or access has ended: choose it again.',
    'import.files_differ':
      'The files do not have the same columns: “{file}” lacks “{columns}”.\nChoose files of one kind of export, or import them apart.',
    'analysis.no_customers':
      'There are no customers to analyse.\nCheck the customer and amount fields and what is done with refunds; the reconciliation says why rows were not used.',
    'analysis.too_few_rows':
      'There is too little data: at least {needed} are needed, there {rows|is|are} {rows}.\nWiden the scope or ask for fewer groups.',
    'analysis.missing_column':
      'The table “{table}” has no column “{column}”.\nChoose another in the options, or map the field in the source cell.',
    'analysis.not_numeric':
      'The column “{column}” does not hold numbers and cannot be computed with.\nChoose another, or turn it into numbers first.',
    'analysis.no_variation':
      'The chosen features are the same for every customer, so nothing tells customers apart.\nChoose features that differ.',
    'analysis.one_class':
      '“{target}” has {classes} {classes|value|values}: there is nothing to explain.\nChoose a target with at least two values, or check the condition.',
    'analysis.too_many_classes':
      '“{target}” has {classes} values, more than {most}: a tree cannot tell them apart.\nBand it first, or write a yes-or-no condition such as frequency >= 2.',
    'analysis.bad_as_of': 'The analysis date “{value}” is not a date.\nWrite it like 2024-07-01.',
    'analysis.unknown_segment': 'There is no segment called “{segment}”.\nCheck the name in the options.',
    'analysis.empty_window':
      'There are no orders in the period up to {date}, so two periods cannot be compared.\nShorten the periods, or choose another analysis date.',
    'analysis.no_ruler':
      'The segmentation “{segmentation}” cannot measure other periods: it has no ruler that could be frozen.\nTake an RFM or cluster segmentation, or the first period’s own ruler.',
    'analysis.no_baskets':
      'There is no purchase to look at in “{table}”.\nCheck whether “{column}” is empty, and the settings for refunds, status and analysis date.',
    'analysis.duplicate_customers':
      '{repeated} {repeated|row|rows} of “{table}” {repeated|repeats|repeat} a “{column}”. Clustering needs one row a customer.\nSum up by customer first (an RFM step does), or name another customer column in the options.',
    'position.too_many_brands':
      '“{table}” has {count} brands, more than {most}: no map can show them.\nChoose the right column for the brand, or filter first.',
    'plan.too_many_tasks':
      '“{table}” has {count} rows, more than {most} tasks.\nFilter it first, to open tasks only, say.',
    'tags.bad_rule':
      'The condition of the tag “{tag}” cannot be computed: {reason}\nCheck its columns and how it is written: {when}',
    'groups.no_date':
      '“{column}” is a date: an analysis date is needed to tell ages or days.\nSet one in the options or in the document.',
    'persona.all_hidden':
      'There is no portrait to show: the largest segment has {customers} {customers|customer|customers}, and segments with fewer than {least} are not shown.\nImport more data, ask for fewer groups, or lower “Hide fewer than” in the settings.',
    'needs.no_items':
      'No questions, and no figures that needs could be inferred from, were found in “{table}”.\nChoose items in the options, or take a survey or the metrics.',
    'needs.nobody':
      'None of the {rows} rows of “{table}” answers enough of the items.\nAsk for less in the options, or check the items.',
    'template.old_format':
      '“{file}” is in the old Excel format (.xls) or has a password, so it cannot be filled as it is.\nOpen it in Excel, take the password off, save it as .xlsx and choose that.',
    'template.no_headings':
      'No headings were found in “{file}”.\nMake sure it is the import template of the other system and has a row of column names.',
    'template.too_large':
      '“{file}” is too large for an empty template.\nChoose the empty template that the other system gives, up to 50 MB.',
    'export.too_many_files':
      '“{column}” has more than {most} different values: there cannot be a file for each.\nChoose another column, or one file.',
    'template.unknown_heading':
      'The template has no heading “{heading}”.\nIt may be a newer version; its headings are: {headings}. Map them again.',
    'ledger.bad_memory':
      'The file “{file}” is no ledger memory: {reason}\nChoose a ledger memory (CSV) exported from this page, or forget the memory and begin anew.',
    'share.fragment_lost':
      'What this link carried is gone: the part after # was cut off on the way.\nAsk for the whole link again and open it in a browser, or ask for the .kequn.md file.',
    'share.truncated':
      'This link is incomplete; it may have been cut off when it was passed on.\nAsk for it again, best as a .kequn.md file.',
    'share.too_large': 'This is too large for a link.\nShare the .kequn.md file instead.',
    'share.unknown_version':
      'This link was made by a newer version and cannot be opened here.\nUpdate Kequn and try again.',
    'share.report_too_large':
      'Words and figures of the report take {size} characters; a link holds {limit} at most.\nLeave some sections out where the report is edited, or share the page as a file (.html).',
    'share.bad_report':
      'The report in the link cannot be read: it is incomplete, or some program changed it.\nAsk for the whole link again.',
    'report.file_failed':
      'The file could not be made: {reason}\nTry with fewer sections; the report itself is not affected.',
    'share.not_a_document':
      'There is no notebook in this that could be opened.\nCheck the link or the file. Your own notebook was not changed.',
    'storage.full':
      'The space this site may use on this device is full, so nothing was saved.\nDelete files you no longer need on the Data page, or save the notebook as a file.',
    'storage.unavailable':
      'The browser does not allow saving on this device (a private window, for example).\nSave the notebook as a file before you close the page.',
    'storage.another_tab':
      'Another tab has this notebook open, so what you change here is not saved.\nGo back to that tab, or choose “Continue here”.',
  },
) satisfies Dictionary<FailureCode>;

export interface FailureText {
  readonly what: string;
  readonly todo: string;
}

/** A failure in the reader's words. A name that the failure does not tell is left out, another value an ellipsis. */
export function failureText(failure: Failure, locale: Locale): FailureText {
  const { message, cell = '…', values } = failure;
  const said = { message, reason: message, name: cell, ...values, ...namedFields(values, locale) };
  const text = translate(failures, locale, failure.code, said);
  const [what = '', ...todo] = text
    .replace(/ ?“\{\w+\}”/g, '')
    .replace(/\{\w+(?:\|[^}]*)?\}/g, '…')
    .split('\n');
  return { what, todo: todo.join('\n') };
}

/** The fields that a failure speaks of, by their names for people. */
function namedFields(values: Failure['values'], locale: Locale): MessageValues {
  const { field, fields } = values ?? {};
  const named = (list: string) =>
    list
      .split(', ')
      .map((one) => columnName(one, locale))
      .join(locale === 'en' ? ', ' : '、');
  return {
    ...(typeof field === 'string' && { field: columnName(field, locale) }),
    ...(typeof fields === 'string' && { fields: named(fields) }),
  };
}
