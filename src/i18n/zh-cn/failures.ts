import type { failures as en } from '../en/failures';

const safe = '未作任何更改。';

export const failures: typeof en = {
  cancelled: { happened: '已取消。', next: safe },
  invalidSpec: { happened: '这个问题还不能这样提出。', next: '数据集完好。请修改问题中标出的部分。' },
  unknownDataset: {
    happened: '本浏览器中没有这个数据集。',
    next: '其他数据集完好。它可能已被删除，或链接来自另一台电脑：请选择其他数据集，或重新导入文件。',
  },
  datasetInUse: {
    happened: '此数据集正在另一个标签页中使用。',
    next: `${safe}请关闭其他 Wayfold 标签页后重试。`,
  },
  datasetDamaged: {
    happened: '此数据集已损坏：存储的内容与写入时不一致。',
    next: '其他数据集完好。请删除此数据集并重新导入文件。',
  },
  outOfMemory: { happened: '计算中断：内存不足。', next: '数据集完好。请缩小日期范围或关闭其他标签页后重试。' },
  engineStart: {
    happened: '计算引擎没有启动。',
    next: '数据集完好。请重新加载页面；断网时须先有过一次完整的联网访问。',
  },
  engine: {
    happened: '计算中断：引擎出错。',
    next: '数据集完好。请重试；若再次中断，请复制详情并换一种方式提问。',
  },
  storageFull: (p) => ({
    happened: `空间不足：需要 ${p.needed}，剩余 ${p.free}。`,
    next: `${safe}请删除一个数据集，或仅在内存中继续，直到关闭标签页。`,
  }),
  storageRefused: (p) => ({
    happened: `浏览器拒绝存储 ${p.needed}，尽管它估计还有 ${p.free} 空间：磁盘可能已满，或本页的配额更小。`,
    next: `${safe}请清理磁盘、删除一个数据集，或仅在内存中继续，直到关闭标签页。`,
  }),
  demoMissing: {
    happened: '无法取得演示数据。',
    next: '您的数据集完好。请联网后重试；完整访问过一次之后，断网也能打开。',
  },
  storageMissing: {
    happened: '此浏览器没有给本页持久存储。',
    next: '已存的内容完好。可仅在内存中继续，直到关闭标签页，或退出无痕窗口。',
  },
  emptyFile: (p) => ({ happened: `“${p.file}”是空文件。`, next: `${safe}请重新导出，或选择其他文件。` }),
  binaryFile: (p) => ({
    happened: `“${p.file}”是${p.kind}，不是事件表。`,
    next: `${safe}请把事件导出为 CSV 或 JSON 后再选择。`,
  }),
  binaryKinds: {
    image: '图片',
    pdf: ' PDF 文件',
    xlsx: ' Excel 工作簿',
    parquet: ' Parquet 文件',
    xml: ' XML 文件',
    binary: '二进制文件',
    zip: '不含事件文件的 zip 压缩包',
  },
  htmlFile: (p) => ({
    happened: `“${p.file}”是网页，不是数据。`,
    next: `${safe}常见原因是保存了要求登录的导出链接：请登录后重新下载。`,
  }),
  headerOnly: (p) => ({
    happened: `“${p.file}”只有表头，没有数据行。`,
    next: `${safe}请检查导出的日期范围，再选择新文件。`,
  }),
  brokenContainer: (p) => ({
    happened: `“${p.file}”无法解压：压缩包不完整或已损坏。`,
    next: `${safe}请重新下载。`,
  }),
  containerTooLarge: (p) => ({
    happened: `“${p.file}”解压后大得不合常理，或压缩包嵌套过深。`,
    next: `${safe}请自行解压后选择其中的文件。`,
  }),
  brokenJson: (p) => ({
    happened: `“${p.file}”不是可读的 JSON；第一处错误在第 ${p.line} 行。`,
    next: `${safe}请重新导出为 JSON 行或 CSV。`,
  }),
  noTimeColumn: (p) => ({
    happened: `“${p.file}”中没有可读作时间的列。`,
    next: `${safe}请选择记录事件发生时间的列；没有时间就没有旅程。`,
  }),
  noActorColumn: (p) => ({
    happened: `“${p.file}”中没有表明用户的列。`,
    next: `${safe}请选择用户 ID 或设备号所在的列。`,
  }),
  columnMissing: (p) => ({
    happened: `“${p.file}”缺少映射所需的列“${p.column}”。`,
    next: `${safe}请把它单独导入为数据集，或选择所有文件都有的列。`,
  }),
  noRows: (p) => ({
    happened: `“${p.file}”没有一行可用：${p.rejected} 行全部被拒绝。`,
    next: `${safe}请查看预览中的原因，再修改映射或格式。`,
  }),
  badMapping: { happened: '映射与这些文件不符。', next: `${safe}请重新选择用户、事件与时间。` },
  notWayfold: (p) => ({
    happened: `“${p.file}”是数据库，但不是当前版本可读的 Wayfold 数据集。`,
    next: `${safe}请选择从 Wayfold 下载的 .duckdb 文件，或重新加载页面以获得最新版本。`,
  }),
  tooLargeToBundle: (p) => ({
    happened: `数据集太大，放不进一个分享包：${p.size}，上限为 4 GB。`,
    next: `${safe}请去掉部分列或事件，或对用户抽样，或分别下载 .duckdb 文件与视图。`,
  }),
  passphraseNeeded: (p) => ({ happened: `“${p.file}”已用口令封存。`, next: `${safe}请输入您收到的口令。` }),
  wrongPassphrase: (p) => ({
    happened: `此口令打不开“${p.file}”。`,
    next: `${safe}请注意大小写与空格后重试；在传送中被改动的文件也打不开。`,
  }),
  newerBundle: (p) => ({
    happened: `“${p.file}”由更新版本的 Wayfold 制作。`,
    next: `${safe}请重新加载页面以获得最新版本，再打开它。`,
  }),
};
