import type { saved as en } from '../en/saved';

export const saved: typeof en = {
  named: {
    view: (p) => `视图“${p.name}”`,
    segment: (p) => `分群“${p.name}”`,
    board: (p) => `看板“${p.name}”`,
    stageModel: (p) => `阶段模型“${p.name}”`,
    touchpoints: (p) => `“${p.name}”的触点`,
    catalogue: (p) => `“${p.name}”的目录`,
    dataset: (p) => `数据集“${p.name}”`,
  },
  history: {
    undo: '撤销',
    redo: '重做',
    undoWhat: (p) => `撤销：${p.what}`,
    redoWhat: (p) => `重做：${p.what}`,
    undone: (p) => `已撤销：${p.what}。`,
    redone: (p) => `已重做：${p.what}。`,
    made: (p) => `保存${p.what}`,
    many: (p) => `添加 ${p.f.number(p.count)} 项已保存内容`,
    changed: (p) => `修改${p.what}`,
    renamed: (p) => `把${p.what}重命名为“${p.name}”`,
    starred: (p) => `收藏${p.what}`,
    unstarred: (p) => `取消收藏${p.what}`,
    zoned: (p) => `把${p.what}的时区改为 ${p.zone}`,
    deleted: (p) => `删除${p.what}`,
  },
  refused:
    '上一次修改未能保存：浏览器空间不足，或本页已在另一个标签页中更新。请删除一个数据集或重新加载，然后再次修改。',
  file: {
    save: '把工作区存为文件',
    title: '所有数据集的视图、看板、分群、阶段模型与触点存为一个文件，不含数据',
    name: '工作区',
  },
  reminder: {
    text: (p) => `${p.f.number(p.count)} 项已保存内容不在任何文件中，而浏览器可能清除其存储。`,
    save: '存为文件',
    later: '稍后',
  },
  stale: {
    title: '两个标签页都做了修改',
    text: (p) => `本标签页读取之后，另一个标签页保存了${p.what}。什么都没有丢失：请选择保留哪一个。`,
    mine: '本标签页',
    theirs: '另一个标签页',
    deleted: '已删除',
    keepMine: '保留本标签页的',
    keepTheirs: '保留另一个标签页的',
    keepBoth: '两个都保留',
    bothHint: '两个都保留时，本标签页的会存为副本。',
    copyOf: (p) => `${p.name}（副本）`,
  },
};
