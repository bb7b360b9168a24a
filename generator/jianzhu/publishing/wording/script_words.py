"""What the pages' scripts say: their names for it and the words, `"rows of"` → `{} / {} 行`.

scripts.py publishes them as words.js, in the site's language; a script says `say("rows of", 3, 10)`.
"""

from __future__ import annotations

from jianzhu.publishing.wording.speaking import say
from jianzhu.publishing.wording.words import ENTITY_TYPES

FOR_SCRIPTS: dict[str, str | list[str]] = {
    **ENTITY_TYPES.words,
    "term": "术语",
    "figure": "数据",
    "search": "搜索",
    "tools": "阅读工具",
    # the marks of an article
    "marks in the text": "正文中的标注",
    "which marks": "标注哪些",
    "marks: first": "每节首次",
    "marks: all": "每次出现",
    "marks: none": "不标",
    # citations
    "cite": "引用{}",
    "cite sign": "引",
    "this article": "本文",
    "paragraph": "第 {} 段",
    "in place": "，{}",
    "gb": "国标 GB/T 7714",
    "plain": "通用格式",
    "permalink": "固定链接",
    "in the copy": "离线本，{}",
    "in the copy of": "《{}》离线本，{}",
    "place in the copy": "离线本内的位置",
    "cited plainly": "{}。{}",
    "entry plainly": "“{}”，《{}》",
    "figure cited": "{}：{}",
    "copy": "复制",
    "copy form": "复制：{}",
    "close": "关闭",
    # notes, type
    "notes": "旁注",
    "words explained": "词语解释",
    "serif": "宋体",
    # the source beside the text
    "beside": "与来源对照",
    "from lines": "{}，来源第 {} 行",
    "read as": "{}：{} 读作 {}",
    "prove": "当场核验",
    "proved": "核验 {} 处、{} 字：除空白外，正文与来源逐字相同。",
    "proved but": "核验 {} 处、{} 字：除空白外，正文与来源逐字相同，只有下列 {} 处是订正：",
    "not proved": "有 {} 处与来源不同，而未列为订正：",
    "set right": "{}，来源第 {} 行第 {} 字：{} 读作 {}（{}）",
    "unlike": "{}：来源作“{}”，正文作“{}”",
    "proof of": "来源文件 {}，SHA-256 {}",
    "no source": "没有读到来源的文字",
    # previews
    "card of": "{}：概览",
    "card leads on": "查看全部",
    # tables
    "facets": ["主体", "指标", "单位", "时期", "刊载", "类别", "结果", "方法", "专题"],
    "topic": "专题",
    "marks": "说明",
    "target": "目标",
    "filter table": "筛选下表",
    "filter words": "筛选文字",
    "all of": "{}：全部",
    "actual and target": "实际与目标",
    "no targets": "隐去目标",
    "only targets": "只看目标",
    "rows": "共 {} 行",
    "rows here": "本页 {} 行",
    "rows of": "{} / {} 行",
    "rows of those here": "本页 {} / {} 行，其余各页未筛选",
    "table": "表格",
    "table of": "表格：{}",
    "nth": "{}，之{}",
    "scrolls": "{}（可左右滚动）",
    "copy csv": "复制 CSV",
    "copied": "已复制",
    "not copied": "浏览器不许复制",
    # search
    "search for": "词语、数字、拼音……",
    "results": "搜索结果",
    "narrow": "筛选结果",
    "everything": "全部",
    "source": "来源",
    "any source": "全部来源",
    "year": "年份",
    "any year": "全部年份",
    "undated": "年份不明",
    "choice": "{}（{}）",
    "names": "条目、术语、指标",
    "articles": "文章",
    "pages": "本站说明",
    "mentioned in": "释义、简介中提到",
    "also called": "又称 {}",
    "places": "{} 处",
    "found": "共 {} 条结果，其中文章 {} 篇",
    "more results": "再显示 {} 条",
    "not found": "没有找到“{}”。",
    "try otherwise": "换一种说法，或少打几个字。",
    "not loaded": "索引没有载入，请刷新页面再试。",
    "only": "只找：",
    "in the texts": "在正文中找：",
    "no filters": "清除筛选",
    "tip: part": "词语，或其中任意几个字",
    "tip: number": "数字连同单位",
    "tip: reading": "名称的拼音",
    "tip: initials": "拼音首字母",
    "tip: both": "两个词用空格隔开，都要有",
    "tip: shapes": "繁体、全角也可以",
    "look up": "也可以按目录查找：",
    "keys": "↑ ↓ 选择 · Enter 前往 · Esc 关闭",
    "previous hit": "上一处",
    "next hit": "下一处",
    "no hits": "去掉标记",
}
"""What the pages' scripts say, and by which heads they know a table's columns; `{}` is a blank to be filled in."""


def for_scripts() -> dict[str, str | list[str]]:
    """What the pages' scripts say, in the site's language."""
    return {
        key: say(told) if isinstance(told, str) else [say(one) for one in told] for key, told in FOR_SCRIPTS.items()
    }
