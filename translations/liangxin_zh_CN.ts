<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>lx::ui::AllowanceView</name>
    <message>
        <source>Enter what is &amp;owed…</source>
        <translation>登记应发差额(&amp;O)…</translation>
    </message>
    <message>
        <source>Enter what is owed</source>
        <translation>登记应发差额</translation>
    </message>
    <message>
        <source>Year of the allowances</source>
        <translation>津贴年度</translation>
    </message>
    <message>
        <source>Table of amounts</source>
        <translation>津贴标准</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>乡镇街道</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Star or grade</source>
        <translation>星级或等次</translation>
    </message>
    <message>
        <source>Secretaries and months</source>
        <translation>书记和任职月份</translation>
    </message>
    <message>
        <source>Owed (yuan)</source>
        <translation>应发（元）</translation>
    </message>
    <message>
        <source>Paid (yuan)</source>
        <translation>已登记（元）</translation>
    </message>
    <message>
        <source>Difference (yuan)</source>
        <translation>差额（元）</translation>
    </message>
    <message>
        <source>Allowances of the year</source>
        <translation>本年度书记津贴</translation>
    </message>
    <message>
        <source>Receipt list</source>
        <translation>发放签领表</translation>
    </message>
    <message>
        <source> (example)</source>
        <translation>（示例）</translation>
    </message>
    <message>
        <source>Owed %1 yuan, paid %2 yuan, still to be entered %3 yuan</source>
        <translation>应发 %1 元，已登记 %2 元，待登记 %3 元</translation>
    </message>
    <message>
        <source>Enter the allowances of %1</source>
        <translation>登记 %1 年书记津贴</translation>
    </message>
    <message>
        <source>What %1 organizations are still owed is entered in the ledger of funds with the day %2. What was paid too much stays as it is.</source>
        <translation>%1 个党组织的应发差额将登记到党费经费台账，日期 %2；多发的不改动。</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Entered %1 payments, %2 yuan.</source>
        <translation>已登记书记津贴 %1 笔，%2 元。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Read own tables from a file…</source>
        <translation>读入本县津贴标准…</translation>
    </message>
    <message>
        <source>Read tables of allowances</source>
        <translation>读入津贴标准</translation>
    </message>
    <message>
        <source>Tables of allowances (*.json)</source>
        <translation>津贴标准 (*.json)</translation>
    </message>
    <message>
        <source>The table chosen, or its policy, is not in the file any more; choose one.</source>
        <translation>选定的津贴标准或它所依据的政策已不在文件里，请另选。</translation>
    </message>
</context>
<context>
    <name>lx::ui::AnalysisPage</name>
    <message>
        <source>Chart analysis</source>
        <translation>图表分析</translation>
    </message>
    <message>
        <source>C&amp;opy the chart</source>
        <translation>复制图表(&amp;O)</translation>
    </message>
    <message>
        <source>P&amp;rint the chart…</source>
        <translation>打印图表(&amp;R)…</translation>
    </message>
    <message>
        <source>The chart on A4; Ctrl+P prints the table of its figures</source>
        <translation>图打在 A4 纸上；Ctrl+P 打印图上的数</translation>
    </message>
    <message>
        <source>Save &amp;chart…</source>
        <translation>保存图表(&amp;C)…</translation>
    </message>
    <message>
        <source>Save the chart as PNG, SVG, PDF or Excel</source>
        <translation>把图表存成 PNG、SVG、PDF 或 Excel</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表一览</translation>
    </message>
    <message>
        <source>Hold &amp;another day beside</source>
        <translation>与另一天对照(&amp;A)</translation>
    </message>
    <message>
        <source>Day held beside</source>
        <translation>对比日期</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Figures of the chart</source>
        <translation>图上的数</translation>
    </message>
    <message>
        <source>Making the chart…</source>
        <translation>正在作图…</translation>
    </message>
    <message>
        <source>Making the chart %1</source>
        <translation>作图：%1</translation>
    </message>
    <message>
        <source>Click a bar, point or cell for its list; the arrows go from one to the next</source>
        <translation>点条形、点或表中的数打开名单；方向键从一个走到下一个</translation>
    </message>
    <message>
        <source>No rows stand behind this figure.</source>
        <translation>这个数后面没有可以打开的行。</translation>
    </message>
    <message>
        <source>&amp;New chart</source>
        <translation>新建图(&amp;N)</translation>
    </message>
    <message>
        <source>New chart</source>
        <translation>新建图</translation>
    </message>
    <message>
        <source>Chan&amp;ge</source>
        <translation>修改(&amp;G)</translation>
    </message>
    <message>
        <source>Change the own chart</source>
        <translation>修改本县的图</translation>
    </message>
    <message>
        <source>%1 (this file)</source>
        <translation>%1（本文件）</translation>
    </message>
    <message>
        <source>Making the chart</source>
        <translation>作图</translation>
    </message>
    <message>
        <source>This figure adds up rows of several kinds, which no one list shows; the report of findings has them.</source>
        <translation>这个数合计了几种对象，一个台账列不全；逐条见报表“政策落实问题清单”。</translation>
    </message>
</context>
<context>
    <name>lx::ui::AssessPage</name>
    <message>
        <source>Assessment</source>
        <translation>述职评议考核</translation>
    </message>
    <message>
        <source>Round of the assessment</source>
        <translation>哪一轮考核</translation>
    </message>
    <message>
        <source>&amp;New round…</source>
        <translation>新建一轮(&amp;N)…</translation>
    </message>
    <message>
        <source>New round of the assessment</source>
        <translation>新建一轮考核</translation>
    </message>
    <message>
        <source>There is no round yet. “New round” begins one: a year, who assesses, a scheme, and who is assessed.</source>
        <translation>还没有考核。点“新建一轮”开始：选年度、组织考核的党组织、方案和考核对象。</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Steps of the round</source>
        <translation>这一轮考核的步骤</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1年　%2</translation>
    </message>
    <message>
        <source>closed on %1</source>
        <translation>%1办结</translation>
    </message>
    <message>
        <source>%1 organizations</source>
        <translation>%1 个对象</translation>
    </message>
    <message>
        <source>%1, members of %2</source>
        <translation>%1年 %2 民主评议党员</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>%1 名党员</translation>
    </message>
</context>
<context>
    <name>lx::ui::AssessPart</name>
    <message>
        <source>an organization that is gone</source>
        <translation>（已不在台账的党组织）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lx::ui::BallotEntry</name>
    <message>
        <source>Ballot papers, one key a mark</source>
        <translation>录票：一个键一个评价</translation>
    </message>
    <message>
        <source>Number of the ballot in hand</source>
        <translation>手上这张票的票号</translation>
    </message>
    <message>
        <source>1 2 3 4  a mark
0  abstains
*  all the best
+  the same to the end
/  invalid paper
−  a mark back, also into the paper before</source>
        <translation>1 2 3 4　评价
0　弃权
*　全是最好的
+　后面都同上一个
/　无效票
−　退一格，可退到上一张</translation>
    </message>
    <message>
        <source>What the papers say</source>
        <translation>录票提示</translation>
    </message>
    <message>
        <source>Marks on the ballot in hand</source>
        <translation>手上这张票的评价</translation>
    </message>
    <message>
        <source>No. %1: the other pass has another mark here.</source>
        <translation>第 %1 号：另一遍这里的评价不同。</translation>
    </message>
    <message>
        <source>This key is no mark of this ballot.</source>
        <translation>这个键不是票上的评价。</translation>
    </message>
    <message>
        <source>No. %1 is not what the other pass keyed; look at the paper.</source>
        <translation>第 %1 号票与另一遍不一致，请看原票。</translation>
    </message>
    <message>
        <source>%1: ballot %2</source>
        <translation>%1：第 %2 号票</translation>
    </message>
    <message>
        <source>&amp;Go to no.</source>
        <translation>转到票号(&amp;G)</translation>
    </message>
    <message>
        <source>Go to the ballot of this number</source>
        <translation>转到这个票号的票</translation>
    </message>
    <message>
        <source>Number of the ballot, then Enter</source>
        <translation>填票号，再按回车</translation>
    </message>
    <message>
        <source>Take this ballot o&amp;ut</source>
        <translation>去掉这张票(&amp;X)</translation>
    </message>
    <message>
        <source>Take the ballot in hand out of this pass</source>
        <translation>从这一遍里去掉手上这张票</translation>
    </message>
    <message>
        <source>%1: ballot %2 taken out</source>
        <translation>%1：去掉第 %2 号票</translation>
    </message>
    <message>
        <source>No. %1 was not kept: %2</source>
        <translation>第 %1 号票没有存上：%2</translation>
    </message>
</context>
<context>
    <name>lx::ui::BallotFiles</name>
    <message>
        <source>Ballots</source>
        <translation>选票</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.xls *.et *.ods *.csv);;All files (*)</source>
        <translation>表格文件 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1: ballots imported</source>
        <translation>%1：导入选票</translation>
    </message>
    <message>
        <source>%1 ballots and the totals of %2 groups of voters imported.</source>
        <translation>已导入 %1 张票、%2 个测评组的票数合计。</translation>
    </message>
    <message>
        <source>%1 matters were not taken:</source>
        <translation>有 %1 处没有导入：</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 处</translation>
    </message>
</context>
<context>
    <name>lx::ui::BallotModel</name>
    <message>
        <source>invalid</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>abstains</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>On the ballot</source>
        <translation>票上的项目</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Other pass</source>
        <translation>另一遍</translation>
    </message>
</context>
<context>
    <name>lx::ui::BallotsPart</name>
    <message>
        <source>Voters</source>
        <translation>测评组</translation>
    </message>
    <message>
        <source>Keyed in</source>
        <translation>已录</translation>
    </message>
    <message>
        <source>Groups of voters</source>
        <translation>测评组</translation>
    </message>
    <message>
        <source>What keeps these ballots from being counted</source>
        <translation>这些票还差什么</translation>
    </message>
    <message>
        <source>Totals of the votes</source>
        <translation>票数合计</translation>
    </message>
    <message>
        <source>&amp;Issued</source>
        <translation>发出(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Returned</source>
        <translation>收回(&amp;R)</translation>
    </message>
    <message>
        <source>Not r&amp;eturned</source>
        <translation>未收回(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Valid</source>
        <translation>有效(&amp;L)</translation>
    </message>
    <message>
        <source>Inv&amp;alid</source>
        <translation>无效(&amp;A)</translation>
    </message>
    <message>
        <source>Ballots issued</source>
        <translation>发出的票</translation>
    </message>
    <message>
        <source>Ballots returned</source>
        <translation>收回的票</translation>
    </message>
    <message>
        <source>Ballots not returned</source>
        <translation>未收回的票</translation>
    </message>
    <message>
        <source>Valid ballots</source>
        <translation>有效票</translation>
    </message>
    <message>
        <source>Invalid ballots</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>&amp;Keep the numbers</source>
        <translation>保存票数(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the numbers of ballots</source>
        <translation>保存票数</translation>
    </message>
    <message>
        <source>&amp;Print ballots…</source>
        <translation>打印选票(&amp;B)…</translation>
    </message>
    <message>
        <source>Print the ballots of these voters</source>
        <translation>打印这个测评组的选票</translation>
    </message>
    <message>
        <source>&amp;First pass</source>
        <translation>第一遍(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Second pass</source>
        <translation>第二遍(&amp;2)</translation>
    </message>
    <message>
        <source>&amp;Totals</source>
        <translation>只填合计(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Differences</source>
        <translation>两遍核对(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Differences (%1)</source>
        <translation>两遍核对(&amp;D)（%1）</translation>
    </message>
    <message>
        <source>Key in the first pass</source>
        <translation>录第一遍</translation>
    </message>
    <message>
        <source>Key in the second pass</source>
        <translation>录第二遍</translation>
    </message>
    <message>
        <source>Enter totals instead</source>
        <translation>改填票数合计</translation>
    </message>
    <message>
        <source>Settle the differences</source>
        <translation>核定不一致的票</translation>
    </message>
    <message>
        <source>How the passes differ</source>
        <translation>两遍录入的差错</translation>
    </message>
    <message>
        <source>The first pass is right (&amp;1)</source>
        <translation>第一遍对(&amp;Y)</translation>
    </message>
    <message>
        <source>The second pass is right (&amp;2)</source>
        <translation>第二遍对(&amp;Z)</translation>
    </message>
    <message>
        <source>The first pass is right</source>
        <translation>第一遍对</translation>
    </message>
    <message>
        <source>The second pass is right</source>
        <translation>第二遍对</translation>
    </message>
    <message>
        <source>Ballot</source>
        <translation>票号</translation>
    </message>
    <message>
        <source>On the ballot</source>
        <translation>票上的项目</translation>
    </message>
    <message>
        <source>First pass</source>
        <translation>第一遍</translation>
    </message>
    <message>
        <source>Second pass</source>
        <translation>第二遍</translation>
    </message>
    <message>
        <source>Said to be right</source>
        <translation>核定</translation>
    </message>
    <message>
        <source>What the passes read differently</source>
        <translation>两遍不一致的评价</translation>
    </message>
    <message>
        <source>The scheme has no votes.</source>
        <translation>这个方案没有民主测评。</translation>
    </message>
    <message>
        <source>✓ These ballots balance and are counted.</source>
        <translation>✓ 票数平衡，已计票。</translation>
    </message>
    <message>
        <source>Abstain</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>“%1” is no number of votes.</source>
        <translation>“%1”不是票数，请填数字。</translation>
    </message>
    <message>
        <source>totals of votes</source>
        <translation>票数合计</translation>
    </message>
    <message>
        <source>Nothing was keyed a second time yet. Another person keys the same papers in the second pass.</source>
        <translation>还没有录第二遍。第二遍请换一个人照原票再录。</translation>
    </message>
    <message>
        <source>%1 of %2 marks keyed twice differed (%3).</source>
        <translation>两遍都录的 %2 个评价中，%1 个不一致（差错率 %3）。</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>无效票</translation>
    </message>
    <message>
        <source>abstains</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>ballot %1 settled</source>
        <translation>核定第 %1 号票</translation>
    </message>
    <message>
        <source>numbers of ballots</source>
        <translation>票数</translation>
    </message>
    <message>
        <source>The first pass was keyed by %1 too; another person should key the second.</source>
        <translation>第一遍也是%1录的，第二遍应换一个人录。</translation>
    </message>
    <message>
        <source>&amp;Clear the totals</source>
        <translation>清除合计(&amp;C)</translation>
    </message>
    <message>
        <source>Clear the totals of these ballots</source>
        <translation>清除这一组票的合计</translation>
    </message>
    <message>
        <source>totals of votes cleared</source>
        <translation>清除票数合计</translation>
    </message>
    <message>
        <source>Num&amp;bered</source>
        <translation>印上票号(&amp;J)</translation>
    </message>
    <message>
        <source>Print numbers on the ballots</source>
        <translation>在选票上印票号</translation>
    </message>
    <message>
        <source>By its number a ballot is found again when the two passes differ; without numbers nobody can tell whose a ballot is. Number them by hand once they are collected.</source>
        <translation>两遍录入不一致时，凭票号找到原票；不印票号，选票更不易认出是谁的，可在收回后再用笔编号。</translation>
    </message>
    <message>
        <source>&amp;Import ballots…</source>
        <translation>导入选票(&amp;O)…</translation>
    </message>
    <message>
        <source>Import ballots from a workbook</source>
        <translation>从表格导入选票</translation>
    </message>
    <message>
        <source>Columns: 测评组, 对象党组织 and either 票号, 无效 and the aspects (a row a ballot and organization), or 评价方面 and the marks (totals).</source>
        <translation>列标题：测评组、对象党组织；逐张录的另有票号、无效和各评价方面（一张票上一个对象一行），只填合计的另有评价方面和每一种评价的票数。</translation>
    </message>
</context>
<context>
    <name>lx::ui::BulkPanel</name>
    <message>
        <source>&amp;Change the rows</source>
        <translation>修改这些行(&amp;C)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Fields to change</source>
        <translation>要改的栏</translation>
    </message>
    <message>
        <source>Change %1 rows: tick the fields</source>
        <translation>批量修改 %1 行：勾选要改的栏</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lx::ui::ChartActions</name>
    <message>
        <source>Copy the chart as a picture</source>
        <translation>复制成图片</translation>
    </message>
    <message>
        <source>Save the chart (PNG, SVG, PDF or Excel)…</source>
        <translation>保存图表（PNG、SVG、PDF 或 Excel）…</translation>
    </message>
    <message>
        <source>Print the chart…</source>
        <translation>打印图表…</translation>
    </message>
    <message>
        <source>The chart is on the clipboard.</source>
        <translation>图表已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
    <message>
        <source>Pictures, PDF, Excel (*.png *.svg *.pdf *.xlsx)</source>
        <translation>图片、PDF、Excel (*.png *.svg *.pdf *.xlsx)</translation>
    </message>
</context>
<context>
    <name>lx::ui::ChartTableModel</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
</context>
<context>
    <name>lx::ui::ChartView</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source> (%1 unknown)</source>
        <translation>（%1 未知）</translation>
    </message>
    <message>
        <source>There are no figures for this chart yet: choose another day or scope, or enter the rows it counts.</source>
        <translation>这个图还没有数：换一个截止日期或统计口径，或者先在台账里登记它统计的内容。</translation>
    </message>
    <message>
        <source>made on %1</source>
        <translation>制图：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::ClosePart</name>
    <message>
        <source>&amp;Close the round</source>
        <translation>办结(&amp;C)</translation>
    </message>
    <message>
        <source>Close the round</source>
        <translation>办结这一轮考核</translation>
    </message>
    <message>
        <source>O&amp;pen it again</source>
        <translation>重新打开(&amp;O)</translation>
    </message>
    <message>
        <source>Open the round again</source>
        <translation>重新打开这一轮考核</translation>
    </message>
    <message>
        <source>&amp;Rows of the ledger</source>
        <translation>台账里的结果(&amp;L)</translation>
    </message>
    <message>
        <source>Rows of the round in the ledger</source>
        <translation>台账里这一轮的结果</translation>
    </message>
    <message>
        <source>&amp;Score sheets</source>
        <translation>评分表(&amp;S)</translation>
    </message>
    <message>
        <source>Score sheets of the round</source>
        <translation>这一轮的评分表</translation>
    </message>
    <message>
        <source>R&amp;anking report</source>
        <translation>排名表(&amp;R)</translation>
    </message>
    <message>
        <source>Report of the ranking</source>
        <translation>汇总排名表</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差什么</translation>
    </message>
    <message>
        <source>What the round still lacks</source>
        <translation>这一轮还差什么</translation>
    </message>
    <message>
        <source>Closed on %1: ranks, grades and scores stand in the ledgers, with the scheme they were computed by.</source>
        <translation>已于%1办结：名次、等次和得分已写入台账，并和算出它们的方案一起保存。</translation>
    </message>
    <message>
        <source>Everything is there. Closing writes the rows of the ledgers as one action, which can be undone.</source>
        <translation>都齐了。办结把结果一次写入台账，可以撤销。</translation>
    </message>
    <message>
        <source>%1 matters are still open.</source>
        <translation>还有 %1 处没有完成。</translation>
    </message>
    <message>
        <source>%1: closed</source>
        <translation>%1：办结</translation>
    </message>
    <message>
        <source>%1: opened again</source>
        <translation>%1：重新打开</translation>
    </message>
    <message>
        <source>Score sheets %1</source>
        <translation>%1年述职评议考核评分表</translation>
    </message>
    <message>
        <source>Result &amp;sheet</source>
        <translation>汇总表(&amp;S)</translation>
    </message>
</context>
<context>
    <name>lx::ui::ColumnSums</name>
    <message>
        <source>given</source>
        <translation>有值</translation>
    </message>
    <message>
        <source>different</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::DailyPart</name>
    <message>
        <source>&amp;Propose from the facts</source>
        <translation>按事实提出分数(&amp;A)</translation>
    </message>
    <message>
        <source>Propose points from the facts</source>
        <translation>按台账里的事实提出分数</translation>
    </message>
    <message>
        <source>Points that were changed by hand stay when proposed again.</source>
        <translation>手工改过的分数，再次提出时保留不变。</translation>
    </message>
    <message>
        <source>Points of the year by organization and item</source>
        <translation>各党组织平时考核各项得分</translation>
    </message>
    <message>
        <source>Reason for other points</source>
        <translation>改动分数的原因</translation>
    </message>
    <message>
        <source>Why other points than the facts give, then Enter</source>
        <translation>为什么不按事实给分，写好按回车</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>原因(&amp;R)</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1: points from the facts</source>
        <translation>%1：按事实提出分数</translation>
    </message>
    <message>
        <source>The facts give no other points than before.</source>
        <translation>按事实得出的分数没有变化。</translation>
    </message>
    <message>
        <source>%1: the facts (%2) give %3 points. Why %4? Write the reason below.</source>
        <translation>%1：按事实（%2）应得 %3 分。为什么给 %4 分？请在下面写明原因。</translation>
    </message>
    <message>
        <source>points</source>
        <translation>平时考核打分</translation>
    </message>
    <message>
        <source>Choose a cell to see what its points rest on.</source>
        <translation>选中一格，看它的分数从何而来。</translation>
    </message>
    <message>
        <source>%1: not proposed yet, or the facts don&apos;t say it.</source>
        <translation>%1：还没有按事实提出，或台账里看不出来，请手工打分。</translation>
    </message>
    <message>
        <source>%1: given by hand, at most %2 points.</source>
        <translation>%1：手工打分，最多 %2 分。</translation>
    </message>
    <message>
        <source>%1: %2, that gives %3 of %4 points.</source>
        <translation>%1：%2，应得 %3 分（满分 %4 分）。</translation>
    </message>
    <message>
        <source>%1: given by hand, %2 of %3 points.</source>
        <translation>%1：手工打了 %2 分（满分 %3 分）。</translation>
    </message>
</context>
<context>
    <name>lx::ui::FilesEditor</name>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Files to be kept with the row</source>
        <translation>要随这一行保存的文件</translation>
    </message>
    <message>
        <source>“%1” is not in the folder of attachments any more.</source>
        <translation>“%1”已不在附件文件夹里。</translation>
    </message>
    <message>
        <source>Adding %1 files</source>
        <translation>添加 %1 个附件</translation>
    </message>
</context>
<context>
    <name>lx::ui::FindPanel</name>
    <message>
        <source>&amp;Replace the ticked ones</source>
        <translation>替换勾选的(&amp;R)</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>找到的各处</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>栏</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>替换后</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Find what</source>
        <translation>查找内容</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>How it is found</source>
        <translation>查找方式</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>whole cell</source>
        <translation>整格</translation>
    </message>
    <message>
        <source>by pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>In which columns</source>
        <translation>在哪些栏</translation>
    </message>
    <message>
        <source>&amp;Find all</source>
        <translation>全部找出(&amp;Z)</translation>
    </message>
    <message>
        <source>all columns shown</source>
        <translation>显示的各栏</translation>
    </message>
    <message>
        <source>Find and replace in the %1 rows chosen</source>
        <translation>在选中的 %1 行里查找替换</translation>
    </message>
    <message>
        <source>Find and replace in all %1 rows shown</source>
        <translation>在显示的全部 %1 行里查找替换</translation>
    </message>
    <message>
        <source>Looking for it</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>and %1 more places</source>
        <translation>以及另外 %1 处</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>The first %1 places found, %2 of them ticked</source>
        <translation>找到的前 %1 处，勾选 %2 处</translation>
    </message>
    <message>
        <source>%1 places found, %2 of them ticked</source>
        <translation>找到 %1 处，勾选 %2 处</translation>
    </message>
</context>
<context>
    <name>lx::ui::HonoursView</name>
    <message>
        <source>Enter the &amp;honour…</source>
        <translation>登记荣誉(&amp;H)…</translation>
    </message>
    <message>
        <source>Enter the honour</source>
        <translation>登记荣誉</translation>
    </message>
    <message>
        <source>Year of the honours</source>
        <translation>荣誉年度</translation>
    </message>
    <message>
        <source>Honour and its scheme</source>
        <translation>荣誉和评定方案</translation>
    </message>
    <message>
        <source>Level of the honour</source>
        <translation>荣誉级别</translation>
    </message>
    <message>
        <source>Organizations shown by the honour</source>
        <translation>按荣誉显示哪些党组织</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部党组织</translation>
    </message>
    <message>
        <source>Proposed, not honoured yet</source>
        <translation>建议评选（还没有这项荣誉）</translation>
    </message>
    <message>
        <source>One thing short</source>
        <translation>只差一项</translation>
    </message>
    <message>
        <source>Honoured</source>
        <translation>已有这项荣誉</translation>
    </message>
    <message>
        <source>Organizations and the honour</source>
        <translation>党组织和荣誉条件</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Managing committee</source>
        <translation>管理党组织</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Reached of the terms</source>
        <translation>条件达到</translation>
    </message>
    <message>
        <source>What is lacking</source>
        <translation>还差什么</translation>
    </message>
    <message>
        <source>Honours so far</source>
        <translation>已有荣誉</translation>
    </message>
    <message>
        <source>Numbers the policies ask for</source>
        <translation>政策要求的数量</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>What is asked for</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>要求数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>List of those put forward</source>
        <translation>推荐名单</translation>
    </message>
    <message>
        <source>of level %1</source>
        <translation>%1级</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source> (example)</source>
        <translation>（示例）</translation>
    </message>
    <message>
        <source>%1 put forward, %2 honoured at this level so far</source>
        <translation>建议评选 %1 个，本级已有 %2 个</translation>
    </message>
    <message>
        <source>The chosen policies ask for no number of honours here.</source>
        <translation>所选政策在这里没有对荣誉数量的要求。</translation>
    </message>
    <message>
        <source>Numbers the chosen policies ask for</source>
        <translation>所选政策要求的数量</translation>
    </message>
    <message>
        <source>None of the chosen organizations is put forward for it.</source>
        <translation>所选党组织中没有可以评选的。</translation>
    </message>
    <message>
        <source>%1 organizations are entered in the ledger of honours, level %2: %3</source>
        <translation>在荣誉台账登记 %1 个党组织，级别 %2：%3</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Entered %1 honours.</source>
        <translation>已登记荣誉 %1 个。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>建议评选</translation>
    </message>
    <message>
        <source>Terms: %1</source>
        <translation>条件：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::InstructorSettingsPanel</name>
    <message>
        <source>The county&apos;s own, beside what the policies ask. A part of which nothing was asked leaves its weight to the others.</source>
        <translation>本县自定，和政策要求并用。没有要求的一项，权重由其余各项分担。</translation>
    </message>
    <message>
        <source>as the policies ask</source>
        <translation>按政策要求</translation>
    </message>
    <message>
        <source>Visits a month to each unit</source>
        <translation>每家单位每月走访次数</translation>
    </message>
    <message>
        <source>Weight of visits</source>
        <translation>走访权重</translation>
    </message>
    <message>
        <source>Weight of summaries</source>
        <translation>季度总结权重</translation>
    </message>
    <message>
        <source>Weight of appraisals</source>
        <translation>双向鉴定权重</translation>
    </message>
    <message>
        <source>Weight of organizations built</source>
        <translation>新建党组织权重</translation>
    </message>
    <message>
        <source>Organizations built for the full weight</source>
        <translation>新建几个党组织得满分</translation>
    </message>
    <message>
        <source>Kept from a score of</source>
        <translation>续聘的最低得分</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>Back to the board</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Percent “%1” is worth</source>
        <translation>等次“%1”折合百分比</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>不计</translation>
    </message>
</context>
<context>
    <name>lx::ui::InstructorTableModel</name>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>%1 超出</translation>
    </message>
    <message>
        <source>%1 soon</source>
        <translation>%1 将满</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>续聘</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>更换</translation>
    </message>
    <message>
        <source>At most %1 units: %2</source>
        <translation>最多%1家：%2</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未要求</translation>
    </message>
    <message>
        <source>Visits %1, summaries %2, appraisals %3, organizations built %4</source>
        <translation>走访%1，总结%2，鉴定%3，新建党组织%4个</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1月</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近走访</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书号</translation>
    </message>
    <message>
        <source>Term until</source>
        <translation>任期至</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Q%1 sum</source>
        <translation>总结%1季</translation>
    </message>
    <message>
        <source>H1 manager</source>
        <translation>上半年管理</translation>
    </message>
    <message>
        <source>H1 unit</source>
        <translation>上半年派驻</translation>
    </message>
    <message>
        <source>H2 manager</source>
        <translation>下半年管理</translation>
    </message>
    <message>
        <source>H2 unit</source>
        <translation>下半年派驻</translation>
    </message>
    <message>
        <source>%1 expired</source>
        <translation>%1 已满</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 离任</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等次</translation>
    </message>
</context>
<context>
    <name>lx::ui::InstructorsPage</name>
    <message>
        <source>Instructors</source>
        <translation>指导员</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>更多(&amp;O)</translation>
    </message>
    <message>
        <source>More to do for instructors</source>
        <translation>指导员的其他事项</translation>
    </message>
    <message>
        <source>Hand over units…</source>
        <translation>换人…</translation>
    </message>
    <message>
        <source>Leaves office…</source>
        <translation>离任…</translation>
    </message>
    <message>
        <source>Take away chosen units…</source>
        <translation>撤回选中单位的派驻…</translation>
    </message>
    <message>
        <source>Enter v&amp;isits…</source>
        <translation>登记走访(&amp;I)…</translation>
    </message>
    <message>
        <source>Enter a month&apos;s visits of the chosen instructor</source>
        <translation>登记选中指导员一个月的走访</translation>
    </message>
    <message>
        <source>Sen&amp;d to units…</source>
        <translation>派驻(&amp;D)…</translation>
    </message>
    <message>
        <source>Send the chosen instructor to the chosen units</source>
        <translation>把选中的指导员派到选中的单位</translation>
    </message>
    <message>
        <source>Please choose an instructor first.</source>
        <translation>请先选中指导员。</translation>
    </message>
    <message>
        <source>Print letters of appointment</source>
        <translation>打印聘书</translation>
    </message>
    <message>
        <source>Print certificates</source>
        <translation>打印证书</translation>
    </message>
    <message>
        <source>Print visit records</source>
        <translation>打印走访记录</translation>
    </message>
    <message>
        <source>Print appraisals from both sides</source>
        <translation>打印双向鉴定表</translation>
    </message>
    <message>
        <source>Print yearly appraisals</source>
        <translation>打印年度考核表</translation>
    </message>
    <message>
        <source>Words of the instructor&apos;s name or number</source>
        <translation>指导员姓名或编号中的字</translation>
    </message>
    <message>
        <source>Find an instructor</source>
        <translation>查找指导员</translation>
    </message>
    <message>
        <source>Only with something &amp;missing</source>
        <translation>只看有缺的(&amp;M)</translation>
    </message>
    <message>
        <source>Only instructors with something missing</source>
        <translation>只看有缺项的指导员</translation>
    </message>
    <message>
        <source>Board of instructors</source>
        <translation>指导员一览</translation>
    </message>
    <message>
        <source>Units of the chosen instructor</source>
        <translation>选中指导员的单位</translation>
    </message>
    <message>
        <source>Words of a unit&apos;s name</source>
        <translation>单位名称中的字</translation>
    </message>
    <message>
        <source>Find a unit</source>
        <translation>查找单位</translation>
    </message>
    <message>
        <source>Units without an instructor</source>
        <translation>没有指导员的单位</translation>
    </message>
    <message>
        <source>Missing %1</source>
        <translation>缺 %1 项</translation>
    </message>
    <message>
        <source>, over the limit %1</source>
        <translation>，超过上限 %1 人</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 人</translation>
    </message>
    <message>
        <source>%1 units without an instructor</source>
        <translation>没有指导员的单位 %1 家</translation>
    </message>
    <message>
        <source>Enter: visits of the month; Insert: send to the chosen units</source>
        <translation>回车登记走访，Insert 派到选中的单位</translation>
    </message>
    <message>
        <source>Choose units, then Enter, or drag them onto an instructor.</source>
        <translation>选中单位后按回车，或拖到左边的指导员上。</translation>
    </message>
    <message>
        <source>%1 would have %2 units, more than the %3 allowed</source>
        <translation>派出后%1联系 %2 家，超过上限 %3 家</translation>
    </message>
    <message>
        <source>%1 would have %2 units</source>
        <translation>派出后%1联系 %2 家</translation>
    </message>
    <message>
        <source>Please choose an instructor, and the units beside the board.</source>
        <translation>请在左边选中指导员，在右边选中单位。</translation>
    </message>
    <message>
        <source>Please choose units of the instructor, below the board.</source>
        <translation>请在下面的表里选中要撤回的单位。</translation>
    </message>
    <message>
        <source>Settings of visits and appraisal…</source>
        <translation>走访和考核设置…</translation>
    </message>
    <message>
        <source>New instructor…</source>
        <translation>聘任新指导员…</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>What stands below the board</source>
        <translation>一览下方显示什么</translation>
    </message>
    <message>
        <source>Below: units of the chosen instructor</source>
        <translation>下方：选中指导员的单位</translation>
    </message>
    <message>
        <source>Below: units without an instructor</source>
        <translation>下方：没有指导员的单位</translation>
    </message>
    <message>
        <source>Instructors&apos; board of %1</source>
        <translation>%1指导员一览</translation>
    </message>
    <message>
        <source>This instructor has no unit in that month.</source>
        <translation>这名指导员在那个月没有联系的单位。</translation>
    </message>
</context>
<context>
    <name>lx::ui::InterviewPart</name>
    <message>
        <source>Who stands at the end and has serious problems is talked to (Ningxia 2018, clause 3; behind nine tenths of those ranked). With a last day, what is to be mended becomes a supervision when the round is closed.</source>
        <translation>排名靠后且问题突出的要约谈（宁夏2018年指导意见第3条；排在最后一成）。填了整改期限的，办结时下发督办。</translation>
    </message>
    <message>
        <source>Show &amp;all organizations</source>
        <translation>显示全部对象(&amp;A)</translation>
    </message>
    <message>
        <source>Show all organizations of the round</source>
        <translation>显示这一轮的全部对象</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Serious problems</source>
        <translation>问题突出</translation>
    </message>
    <message>
        <source>Talk on</source>
        <translation>约谈日期</translation>
    </message>
    <message>
        <source>Talk by</source>
        <translation>约谈人</translation>
    </message>
    <message>
        <source>To be mended</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Talks</source>
        <translation>约谈</translation>
    </message>
    <message>
        <source>talk</source>
        <translation>约谈</translation>
    </message>
</context>
<context>
    <name>lx::ui::JumpLimitsPanel</name>
    <message>
        <source>When a figure moves so far that it has to be explained</source>
        <translation>与往期相比变动多大要说明</translation>
    </message>
    <message>
        <source>Leave the limits as they are</source>
        <translation>不改界限</translation>
    </message>
    <message>
        <source>As the &amp;program has them</source>
        <translation>恢复程序的界限(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Keep the limits</source>
        <translation>保存界限(&amp;K)</translation>
    </message>
    <message>
        <source>It changes by more than</source>
        <translation>变动超过</translation>
    </message>
    <message>
        <source>and by more than (units, people…)</source>
        <translation>并且相差超过（家、个、人）</translation>
    </message>
    <message>
        <source>With so many closed quarters and more</source>
        <translation>已封账季度达到</translation>
    </message>
    <message>
        <source>also beyond so many usual deviations</source>
        <translation>时，还要超出常见波动的倍数</translation>
    </message>
</context>
<context>
    <name>lx::ui::KeepPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>lx::ui::LeagueView</name>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位数</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>已覆盖</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Since last week</source>
        <translation>比上周</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>比开始</translation>
    </message>
    <message>
        <source>Still to be founded</source>
        <translation>应建未建</translation>
    </message>
    <message>
        <source>Townships in the campaign</source>
        <translation>各地进展排名</translation>
    </message>
    <message>
        <source>The campaign has not begun: there is no ranking yet.</source>
        <translation>行动还没有开始，还没有排名。</translation>
    </message>
    <message>
        <source>As of %1, ranked by coverage; the week is counted from %2, the start from %3</source>
        <translation>截至%1，按覆盖率排名；比上周从%2算起，比开始从%3算起</translation>
    </message>
</context>
<context>
    <name>lx::ui::LedgerTableModel</name>
    <message>
        <source>Choosing rows</source>
        <translation>挑选各行</translation>
    </message>
    <message>
        <source>fits no longer</source>
        <translation>不再符合筛选</translation>
    </message>
    <message>
        <source>It was changed and no longer fits the conditions, the search or the order. F5 filters again.</source>
        <translation>改动后不再符合条件、检索或排序。按 F5 重新筛选。</translation>
    </message>
    <message>
        <source>Worked out by the program, not to be edited: %1</source>
        <translation>程序推算的栏目，不能在这里改：%1</translation>
    </message>
</context>
<context>
    <name>finding</name>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>deadline %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>What would make it met</source>
        <translation>怎样才算落实</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Facts and where they come from</source>
        <translation>依据的事实和来源</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>政策依据</translation>
    </message>
    <message>
        <source>(this product&apos;s default)</source>
        <translation>（本产品默认值）</translation>
    </message>
    <message>
        <source>Figures: </source>
        <translation>参数：</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效期至 %1</translation>
    </message>
    <message>
        <source>Explained (run out)</source>
        <translation>情况说明（已过期）</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>情况说明</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>issued %1</source>
        <translation>%1 下发</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>closed %1</source>
        <translation>%1 销号</translation>
    </message>
    <message>
        <source>Print the notice</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>done late, on %1</source>
        <translation>逾期完成（%1）</translation>
    </message>
</context>
<context>
    <name>format</name>
    <message>
        <source>today %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
</context>
<context>
    <name>lx::ui::CampaignPage</name>
    <message>
        <source>Campaigns</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>E&amp;xample: the hundred days</source>
        <translation>示例：百日攻坚(&amp;X)</translation>
    </message>
    <message>
        <source>Example: the hundred days</source>
        <translation>示例：百日攻坚</translation>
    </message>
    <message>
        <source>&amp;New campaign</source>
        <translation>新建专项行动(&amp;N)</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>新建专项行动</translation>
    </message>
    <message>
        <source>Founding month</source>
        <translation>集中组建月</translation>
    </message>
    <message>
        <source>Full survey</source>
        <translation>全面摸底</translation>
    </message>
    <message>
        <source>Founding organizations</source>
        <translation>集中组建</translation>
    </message>
    <message>
        <source>Summing up</source>
        <translation>总结验收</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Milestones done</source>
        <translation>里程碑完成</translation>
    </message>
    <message>
        <source>There is no campaign yet. Begin one with “New campaign”, or look at the example with the milestones of a policy.</source>
        <translation>还没有专项行动。可以用“新建专项行动”开始，也可以先看示例：按政策列好的里程碑。</translation>
    </message>
    <message>
        <source>&amp;Edit the campaign</source>
        <translation>修改行动(&amp;G)</translation>
    </message>
    <message>
        <source>Edit the campaign</source>
        <translation>修改行动</translation>
    </message>
    <message>
        <source>&amp;Add a milestone</source>
        <translation>添加里程碑(&amp;A)</translation>
    </message>
    <message>
        <source>Add a milestone</source>
        <translation>添加里程碑</translation>
    </message>
    <message>
        <source>&amp;Remove the milestone</source>
        <translation>删除里程碑(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the milestone</source>
        <translation>删除里程碑</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Reached number</source>
        <translation>已达数</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>应达数</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Targets of the campaign</source>
        <translation>行动期内的目标</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>%1 campaigns</source>
        <translation>%1 个行动</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>%1 of %2 milestones done</source>
        <translation>里程碑完成 %1 / %2</translation>
    </message>
    <message>
        <source>%1, %2 overdue</source>
        <translation>%1，逾期 %2</translation>
    </message>
    <message>
        <source>No target of the chosen policies falls due in this campaign.</source>
        <translation>所选政策没有在行动期内到期的目标。</translation>
    </message>
    <message>
        <source>Targets that fall due in this campaign</source>
        <translation>行动期内到期的目标</translation>
    </message>
    <message>
        <source>New campaign %1</source>
        <translation>新建专项行动 %1</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>Remove the milestone %1</source>
        <translation>删除里程碑 %1</translation>
    </message>
    <message>
        <source>Milestone changed</source>
        <translation>修改里程碑</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation>统计口径：%1</translation>
    </message>
    <message>
        <source>Save the &amp;summary…</source>
        <translation>导出总结(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the summary</source>
        <translation>导出总结</translation>
    </message>
    <message>
        <source>&amp;Letters</source>
        <translation>公文(&amp;L)</translation>
    </message>
    <message>
        <source>Letters of the campaign</source>
        <translation>专项行动的公文</translation>
    </message>
    <message>
        <source>Bulletin of the week…</source>
        <translation>本周通报…</translation>
    </message>
    <message>
        <source>Summary as a letter…</source>
        <translation>总结（公文）…</translation>
    </message>
    <message>
        <source>What the campaign has reached</source>
        <translation>专项行动的成效</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>到期目标</translation>
    </message>
    <message>
        <source>Townships</source>
        <translation>各地进展</translation>
    </message>
    <message>
        <source>The campaign has not begun: there is nothing to tell.</source>
        <translation>行动还没有开始，没有可通报的。</translation>
    </message>
    <message>
        <source> summary</source>
        <translation>总结</translation>
    </message>
    <message>
        <source> bulletin</source>
        <translation>通报</translation>
    </message>
    <message>
        <source>Give numbers</source>
        <translation>编发文字号</translation>
    </message>
    <message>
        <source>Settings of letters…</source>
        <translation>公文设置…</translation>
    </message>
</context>
<context>
    <name>lx::ui::ConditionLine</name>
    <message>
        <source>Derived by the program</source>
        <translation>由程序计算</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add this condition</source>
        <translation>添加这个条件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Enter what to look for.</source>
        <translation>请填写要找的内容。</translation>
    </message>
</context>
<context>
    <name>lx::ui::CoverageChart</name>
    <message>
        <source>Chart of both coverages by area</source>
        <translation>各属地组织覆盖率和工作覆盖率条形图</translation>
    </message>
</context>
<context>
    <name>lx::ui::DateEditor</name>
    <message>
        <source>e.g. 2025-9-30</source>
        <translation>如 2025-9-30</translation>
    </message>
    <message>
        <source>Pick a day</source>
        <translation>选择日期</translation>
    </message>
</context>
<context>
    <name>lx::ui::DetailPanel</name>
    <message>
        <source>Details of the row</source>
        <translation>本行详情</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit in the form (Enter)</source>
        <translation>在表单中编辑（回车）</translation>
    </message>
    <message>
        <source>Hide the details</source>
        <translation>收起详情</translation>
    </message>
    <message>
        <source>Choose a row to see its details.</source>
        <translation>选中一行，这里显示它的详情。</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更历史</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Dossier</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>All that is kept of it, what the policies say first (Alt+Enter)</source>
        <translation>全部情况集中一处，政策结论在前（Alt+回车）</translation>
    </message>
</context>
<context>
    <name>lx::ui::EndPanel</name>
    <message>
        <source>on</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day it ends</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>kept in the remarks</source>
        <translation>写入备注</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lx::ui::Evaluations</name>
    <message>
        <source>Evaluating the policies</source>
        <translation>评估政策落实情况</translation>
    </message>
</context>
<context>
    <name>lx::ui::FileActions</name>
    <message>
        <source>Open a ledger file</source>
        <translation>打开台账文件</translation>
    </message>
    <message>
        <source>%1 is no longer there. It may have been moved or its drive is not plugged in.</source>
        <translation>找不到 %1，可能已移动，或所在的U盘没有插上。</translation>
    </message>
    <message>
        <source>Opened read-only: you can look, print and export, not change.</source>
        <translation>已只读打开：可以查看、打印、导出，不能修改。</translation>
    </message>
    <message>
        <source>The file is in use</source>
        <translation>文件正在使用</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>只读打开</translation>
    </message>
    <message>
        <source>Open a copy…</source>
        <translation>打开副本…</translation>
    </message>
    <message>
        <source>Don&apos;t open</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>Save the copy as</source>
        <translation>副本保存为</translation>
    </message>
    <message>
        <source>%1 copy.lxdb</source>
        <translation>%1 副本.lxdb</translation>
    </message>
    <message>
        <source>Save a copy as</source>
        <translation>另存副本</translation>
    </message>
    <message>
        <source>%1 %2.lxdb</source>
        <translation>%1 %2.lxdb</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制文件</translation>
    </message>
    <message>
        <source>Copy saved: %1</source>
        <translation>副本已保存：%1</translation>
    </message>
    <message>
        <source>Save the sample as</source>
        <translation>示例保存为</translation>
    </message>
    <message>
        <source>Sample county.lxdb</source>
        <translation>示例县.lxdb</translation>
    </message>
    <message>
        <source>Making the sample</source>
        <translation>正在生成示例</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>The file was not closed</source>
        <translation>文件上次没有正常关闭</translation>
    </message>
    <message>
        <source>%1 was last opened by %2 and not closed properly: the program was ended by force, the computer went off, or somebody still has it open on another computer.

Where it is open elsewhere, only look at it now. Otherwise go on: everything saved is there.</source>
        <translation>%1 上次由%2打开，没有正常关闭：可能是程序被强行结束、电脑断电，也可能还在另一台电脑上开着。

如果别处还开着，请只读查看；否则可以接着使用，已保存的内容都在。</translation>
    </message>
    <message>
        <source>Go on using it</source>
        <translation>接着使用</translation>
    </message>
    <message>
        <source>%1 has been opened by %2. Two people writing at once would destroy each other&apos;s work. You can look at it now, or work on a copy.</source>
        <translation>%1 正由%2使用。两人同时写入会互相覆盖，可以先只读查看，或另存副本再修改。</translation>
    </message>
    <message>
        <source>This file lies in a network folder: it is saved more slowly there, and only one computer should have it open at a time.</source>
        <translation>这个文件放在网络文件夹里：保存会慢一些，同一时间只能在一台电脑上打开。</translation>
    </message>
    <message>
        <source>This file lies in a folder that is synchronised with others. Don&apos;t open it on two computers at once, and let the synchronising finish before you open it elsewhere: otherwise one of two versions is lost.</source>
        <translation>这个文件放在会自动同步的文件夹里。不要在两台电脑上同时打开；换电脑前请等同步完成，否则两个版本会丢掉一个。</translation>
    </message>
    <message>
        <source>The clock of this computer says %1, but the newest change in this file is of %2. Please check date and time of the computer; until then changes are recorded under the later time.</source>
        <translation>这台电脑的时间是 %1，而台账里最新的修改是 %2。请检查电脑的日期和时间；改正之前，新的修改都按较晚的时间记录。</translation>
    </message>
    <message>
        <source>%1 is there already and is not replaced.</source>
        <translation>已经有文件 %1，不会覆盖它。</translation>
    </message>
    <message>
        <source>Open the file that is there</source>
        <translation>打开已有的文件</translation>
    </message>
    <message>
        <source>Choose another name…</source>
        <translation>换一个名字…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 on the computer “%2” since %3</source>
        <translation>%1在电脑“%2”上（%3起）</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>Making the file %1</source>
        <translation>正在新建 %1</translation>
    </message>
    <message>
        <source>Copy with attachments?</source>
        <translation>连附件一起复制吗？</translation>
    </message>
    <message>
        <source>Files are kept beside this ledger. In another folder the copy lacks them unless they are taken along.</source>
        <translation>这个台账旁边存有附件。副本放到别的文件夹里，不带上附件就打不开。</translation>
    </message>
    <message>
        <source>With the attachments</source>
        <translation>连附件一起</translation>
    </message>
    <message>
        <source>The ledger alone</source>
        <translation>只复制台账</translation>
    </message>
</context>
<context>
    <name>lx::ui::FilterBar</name>
    <message>
        <source>&amp;Groups and counts</source>
        <translation>条件组(&amp;G)</translation>
    </message>
    <message>
        <source>All conditions as a tree: one of several, none of them, how many rows</source>
        <translation>把全部条件列成树：满足其一、都不满足、有几条记录</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Apply these conditions</source>
        <translation>应用这些条件</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>C&amp;ondition</source>
        <translation>条件(&amp;O)</translation>
    </message>
    <message>
        <source>Show rows by any field</source>
        <translation>按任意字段筛选</translation>
    </message>
    <message>
        <source>&amp;In force only</source>
        <translation>仅当期有效(&amp;I)</translation>
    </message>
    <message>
        <source>Only rows that count on the as-of date</source>
        <translation>只显示截止日期当天有效的行</translation>
    </message>
    <message>
        <source>Take this condition away</source>
        <translation>去掉这个条件</translation>
    </message>
    <message>
        <source>Condition %1: take away</source>
        <translation>条件 %1：去掉</translation>
    </message>
    <message>
        <source>List: %1 (%2 rows)</source>
        <translation>清单：%1（%2 行）</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Words, code, pinyin initials</source>
        <translation>词语、代码、拼音首字母</translation>
    </message>
</context>
<context>
    <name>lx::ui::FindingModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Answerable organization</source>
        <translation>责任党组织</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>处置</translation>
    </message>
</context>
<context>
    <name>lx::ui::FindingsPanel</name>
    <message>
        <source>Not given</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>结论说明</translation>
    </message>
    <message>
        <source>Find: name, code, pinyin</source>
        <translation>查找：名称、代码、拼音</translation>
    </message>
    <message>
        <source>Find among the findings</source>
        <translation>在结论中查找</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Answerable organization</source>
        <translation>责任党组织</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>结论清单</translation>
    </message>
    <message>
        <source>All areas</source>
        <translation>全部属地</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部党组织</translation>
    </message>
    <message>
        <source>No finding fits. Take a filter back.</source>
        <translation>没有符合的结论，请放宽筛选条件。</translation>
    </message>
    <message>
        <source>Nothing in these states. Press another state above to see the rest.</source>
        <translation>这些状态下没有记录，可点上方其他状态查看。</translation>
    </message>
    <message>
        <source>Open these %1 in the ledger</source>
        <translation>在台账中打开这 %1 条</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处置情况</translation>
    </message>
    <message>
        <source>Handled or not</source>
        <translation>全部处置</translation>
    </message>
    <message>
        <source>Not handled</source>
        <translation>未处置</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Any deadline</source>
        <translation>全部期限</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>Within 180 days</source>
        <translation>180 天内</translation>
    </message>
    <message>
        <source>Without deadline</source>
        <translation>无期限</translation>
    </message>
    <message>
        <source>Explain %1…</source>
        <translation>情况说明 %1 项…</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>情况说明…</translation>
    </message>
    <message>
        <source>Supervise %1…</source>
        <translation>督办 %1 项…</translation>
    </message>
    <message>
        <source>Supervise…</source>
        <translation>督办…</translation>
    </message>
    <message>
        <source>Explain the chosen findings</source>
        <translation>填写所选结论的情况说明</translation>
    </message>
    <message>
        <source>Supervise the chosen findings</source>
        <translation>督办所选结论</translation>
    </message>
    <message>
        <source>Explanation for %1 findings</source>
        <translation>情况说明（%1 项结论）</translation>
    </message>
    <message>
        <source>Supervision of %1 findings</source>
        <translation>督办（%1 项结论）</translation>
    </message>
    <message>
        <source>The file is open for reading only.</source>
        <translation>本台账以只读方式打开，不能修改。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More about the chosen findings</source>
        <translation>对所选结论的更多操作</translation>
    </message>
    <message>
        <source>with “%1”</source>
        <translation>含“%1”</translation>
    </message>
    <message>
        <source>Policy: %1</source>
        <translation>执行政策：%1</translation>
    </message>
    <message>
        <source>Clause: %1</source>
        <translation>依据：%1</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>所列范围：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::History</name>
    <message>
        <source>Something else was done since: undo it first.</source>
        <translation>之后又有别的改动，请先撤销那些改动。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>已重做：%1</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Undo: %1 (Ctrl+Z)</source>
        <translation>撤销：%1（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
    <message>
        <source>Redo: %1 (Ctrl+Y)</source>
        <translation>重做：%1（Ctrl+Y）</translation>
    </message>
</context>
<context>
    <name>lx::ui::LedgerDelegate</name>
    <message>
        <source>Not changed: %1</source>
        <translation>没有修改：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::LedgerList</name>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1，%2 行</translation>
    </message>
</context>
<context>
    <name>lx::ui::LedgerPage</name>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;New row</source>
        <translation>新增(&amp;N)</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>Details of the row (F4)</source>
        <translation>本行详情（F4）</translation>
    </message>
    <message>
        <source>Details of the row</source>
        <translation>本行详情</translation>
    </message>
    <message>
        <source>&amp;New: %1</source>
        <translation>新增%1(&amp;N)</translation>
    </message>
    <message>
        <source>%1 rows copied</source>
        <translation>已复制 %1 行</translation>
    </message>
</context>
<context>
    <name>lx::ui::LetterheadPanel</name>
    <message>
        <source>What stands on the letters</source>
        <translation>公文上写什么</translation>
    </message>
    <message>
        <source>Leave the letters as they are</source>
        <translation>公文设置不改</translation>
    </message>
    <message>
        <source>&amp;Keep for letters</source>
        <translation>保存公文设置(&amp;K)</translation>
    </message>
    <message>
        <source>Word before the number</source>
        <translation>发文机关代字</translation>
    </message>
    <message>
        <source>as the office has it</source>
        <translation>永组督</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact&apos;s telephone</source>
        <translation>联系人电话</translation>
    </message>
    <message>
        <source>Copies to</source>
        <translation>抄送</translation>
    </message>
    <message>
        <source>offices, with a comma between</source>
        <translation>单位之间用逗号隔开</translation>
    </message>
    <message>
        <source>A &amp;receipt to tear off</source>
        <translation>附回执(&amp;U)</translation>
    </message>
</context>
<context>
    <name>lx::ui::LifePage</name>
    <message>
        <source>Organization life</source>
        <translation>组织生活</translation>
    </message>
    <message>
        <source>E&amp;nter activities…</source>
        <translation>登记活动(&amp;N)…</translation>
    </message>
    <message>
        <source>Enter activities of the chosen organizations</source>
        <translation>为所选党组织登记活动</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Kind of activity</source>
        <translation>组织生活类别</translation>
    </message>
    <message>
        <source>Words of the organization&apos;s name</source>
        <translation>党组织名称中的字</translation>
    </message>
    <message>
        <source>Find an organization</source>
        <translation>查找党组织</translation>
    </message>
    <message>
        <source>Only with something &amp;missing</source>
        <translation>只看有缺的(&amp;M)</translation>
    </message>
    <message>
        <source>Organization life of the year</source>
        <translation>全年组织生活</translation>
    </message>
    <message>
        <source>Organization life of %1</source>
        <translation>%1组织生活情况</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>The policies ask for none of it so far.</source>
        <translation>所选政策至今没有这项要求。</translation>
    </message>
    <message>
        <source>Asked %1 times, in time %2 (%3), missing %4, due now %5</source>
        <translation>应开展 %1，按时 %2（%3），缺 %4，本期待开展 %5</translation>
    </message>
    <message>
        <source>%1 organizations</source>
        <translation>%1 个党组织</translation>
    </message>
    <message>
        <source>%1 cells chosen: Insert enters an activity for their organizations</source>
        <translation>选了 %1 格：按 Insert 为这些党组织登记活动</translation>
    </message>
    <message>
        <source>Enter opens a cell, Insert enters an activity</source>
        <translation>回车打开所在格，Insert 登记活动</translation>
    </message>
    <message>
        <source>Only organizations with something missing</source>
        <translation>只看有缺的党组织</translation>
    </message>
    <message>
        <source>&amp;Repeat the last…</source>
        <translation>重复上次(&amp;R)…</translation>
    </message>
    <message>
        <source>Enters for the chosen organizations what was held last before the month in hand</source>
        <translation>按所选党组织在当前月份之前最近一次开展的内容登记</translation>
    </message>
    <message>
        <source>Organizations below</source>
        <translation>党组织范围</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部党组织</translation>
    </message>
    <message>
        <source>The chosen organizations held none before that month: nothing to repeat.</source>
        <translation>所选党组织在这个月以前一年内没有开展过，没有可以重复的。</translation>
    </message>
    <message>
        <source>Parts of organization life</source>
        <translation>组织生活的内容</translation>
    </message>
    <message>
        <source>What was held</source>
        <translation>开展情况</translation>
    </message>
    <message>
        <source>Yearly plan</source>
        <translation>年度计划</translation>
    </message>
</context>
<context>
    <name>lx::ui::LifeTableModel</name>
    <message>
        <source>none</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>none %1</source>
        <translation>缺%1</translation>
    </message>
    <message>
        <source>due</source>
        <translation>待</translation>
    </message>
    <message>
        <source>%1 of %2 came</source>
        <translation>实到 %1，应到 %2</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1 held, %2 missing</source>
        <translation>开展 %1 次，缺 %2</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1月</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>应开展</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已开展</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>出席率</translation>
    </message>
</context>
<context>
    <name>lx::ui::MainWindow</name>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Save this form</source>
        <translation>保存表单(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新建(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Recent files</source>
        <translation>最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Open the sam&amp;ple…</source>
        <translation>打开示例(&amp;P)…</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>另存副本(&amp;C)…</translation>
    </message>
    <message>
        <source>C&amp;lose file</source>
        <translation>关闭文件(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>Large &amp;type</source>
        <translation>大字号(&amp;T)</translation>
    </message>
    <message>
        <source>Set the &amp;as-of date</source>
        <translation>设置截止日期(&amp;A)</translation>
    </message>
    <message>
        <source>Choose &amp;policies</source>
        <translation>选择执行政策(&amp;P)</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Liangxin Ledger</source>
        <translation>两新党建台账</translation>
    </message>
    <message>
        <source>Restore a &amp;backup…</source>
        <translation>恢复备份…(&amp;B)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>&amp;Print what is shown…</source>
        <translation>打印所示内容(&amp;P)…</translation>
    </message>
    <message>
        <source>Choose the s&amp;cope</source>
        <translation>选择统计口径(&amp;C)</translation>
    </message>
</context>
<context>
    <name>lx::ui::MapPage</name>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>Import &amp;boundaries…</source>
        <translation>导入边界(&amp;B)…</translation>
    </message>
    <message>
        <source>Reads the areas&apos; boundaries (GeoJSON, WGS-84) into the ledger of areas</source>
        <translation>把属地的边界（GeoJSON，WGS-84）读进属地台账</translation>
    </message>
    <message>
        <source>Save &amp;map…</source>
        <translation>保存地图(&amp;M)…</translation>
    </message>
    <message>
        <source>Save the map as PDF, SVG or PNG</source>
        <translation>把分布图存成 PDF、SVG 或 PNG</translation>
    </message>
    <message>
        <source>P&amp;rint the map…</source>
        <translation>打印地图(&amp;R)…</translation>
    </message>
    <message>
        <source>The map as it is saved; Ctrl+P prints the table beside it</source>
        <translation>与保存的地图一样；Ctrl+P 打印旁边的表</translation>
    </message>
    <message>
        <source>&amp;One sheet each…</source>
        <translation>每个属地一张(&amp;O)…</translation>
    </message>
    <message>
        <source>A PDF of every town, street and park into a folder</source>
        <translation>每个乡镇、街道、园区各存一个 PDF 到文件夹</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Areas of the map</source>
        <translation>图上的属地</translation>
    </message>
    <message>
        <source>Click a mark or an area for its list; the wheel zooms, dragging moves</source>
        <translation>单击一处或一个属地打开名单，滚轮缩放，拖动移动</translation>
    </message>
    <message>
        <source>The areas have no boundaries yet: one tile each. Import them as GeoJSON.</source>
        <translation>属地还没有边界，每个属地画成一格；可以导入 GeoJSON 边界。</translation>
    </message>
    <message>
        <source>The areas have no boundaries yet: one tile each, dragged to where it belongs (or chosen in the table and moved with Shift and the arrows on the map)</source>
        <translation>属地还没有边界，每个画成一格，可拖到合适的位置（或在表里选中，再到图上按 Shift+方向键移动）</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>%1 at one place of the map</source>
        <translation>图上同一处的%1</translation>
    </message>
    <message>
        <source>Units at one place of the map</source>
        <translation>图上一处的单位</translation>
    </message>
    <message>
        <source>Units of %1</source>
        <translation>%1的单位</translation>
    </message>
    <message>
        <source>Units outside their areas</source>
        <translation>不在自己属地里的单位</translation>
    </message>
    <message>
        <source>Nothing on the map is called “%1”, or it has no place on it.</source>
        <translation>图上没有名称含“%1”的属地或单位，或者它没有坐标。</translation>
    </message>
    <message>
        <source>Boundaries of areas</source>
        <translation>属地边界</translation>
    </message>
    <message>
        <source>GeoJSON (*.geojson *.json)</source>
        <translation>GeoJSON (*.geojson *.json)</translation>
    </message>
    <message>
        <source>Importing boundaries</source>
        <translation>导入边界</translation>
    </message>
    <message>
        <source>Boundaries of %1 areas were set, %2 were so already.</source>
        <translation>更新了 %1 个属地的边界，%2 个原来就是这样。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>保存分布图</translation>
    </message>
    <message>
        <source>PDF, SVG or PNG (*.pdf *.svg *.png)</source>
        <translation>PDF、SVG 或 PNG (*.pdf *.svg *.png)</translation>
    </message>
    <message>
        <source>Folder for a map of every town, street and park</source>
        <translation>各乡镇、街道、园区的分布图存到哪个文件夹</translation>
    </message>
    <message>
        <source>Writing maps</source>
        <translation>正在写分布图</translation>
    </message>
    <message>
        <source>%1 maps were written into %2.</source>
        <translation>已写入 %1 张分布图，在 %2。</translation>
    </message>
</context>
<context>
    <name>lx::ui::MapPanes</name>
    <message>
        <source>Distribution map</source>
        <translation>党建分布图</translation>
    </message>
    <message>
        <source>Distribution map of the other day</source>
        <translation>另一天的党建分布图</translation>
    </message>
    <message>
        <source>Arrows move it, plus and minus zoom, Home shows the whole; the table beside it holds the same figures</source>
        <translation>方向键移动，加减号缩放，Home 看全图；旁边的表里是同样的数</translation>
    </message>
</context>
<context>
    <name>lx::ui::MapTools</name>
    <message>
        <source>Area shown</source>
        <translation>所画的属地</translation>
    </message>
    <message>
        <source>Figure the areas are shaded by</source>
        <translation>属地按什么着色</translation>
    </message>
    <message>
        <source>List the map is narrowed to</source>
        <translation>地图只看哪个列表</translation>
    </message>
    <message>
        <source>&amp;Beside</source>
        <translation>对比(&amp;D)</translation>
    </message>
    <message>
        <source>Another day beside it</source>
        <translation>与另一天并排</translation>
    </message>
    <message>
        <source>The other day</source>
        <translation>另一天</translation>
    </message>
    <message>
        <source>&amp;Units as points</source>
        <translation>单位画成点(&amp;U)</translation>
    </message>
    <message>
        <source>System of the units&apos; coordinates</source>
        <translation>单位坐标的坐标系</translation>
    </message>
    <message>
        <source>How many of the units lie inside their own area when their coordinates are read so</source>
        <translation>按这种坐标系读，单位落在自己属地里的占多少</translation>
    </message>
    <message>
        <source>Words of an area&apos;s or unit&apos;s name</source>
        <translation>属地或单位名称里的字</translation>
    </message>
    <message>
        <source>Find an area or unit</source>
        <translation>查找属地或单位</translation>
    </message>
    <message>
        <source>Approval number of the map</source>
        <translation>地图审图号</translation>
    </message>
    <message>
        <source>Map approval number</source>
        <translation>审图号</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Mor&amp;e</source>
        <translation>更多(&amp;E)</translation>
    </message>
    <message>
        <source>Classes, paper, approval number and coordinates</source>
        <translation>分级、纸张、审图号和坐标系</translation>
    </message>
    <message>
        <source>&amp;Whole map</source>
        <translation>看全图(&amp;W)</translation>
    </message>
    <message>
        <source>Classes of shades</source>
        <translation>着色分级</translation>
    </message>
    <message>
        <source>Natural classes</source>
        <translation>自然分级</translation>
    </message>
    <message>
        <source>Equal widths</source>
        <translation>等距分级</translation>
    </message>
    <message>
        <source>Equally many</source>
        <translation>等量分级</translation>
    </message>
    <message>
        <source>Own limits</source>
        <translation>自定界限</translation>
    </message>
    <message>
        <source>Limits of the own classes</source>
        <translation>自定分级的界限</translation>
    </message>
    <message>
        <source>Limits, as 60、80、95</source>
        <translation>界限，如 60、80、95</translation>
    </message>
    <message>
        <source>Limits are numbers parted by commas, as 60、80、95.</source>
        <translation>界限要写成用顿号或逗号隔开的数，如 60、80、95。</translation>
    </message>
    <message>
        <source>All units</source>
        <translation>全部单位</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 units outside their areas</source>
        <translation>%1 家不在自己属地里</translation>
    </message>
</context>
<context>
    <name>lx::ui::MapWords</name>
    <message>
        <source>%1 units</source>
        <translation>%1 家单位</translation>
    </message>
    <message>
        <source>%1 members</source>
        <translation>党员 %1 名</translation>
    </message>
    <message>
        <source> and %1 more</source>
        <translation> 等，另有 %1 个</translation>
    </message>
    <message>
        <source>organizations cover %1</source>
        <translation>组织覆盖率 %1</translation>
    </message>
    <message>
        <source>members: %1</source>
        <translation>党员：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::MilestoneModel</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>责任单位</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>lx::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1（Ctrl+%2）</translation>
    </message>
</context>
<context>
    <name>lx::ui::NewRoundForm</name>
    <message>
        <source>Who is assessed</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Leave the new round</source>
        <translation>不新建，返回</translation>
    </message>
    <message>
        <source>&amp;Begin the round</source>
        <translation>开始这一轮(&amp;B)</translation>
    </message>
    <message>
        <source>Begin the round</source>
        <translation>开始这一轮考核</translation>
    </message>
    <message>
        <source>Year that is assessed</source>
        <translation>考核的年度</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>年度(&amp;Y)</translation>
    </message>
    <message>
        <source>Who assesses</source>
        <translation>组织考核的党组织</translation>
    </message>
    <message>
        <source>&amp;Who assesses</source>
        <translation>组织考核的党组织(&amp;W)</translation>
    </message>
    <message>
        <source>Scheme of the round</source>
        <translation>考核方案</translation>
    </message>
    <message>
        <source>&amp;Scheme</source>
        <translation>方案(&amp;S)</translation>
    </message>
    <message>
        <source>%1: begin</source>
        <translation>%1：新建</translation>
    </message>
</context>
<context>
    <name>lx::ui::NoticeArea</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lx::ui::OrgTicks</name>
    <message>
        <source>Those with &amp;units</source>
        <translation>有覆盖单位的(&amp;U)</translation>
    </message>
    <message>
        <source>Tick the organizations that cover units</source>
        <translation>勾选有覆盖单位的党组织</translation>
    </message>
    <message>
        <source>&amp;Direct subordinates</source>
        <translation>直属下级(&amp;D)</translation>
    </message>
    <message>
        <source>Tick the direct subordinates</source>
        <translation>勾选直属下级</translation>
    </message>
    <message>
        <source>N&amp;one</source>
        <translation>都不选(&amp;O)</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>都不选</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>考核</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Organizations that can be assessed</source>
        <translation>可以考核的党组织</translation>
    </message>
    <message>
        <source>direct subordinate</source>
        <translation>直属下级</translation>
    </message>
    <message>
        <source>covers units</source>
        <translation>有覆盖单位</translation>
    </message>
    <message>
        <source>%1 of %2 are assessed</source>
        <translation>下级 %2 个，考核 %1 个</translation>
    </message>
    <message>
        <source>&amp;Full members</source>
        <translation>正式党员(&amp;U)</translation>
    </message>
    <message>
        <source>Tick the full members</source>
        <translation>勾选正式党员</translation>
    </message>
    <message>
        <source>Appraised</source>
        <translation>评议</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>党员</translation>
    </message>
    <message>
        <source>Members that can be appraised</source>
        <translation>可以评议的党员</translation>
    </message>
    <message>
        <source>full member</source>
        <translation>正式党员</translation>
    </message>
    <message>
        <source>not a full member here</source>
        <translation>预备党员，或组织关系不在册</translation>
    </message>
    <message>
        <source>No member is on its roster; choose the branch that meets.</source>
        <translation>这个党组织名下没有党员；请在上面选召开评议会的党支部。</translation>
    </message>
    <message>
        <source>%1 of %2 are appraised</source>
        <translation>评议 %1 名，共 %2 名</translation>
    </message>
</context>
<context>
    <name>lx::ui::OrgsPart</name>
    <message>
        <source>%1 from %2</source>
        <translation>%1 %2分起</translation>
    </message>
    <message>
        <source> (at most %1 %)</source>
        <translation>（不超过 %1%）</translation>
    </message>
    <message>
        <source>&amp;Give up the round</source>
        <translation>放弃这一轮(&amp;G)</translation>
    </message>
    <message>
        <source>Give up the round</source>
        <translation>放弃这一轮考核</translation>
    </message>
    <message>
        <source>&amp;Keep who is assessed</source>
        <translation>保存对象(&amp;K)</translation>
    </message>
    <message>
        <source>Keep who is assessed</source>
        <translation>保存考核对象</translation>
    </message>
    <message>
        <source>who is assessed</source>
        <translation>考核对象</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>%1
Weights: %2
Grades: %3</source>
        <translation>%1
权重：%2
等次：%3</translation>
    </message>
    <message>
        <source> (at most one in %1)</source>
        <translation>（每 %1 名至多 1 名）</translation>
    </message>
</context>
<context>
    <name>lx::ui::OwnChartPanel</name>
    <message>
        <source>Own chart</source>
        <translation>本县的图</translation>
    </message>
    <message>
        <source>Title of the chart</source>
        <translation>图的名称</translation>
    </message>
    <message>
        <source>Rows of the ledger</source>
        <translation>统计哪个台账</translation>
    </message>
    <message>
        <source>Which of them</source>
        <translation>哪些行</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>画什么数</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>A sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>A share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Sum of</source>
        <translation>合计哪一项</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>按什么分组</translation>
    </message>
    <message>
        <source>Parted by</source>
        <translation>再按什么分</translation>
    </message>
    <message>
        <source>Drawn as</source>
        <translation>图的样式</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>条形</translation>
    </message>
    <message>
        <source>Stacked bars</source>
        <translation>堆叠条形</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>折线</translation>
    </message>
    <message>
        <source>Pie (at most 5 parts)</source>
        <translation>圆饼（最多5份）</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>由多到少</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>由少到多</translation>
    </message>
    <message>
        <source>As the choices stand</source>
        <translation>按选择项的顺序</translation>
    </message>
    <message>
        <source>At most so many</source>
        <translation>最多显示几组</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Only rows that</source>
        <translation>只统计符合条件的行</translation>
    </message>
    <message>
        <source>The share of those that</source>
        <translation>其中符合条件的占多少</translation>
    </message>
    <message>
        <source>Cance&amp;l</source>
        <translation>取消(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Delete the chart</source>
        <translation>删除图(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the chart</source>
        <translation>删除图</translation>
    </message>
    <message>
        <source>&amp;Keep the chart</source>
        <translation>保存图(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the chart</source>
        <translation>保存图</translation>
    </message>
    <message>
        <source>All that count on the day, or by the condition</source>
        <translation>当日有效的全部，或按条件</translation>
    </message>
    <message>
        <source>List: %1</source>
        <translation>名单：%1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不再分</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Managing organization</source>
        <translation>管理党组织</translation>
    </message>
    <message>
        <source>Give it a title.</source>
        <translation>请写图的名称。</translation>
    </message>
    <message>
        <source>Kept; Ctrl+Z takes it back.</source>
        <translation>已保存；Ctrl+Z 可以撤销。</translation>
    </message>
    <message>
        <source>Deleted; Ctrl+Z brings the chart back.</source>
        <translation>已删除；Ctrl+Z 可以恢复。</translation>
    </message>
</context>
<context>
    <name>lx::ui::PageChoiceEdit</name>
    <message>
        <source>Pages that are printed</source>
        <translation>打印的页码</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部页</translation>
    </message>
    <message>
        <source>Which pages are printed or saved: 3, 1-4, 7; nothing typed: all</source>
        <translation>要打印或保存哪几页：3、1-4、7；不填就是全部</translation>
    </message>
</context>
<context>
    <name>lx::ui::PlanTableModel</name>
    <message>
        <source>month %1</source>
        <translation>%1月</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1月</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期未办</translation>
    </message>
    <message>
        <source>To be done</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>late</source>
        <comment>plan</comment>
        <translation>逾</translation>
    </message>
    <message>
        <source>due</source>
        <comment>plan</comment>
        <translation>待</translation>
    </message>
</context>
<context>
    <name>lx::ui::PlanView</name>
    <message>
        <source>M&amp;ore</source>
        <translation>更多(&amp;O)</translation>
    </message>
    <message>
        <source>More to do for plans</source>
        <translation>年度计划的更多操作</translation>
    </message>
    <message>
        <source>Subject of the month&apos;s theme day…</source>
        <translation>统一本月主题党日的主题…</translation>
    </message>
    <message>
        <source>Take over the former year&apos;s plan</source>
        <translation>照抄上年计划</translation>
    </message>
    <message>
        <source>Give the plan in hand to the chosen organizations</source>
        <translation>把当前党组织的计划抄给选中的</translation>
    </message>
    <message>
        <source>Print yearly plans</source>
        <translation>打印年度计划表</translation>
    </message>
    <message>
        <source>Print the theme day&apos;s notice</source>
        <translation>打印主题党日通知</translation>
    </message>
    <message>
        <source>P&amp;lan activities…</source>
        <translation>编入计划(&amp;L)…</translation>
    </message>
    <message>
        <source>Plan activities of the chosen organizations</source>
        <translation>为选中的党组织编入年度计划</translation>
    </message>
    <message>
        <source>Year of the plans</source>
        <translation>计划年度</translation>
    </message>
    <message>
        <source>Kind of planned activity</source>
        <translation>计划的活动类别</translation>
    </message>
    <message>
        <source>Plans of organizations below</source>
        <translation>计划的党组织范围</translation>
    </message>
    <message>
        <source>Which organizations</source>
        <translation>哪些党组织</translation>
    </message>
    <message>
        <source>With a plan or without</source>
        <translation>有无计划都列出</translation>
    </message>
    <message>
        <source>Only with a plan</source>
        <translation>只看有计划的</translation>
    </message>
    <message>
        <source>Only with something overdue</source>
        <translation>只看有逾期的</translation>
    </message>
    <message>
        <source>Words of the planning organization&apos;s name</source>
        <translation>查找有计划的党组织</translation>
    </message>
    <message>
        <source>Find an organization</source>
        <translation>查找党组织</translation>
    </message>
    <message>
        <source>Plans of the year</source>
        <translation>各党组织年度计划</translation>
    </message>
    <message>
        <source>Plans of %1</source>
        <translation>%1年度计划</translation>
    </message>
    <message>
        <source>State</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>Planned for</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Held on</source>
        <translation>开展日期</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Lines of the chosen plans</source>
        <translation>选中的计划</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部党组织</translation>
    </message>
    <message>
        <source>Nothing is planned for this year yet.</source>
        <translation>这一年还没有编入计划。</translation>
    </message>
    <message>
        <source>Planned %1, done %2 (%3), overdue %4, to be done %5</source>
        <translation>计划 %1 项，已办 %2（%3），逾期未办 %4，待办 %5</translation>
    </message>
    <message>
        <source>%1 organizations</source>
        <translation>%1 个党组织</translation>
    </message>
    <message>
        <source>Insert plans an activity for the organizations of the chosen cells</source>
        <translation>Insert 为选中各格的党组织编入计划</translation>
    </message>
    <message>
        <source>Choose the organizations first, the one whose plan they get last.</source>
        <translation>请先选要抄给的党组织，最后点作样板的那个。</translation>
    </message>
    <message>
        <source>Everything of it is planned already.</source>
        <translation>这些计划都已经编入，没有改动。</translation>
    </message>
    <message>
        <source>There is no plan of %1 to take over.</source>
        <translation>%1年没有可照抄的计划。</translation>
    </message>
    <message>
        <source>Planned %1 lines.</source>
        <translation>已编入 %1 项计划。</translation>
    </message>
    <message>
        <source> %1 stood there already.</source>
        <translation> %1 项原来就有。</translation>
    </message>
    <message>
        <source> %1 organizations don&apos;t exist on some of the days.</source>
        <translation> %1 个党组织在有的日期还没有成立或已撤销，没有编入。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Please choose an organization first.</source>
        <translation>请先选择党组织。</translation>
    </message>
    <message>
        <source>No theme day is planned in month %1: choose another month&apos;s cell, or enter its subject first.</source>
        <translation>%1月没有编入主题党日：请选另一个月的格子，或者先统一主题。</translation>
    </message>
</context>
<context>
    <name>lx::ui::PolicyLine</name>
    <message>
        <source>Under the policies chosen:</source>
        <translation>按当前政策：</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>Explained: %1</source>
        <translation>情况说明：%1</translation>
    </message>
    <message>
        <source>What the policies ask of this row</source>
        <translation>政策对本行的要求</translation>
    </message>
    <message>
        <source>nothing is asked so far</source>
        <translation>目前没有要求</translation>
    </message>
    <message>
        <source>being worked out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>can't be worked out for now</source>
        <translation>暂时算不出</translation>
    </message>
</context>
<context>
    <name>lx::ui::PrintedPaperPanel</name>
    <message>
        <source>How far a print is moved on paper that has its titles and lines</source>
        <translation>套打位置：在印好的专用纸上移动多少</translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation>不改位置</translation>
    </message>
    <message>
        <source>&amp;Keep the place</source>
        <translation>保存位置(&amp;K)</translation>
    </message>
    <message>
        <source>Print a page to &amp;measure by…</source>
        <translation>打印校准页(&amp;M)…</translation>
    </message>
    <message>
        <source>A PDF file</source>
        <translation>PDF 文件</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>To the right (- to the left)</source>
        <translation>右移（负数左移）</translation>
    </message>
    <message>
        <source>Down (- up)</source>
        <translation>下移（负数上移）</translation>
    </message>
    <message>
        <source>Page to measure by</source>
        <translation>套打校准页</translation>
    </message>
</context>
<context>
    <name>lx::ui::RatingPanel</name>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Items of the organization</source>
        <translation>党组织的各项得分</translation>
    </message>
    <message>
        <source>Points by hand</source>
        <translation>人工评分</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>By the facts</source>
        <translation>按台账</translation>
    </message>
    <message>
        <source>Star decided</source>
        <translation>改定的星级</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>改定</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>按建议</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Veto item</source>
        <translation>否决情形</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>认定</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>取消认定</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why points or star differ, or how a veto was found</source>
        <translation>改分、改定星级、认定否决情形的理由</translation>
    </message>
    <message>
        <source>Choose an organization to see its points.</source>
        <translation>选一个党组织，看它的得分。</translation>
    </message>
    <message>
        <source>%1 points, rank %2</source>
        <translation>%1 分，第 %2 名</translation>
    </message>
    <message>
        <source>proposed %1</source>
        <translation>建议%1</translation>
    </message>
    <message>
        <source>decided %1</source>
        <translation>改定%1</translation>
    </message>
    <message>
        <source>before %1</source>
        <translation>上次%1</translation>
    </message>
    <message>
        <source>entered %1</source>
        <translation>已登记%1</translation>
    </message>
    <message>
        <source>to be scored by hand</source>
        <translation>待评分</translation>
    </message>
    <message>
        <source>0 to %1</source>
        <translation>0 至 %1</translation>
    </message>
</context>
<context>
    <name>lx::ui::RatingView</name>
    <message>
        <source>&amp;Application forms</source>
        <translation>申报表(&amp;B)</translation>
    </message>
    <message>
        <source>Application forms of the organizations shown</source>
        <translation>所显示党组织的申报表</translation>
    </message>
    <message>
        <source>&amp;End the round…</source>
        <translation>结束本轮评定(&amp;J)…</translation>
    </message>
    <message>
        <source>End the round</source>
        <translation>结束本轮评定</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>评定方案</translation>
    </message>
    <message>
        <source>Organizations shown</source>
        <translation>显示哪些党组织</translation>
    </message>
    <message>
        <source>All organizations</source>
        <translation>全部党组织</translation>
    </message>
    <message>
        <source>Over the quota</source>
        <translation>超出名额的</translation>
    </message>
    <message>
        <source>To be scored by hand</source>
        <translation>有待评分的</translation>
    </message>
    <message>
        <source>With a veto</source>
        <translation>有否决情形的</translation>
    </message>
    <message>
        <source>Behind or lowered</source>
        <translation>零星级、降级的</translation>
    </message>
    <message>
        <source>Decided by hand</source>
        <translation>改定星级的</translation>
    </message>
    <message>
        <source>Words of the organization&apos;s name</source>
        <translation>党组织名称中的字</translation>
    </message>
    <message>
        <source>Find an organization</source>
        <translation>查找党组织</translation>
    </message>
    <message>
        <source>Stars of the year</source>
        <translation>本年度星级</translation>
    </message>
    <message>
        <source>Publishing list</source>
        <translation>公示名单</translation>
    </message>
    <message>
        <source> (example)</source>
        <translation>（示例）</translation>
    </message>
    <message>
        <source>%1 %2: now %3</source>
        <translation>%1 %2：现在 %3</translation>
    </message>
    <message>
        <source>%1 committees over their quota</source>
        <translation>%1 个管理党组织超出名额</translation>
    </message>
    <message>
        <source>%1 organizations</source>
        <translation>%1 个党组织</translation>
    </message>
    <message>
        <source>Read a scheme from a file…</source>
        <translation>从文件读入方案…</translation>
    </message>
    <message>
        <source>Read a scheme of star rating</source>
        <translation>读入星级评定方案</translation>
    </message>
    <message>
        <source>Schemes (*.json)</source>
        <translation>评定方案 (*.json)</translation>
    </message>
    <message>
        <source>The scheme chosen is not in the file any more; choose one.</source>
        <translation>选用的方案已不在文件里，请重新选定。</translation>
    </message>
    <message>
        <source>The last round was in %1; the scheme rates every %2 years.</source>
        <translation>上一轮在 %1 年度，方案每 %2 年评一次。</translation>
    </message>
</context>
<context>
    <name>lx::ui::RecordForm</name>
    <message>
        <source>Changed elsewhere meanwhile: %1. Saving now puts what is entered here in its place.</source>
        <translation>别处同时改了：%1。再保存，就以这里填写的为准。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the table (Esc)</source>
        <translation>返回表格（Esc）</translation>
    </message>
    <message>
        <source>Save and &amp;add another</source>
        <translation>保存并新增(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>新增%1</translation>
    </message>
    <message>
        <source>This row is no longer there.</source>
        <translation>这一行已经不在了。</translation>
    </message>
    <message>
        <source>Not saved yet: please look at the fields marked below.</source>
        <translation>尚未保存，请看下面标出的字段。</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>新增 %1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Added: %1</source>
        <translation>已新增：%1</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Unsaved entries</source>
        <translation>有未保存的内容</translation>
    </message>
    <message>
        <source>“%1” has entries that are not saved.</source>
        <translation>“%1”有填写后尚未保存的内容。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReferenceEditor</name>
    <message>
        <source>Show choices</source>
        <translation>显示可选项</translation>
    </message>
    <message>
        <source>Not in this file: kept as text</source>
        <translation>本文件中没有，按文字保存</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing in %1 yet</source>
        <translation>台账里还没有%1</translation>
    </message>
    <message>
        <source>There is nothing in %1 yet: enter it there first. What need not be filled in may stay blank.</source>
        <translation>台账里还没有%1，请先登记；不必填的可先空着。</translation>
    </message>
    <message>
        <source>No “%1” in %2: choose from the list.</source>
        <translation>%2中没有“%1”，请从列表中选择。</translation>
    </message>
    <message>
        <source>Words, code or pinyin initials</source>
        <translation>词语、代码或拼音首字母</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReferenceListEditor</name>
    <message>
        <source>Take “%1” out</source>
        <translation>去掉“%1”</translation>
    </message>
</context>
<context>
    <name>lx::ui::RelatedRows</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>No rows yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>%1 rows; double click opens one</source>
        <translation>%1 行，双击打开</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>添加%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReportPart</name>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Report handed in</source>
        <translation>述职报告提交日期</translation>
    </message>
    <message>
        <source>Points of the report</source>
        <translation>述职得分</translation>
    </message>
    <message>
        <source>Reports at the meeting</source>
        <translation>现场述职</translation>
    </message>
    <message>
        <source>The scheme gives no points for the report at the meeting.</source>
        <translation>这个方案不给现场述职打分。</translation>
    </message>
    <message>
        <source>Points from 0 to %1, %2 % of the total.</source>
        <translation>打 0 到 %1 分，占总分的 %2%。</translation>
    </message>
    <message>
        <source>report</source>
        <translation>现场述职</translation>
    </message>
</context>
<context>
    <name>lx::ui::ResultPart</name>
    <message>
        <source>Grades given and their quotas</source>
        <translation>各等次已评和名额</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>排名</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Points of the year</source>
        <translation>平时考核</translation>
    </message>
    <message>
        <source>Points of the report</source>
        <translation>现场述职</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总分</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>等次</translation>
    </message>
    <message>
        <source>%1: %2 of at most %3</source>
        <translation>%1：%2（名额 %3）</translation>
    </message>
    <message>
        <source>%1 of %2 ranked.</source>
        <translation>%2 个对象，已排名 %1 个。</translation>
    </message>
    <message>
        <source>%1: ranking</source>
        <translation>%1：排名</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>党员</translation>
    </message>
</context>
<context>
    <name>lx::ui::RoundEnd</name>
    <message>
        <source>What stands in the way of the round&apos;s end</source>
        <translation>这一轮还不能结束，因为</translation>
    </message>
    <message>
        <source>Leave the round open</source>
        <translation>暂不结束本轮评定</translation>
    </message>
    <message>
        <source>End it all the &amp;same…</source>
        <translation>仍要结束(&amp;W)…</translation>
    </message>
    <message>
        <source>Show those &amp;over the quota</source>
        <translation>查看超出的(&amp;K)</translation>
    </message>
    <message>
        <source>Show those over the quota</source>
        <translation>查看超出名额的党组织</translation>
    </message>
    <message>
        <source>Why it is ended all the same</source>
        <translation>仍要结束的理由</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>……还有 %1 条</translation>
    </message>
    <message>
        <source>Say why the round is ended all the same: it is entered with every star.</source>
        <translation>请写明仍要结束的理由，它会记入每个党组织的评定依据。</translation>
    </message>
    <message>
        <source>The stars of %1 organizations are entered in the ledger.</source>
        <translation>%1 个党组织的星级将登记到台账。</translation>
    </message>
    <message>
        <source>%1 organizations without a star, lowered or not rated get a plan due on %2.</source>
        <translation>其中零星级、降级和不予评定的 %1 个下发晋位升级整改，整改期限 %2。</translation>
    </message>
    <message>
        <source>%1 organizations still have items nobody has scored; they count nothing.</source>
        <translation>还有 %1 个党组织有项目没有评分，这些项目不计分。</translation>
    </message>
    <message>
        <source>None of the steps has a day yet, from self-rating to publishing.</source>
        <translation>自评、初核、审核、公示都还没有登记日期。</translation>
    </message>
    <message>
        <source>End the round of %1</source>
        <translation>结束 %1 年度星级评定</translation>
    </message>
    <message>
        <source>End the round</source>
        <translation>结束本轮评定</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Everything was entered already.</source>
        <translation>星级都已登记过，没有改动。</translation>
    </message>
    <message>
        <source>Entered %1 ratings and %2 plans.</source>
        <translation>已登记星级 %1 个，下发晋位升级整改 %2 个。</translation>
    </message>
    <message>
        <source> %1 plans nothing calls for any more were closed.</source>
        <translation>不再需要整改的 %1 个已销号。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source> %1 ratings of organizations that are not rated any more were taken out.</source>
        <translation>不再参加评定的 %1 个党组织的星级已去掉。</translation>
    </message>
</context>
<context>
    <name>lx::ui::RoundSteps</name>
    <message>
        <source>Step of the round</source>
        <translation>评定的环节</translation>
    </message>
    <message>
        <source>Day of the step</source>
        <translation>环节的日期</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>未进行</translation>
    </message>
    <message>
        <source>Take back the step</source>
        <translation>取消环节的日期</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>%1未进行</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>%1 entered in the ledger</source>
        <translation>已登记 %1 个</translation>
    </message>
    <message>
        <source>Change the day</source>
        <translation>改日期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Change the day of the step</source>
        <translation>改环节的日期</translation>
    </message>
    <message>
        <source>Enter the day of the step</source>
        <translation>登记环节的日期</translation>
    </message>
</context>
<context>
    <name>lx::ui::RuleList</name>
    <message>
        <source>Find a rule: words or number</source>
        <translation>查找规则：文字或编号</translation>
    </message>
    <message>
        <source>Find a rule</source>
        <translation>查找规则</translation>
    </message>
    <message>
        <source>Force of the rules</source>
        <translation>要求强度</translation>
    </message>
    <message>
        <source>Every force</source>
        <translation>全部要求</translation>
    </message>
    <message>
        <source>Rules of the policies</source>
        <translation>政策规则</translation>
    </message>
</context>
<context>
    <name>lx::ui::RuleModel</name>
    <message>
        <source>%1, not met %2, unknown %3</source>
        <translation>%1，未落实 %2，待补数据 %3</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>待补</translation>
    </message>
</context>
<context>
    <name>lx::ui::RulesPage</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Evaluate &amp;again</source>
        <translation>重新评估(&amp;R)</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>Rules and findings</source>
        <translation>规则与结论</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Evaluating the policies…</source>
        <translation>正在评估政策落实情况…</translation>
    </message>
    <message>
        <source>No policy is chosen. Choose the policies carried out here in the bar on top.</source>
        <translation>还没有选择政策，请在上方“执行政策”中选择本地执行的政策。</translation>
    </message>
    <message>
        <source>%1 policies, %2 rules</source>
        <translation>%1 个政策，%2 条规则</translation>
    </message>
    <message>
        <source>%1 · being updated…</source>
        <translation>%1 · 正在更新…</translation>
    </message>
    <message>
        <source>%1 · not up to date</source>
        <translation>%1 · 尚未更新</translation>
    </message>
    <message>
        <source>%1 findings not met, %2 with unknown facts</source>
        <translation>未落实 %1 项，待补数据 %2 项</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Own rules</source>
        <translation>本地规则</translation>
    </message>
    <message>
        <source>Copy as an &amp;own rule</source>
        <translation>复制为本地规则(&amp;O)</translation>
    </message>
    <message>
        <source>Copy as an own rule</source>
        <translation>复制为本地规则</translation>
    </message>
    <message>
        <source>This rule is not among those of the policies chosen any more.</source>
        <translation>所选政策里已经没有这条规则。</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>口径</translation>
    </message>
</context>
<context>
    <name>lx::ui::ShownBoard</name>
    <message>
        <source>none</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>due</source>
        <translation>待</translation>
    </message>
</context>
<context>
    <name>lx::ui::StarTableModel</name>
    <message>
        <source>“%1” removed</source>
        <translation>消除“%1”</translation>
    </message>
    <message>
        <source>%1 points to %2</source>
        <translation>差 %1 分到%2</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>到%1</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>名次</translation>
    </message>
    <message>
        <source>Proposed star</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Star before</source>
        <translation>上次</translation>
    </message>
    <message>
        <source>Decided star</source>
        <translation>拟定</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>否决</translation>
    </message>
    <message>
        <source>Missing for the next star</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>%1: %2 of at most %3</source>
        <translation>%1 %2 个，最多 %3 个</translation>
    </message>
    <message>
        <source>%1 of %2 rated</source>
        <translation>%1（参评 %2 个）</translation>
    </message>
    <message>
        <source>over</source>
        <translation>超出</translation>
    </message>
</context>
<context>
    <name>lx::ui::StarsPage</name>
    <message>
        <source>Star rating</source>
        <translation>星级评定</translation>
    </message>
    <message>
        <source>Parts of the star rating</source>
        <translation>星级评定的两部分</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>Allowances</source>
        <translation>书记津贴</translation>
    </message>
    <message>
        <source>Honours</source>
        <translation>荣誉</translation>
    </message>
</context>
<context>
    <name>lx::ui::StartPage</name>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Evaluate &amp;again</source>
        <translation>重新评估(&amp;R)</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>重新评估</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>All at this day</source>
        <translation>截止日期在册</translation>
    </message>
    <message>
        <source>With members</source>
        <translation>有党员</translation>
    </message>
    <message>
        <source>Organization due, not founded</source>
        <translation>应建未建</translation>
    </message>
    <message>
        <source>Covered by an organization</source>
        <translation>已建党组织</translation>
    </message>
    <message>
        <source>Organization coverage</source>
        <translation>组织覆盖率</translation>
    </message>
    <message>
        <source>Not covered by an organization</source>
        <translation>未组织覆盖</translation>
    </message>
    <message>
        <source>Work coverage</source>
        <translation>工作覆盖率</translation>
    </message>
    <message>
        <source>Not covered by work</source>
        <translation>未工作覆盖</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>党员</translation>
    </message>
    <message>
        <source>Instructors</source>
        <translation>指导员</translation>
    </message>
    <message>
        <source>There are no units in this file yet. Import the register first: figures, coverage and things to do follow from it.</source>
        <translation>这份台账里还没有单位。请先导入名录，数字、覆盖率和待办会随之生成。</translation>
    </message>
    <message>
        <source>&amp;Import the register</source>
        <translation>导入名录(&amp;I)</translation>
    </message>
    <message>
        <source>Import the register</source>
        <translation>导入名录</translation>
    </message>
    <message>
        <source>&amp;Enter units by hand</source>
        <translation>手工录入单位(&amp;H)</translation>
    </message>
    <message>
        <source>Enter units by hand</source>
        <translation>手工录入单位</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>截至%1</translation>
    </message>
    <message>
        <source>%1 · being updated…</source>
        <translation>%1 · 正在更新…</translation>
    </message>
    <message>
        <source>Evaluating…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>%1 · not up to date</source>
        <translation>%1 · 尚未更新</translation>
    </message>
    <message>
        <source>%1 units</source>
        <translation>%1 家单位</translation>
    </message>
    <message>
        <source>units</source>
        <comment>after a number</comment>
        <translation>家</translation>
    </message>
    <message>
        <source>%1 unknown</source>
        <translation>待补数据 %1</translation>
    </message>
    <message>
        <source>of these %1 enterprises</source>
        <translation>其中企业 %1</translation>
    </message>
    <message>
        <source>%1 of all</source>
        <translation>占 %1</translation>
    </message>
    <message>
        <source>of %1 due</source>
        <translation>应建 %1</translation>
    </message>
    <message>
        <source>Of %1 units with 3 or more full members, %2 have no organization; of %3 the number of members is unknown</source>
        <translation>有3名以上正式党员的单位 %1 家，其中 %2 家没有党组织；另有 %3 家正式党员数待补</translation>
    </message>
    <message>
        <source>own %1, joint %2</source>
        <translation>单建 %1 联建 %2</translation>
    </message>
    <message>
        <source>%1 not covered</source>
        <translation>未覆盖 %1</translation>
    </message>
    <message>
        <source>Target %1% (%2)</source>
        <translation>目标 %1%（%2）</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>%1 not transferred</source>
        <translation>未转入 %1</translation>
    </message>
    <message>
        <source>at %1 units</source>
        <translation>派驻 %1 家</translation>
    </message>
    <message>
        <source>%1 · scope: %2</source>
        <translation>%1 · 统计口径：%2</translation>
    </message>
    <message>
        <source>All instructors, by any scope</source>
        <translation>全部指导员，不随统计口径</translation>
    </message>
    <message>
        <source>of all registered %1</source>
        <translation>全部登记 %1</translation>
    </message>
</context>
<context>
    <name>lx::ui::StateChips</name>
    <message>
        <source>List: %1</source>
        <translation>列出：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::StatisticsPanel</name>
    <message>
        <source>&amp;Show its rows</source>
        <translation>查看这些行(&amp;S)</translation>
    </message>
    <message>
        <source>Values of the column</source>
        <translation>这一栏的取值</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>&amp;Change them all</source>
        <translation>全部改掉(&amp;C)</translation>
    </message>
    <message>
        <source>Values of “%1”</source>
        <translation>“%1”的取值</translation>
    </message>
    <message>
        <source>Counting the values</source>
        <translation>统计取值</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>“%1” in %2 rows: %3 values, the most frequent of them; %4 rows blank</source>
        <translation>“%1”共 %2 行：%3 种取值，列出最多的；%4 行为空</translation>
    </message>
    <message>
        <source>“%1” in %2 rows: %3 values; %4 rows blank</source>
        <translation>“%1”共 %2 行：%3 种取值；%4 行为空</translation>
    </message>
    <message>
        <source>Choose a value to change it.</source>
        <translation>选中一个值可以改掉它。</translation>
    </message>
    <message>
        <source>“%1” in %2 rows becomes:</source>
        <translation>“%1”（%2 行）改为：</translation>
    </message>
</context>
<context>
    <name>lx::ui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel this work</source>
        <translation>取消这项工作</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1（另有 %2 项）</translation>
    </message>
    <message>
        <source>%1 · read-only</source>
        <translation>%1 · 只读</translation>
    </message>
    <message>
        <source>%1 · no longer at its place, nothing is saved</source>
        <translation>%1 · 已不在原处，无法保存</translation>
    </message>
    <message>
        <source>%1 · in a network folder</source>
        <translation>%1 · 在网络文件夹里</translation>
    </message>
    <message>
        <source>%1 · in a synchronised folder</source>
        <translation>%1 · 在同步文件夹里</translation>
    </message>
</context>
<context>
    <name>lx::ui::TableTools</name>
    <message>
        <source>The column the keyboard was at is hidden. Please go to a cell of the column to fill first.</source>
        <translation>光标原来所在的栏已隐藏。请先把光标移到要填充的那一栏再试。</translation>
    </message>
    <message>
        <source>Change se&amp;veral fields…</source>
        <translation>批量修改…(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Find and replace…</source>
        <translation>查找替换…(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Down from the first row</source>
        <translation>向下填充(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Series from the first row</source>
        <translation>序列填充(&amp;S)</translation>
    </message>
    <message>
        <source>With the &amp;cell the keyboard is at</source>
        <translation>用当前格填充(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Values of this column…</source>
        <translation>这一栏的取值…(&amp;T)</translation>
    </message>
    <message>
        <source>Copy the s&amp;ums</source>
        <translation>复制统计数(&amp;U)</translation>
    </message>
    <message>
        <source>F&amp;ill the rows chosen</source>
        <translation>填充选中的行(&amp;I)</translation>
    </message>
    <message>
        <source>The program works this column out itself. Please go to a cell of a column that is entered.</source>
        <translation>这一栏由程序推算。请把光标移到填写的栏目再做。</translation>
    </message>
</context>
<context>
    <name>lx::ui::TargetModel</name>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Reached number</source>
        <translation>完成数</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>目标值</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>待补</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>lx::ui::TargetsView</name>
    <message>
        <source>Targets</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>The chosen policies set no targets for an area of this level.</source>
        <translation>所选政策没有对本级地区提出指标。</translation>
    </message>
    <message>
        <source>List of the &amp;reached</source>
        <translation>已达到名单(&amp;D)</translation>
    </message>
    <message>
        <source>List of the reached</source>
        <translation>已达到名单</translation>
    </message>
    <message>
        <source>List of the &amp;missing</source>
        <translation>未达到名单(&amp;W)</translation>
    </message>
    <message>
        <source>List of the missing</source>
        <translation>未达到名单</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>应达数</translation>
    </message>
    <message>
        <source>Reached number</source>
        <translation>已达数</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已达到</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Not reached yet, nearest first</source>
        <translation>未达到的对象（由近及远）</translation>
    </message>
    <message>
        <source>What it takes</source>
        <translation>离目标还差</translation>
    </message>
    <message>
        <source>Target by area</source>
        <translation>分属地完成情况</translation>
    </message>
    <message>
        <source>Nearest to the target</source>
        <translation>离目标最近的对象</translation>
    </message>
    <message>
        <source>No area given</source>
        <translation>未填属地</translation>
    </message>
    <message>
        <source>%1: reached</source>
        <translation>%1：已达到</translation>
    </message>
    <message>
        <source>%1: %2 more to the target</source>
        <translation>%1：还差 %2 个达到目标</translation>
    </message>
    <message>
        <source>(the nearest %1 of %2 shown)</source>
        <translation>（共 %2 个，列出最近的 %1 个）</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source> · scope: %1</source>
        <translation> · 统计口径：%1</translation>
    </message>
    <message>
        <source> · the same by any scope</source>
        <translation> · 不随统计口径</translation>
    </message>
</context>
<context>
    <name>lx::ui::TopBar</name>
    <message>
        <source>As &amp;of</source>
        <translation>截止日期(&amp;T)</translation>
    </message>
    <message>
        <source>As-of date</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Everything shown is as of this day</source>
        <translation>所有数字和结论都按这一天计算</translation>
    </message>
    <message>
        <source>As-of date %1</source>
        <translation>截止日期 %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Q%1 end</source>
        <translation>%1季度末</translation>
    </message>
    <message>
        <source>%1 Q%2 end</source>
        <translation>%1年%2季末</translation>
    </message>
    <message>
        <source>&amp;Policies</source>
        <translation>执行政策(&amp;P)</translation>
    </message>
    <message>
        <source>Policies carried out</source>
        <translation>执行政策</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>常用日期</translation>
    </message>
    <message>
        <source>As-of date: days to choose</source>
        <translation>截止日期：常用日期</translation>
    </message>
    <message>
        <source>As-of date, policies and scope</source>
        <translation>截止日期、执行政策和统计口径</translation>
    </message>
    <message>
        <source>Sc&amp;ope</source>
        <translation>统计口径(&amp;Q)</translation>
    </message>
    <message>
        <source>Scope figures are counted by</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Not counted by on %1</source>
        <translation>%1 不使用这个口径</translation>
    </message>
    <message>
        <source>Scopes of this file…</source>
        <translation>本文件的统计口径…</translation>
    </message>
</context>
<context>
    <name>lx::ui::UnservedTableModel</name>
    <message>
        <source>Why first</source>
        <translation>缓急</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人数</translation>
    </message>
</context>
<context>
    <name>lx::ui::UserSettings</name>
    <message>
        <source>User of this machine</source>
        <translation>本机用户</translation>
    </message>
</context>
<context>
    <name>lx::ui::NewFileForm</name>
    <message>
        <source>New ledger file</source>
        <translation>新建台账</translation>
    </message>
    <message>
        <source>6 digits, for example 640121</source>
        <translation>6位数字，如 640121</translation>
    </message>
    <message>
        <source>for example 永宁县</source>
        <translation>如 永宁县</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Area &amp;code</source>
        <translation>行政区划代码(&amp;C)</translation>
    </message>
    <message>
        <source>Area &amp;name</source>
        <translation>地区名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Level</source>
        <translation>级别(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Save as</source>
        <translation>保存到(&amp;S)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Save the new file as</source>
        <translation>新台账保存为</translation>
    </message>
    <message>
        <source>Choose where the file is to be kept.</source>
        <translation>请选择文件保存的位置。</translation>
    </message>
    <message>
        <source>Policies carried out</source>
        <translation>执行政策</translation>
    </message>
    <message>
        <source>%1 ledgers</source>
        <translation>%1两新党建台账</translation>
    </message>
    <message>
        <source>There is a file of this name already: choose another name.</source>
        <translation>已有同名文件，请换一个名称。</translation>
    </message>
    <message>
        <source>There is no folder “%1”: choose another one.</source>
        <translation>没有文件夹“%1”，请换一个。</translation>
    </message>
</context>
<context>
    <name>lx::ui::VisitTableModel</name>
    <message>
        <source>%1, month %2: %3 visits, %4</source>
        <translation>%1　%2月：走访%3次　%4</translation>
    </message>
    <message>
        <source>%1 (no longer)</source>
        <translation>%1（已撤回）</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1月</translation>
    </message>
    <message>
        <source>Unit of the instructor</source>
        <translation>所派单位</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>派驻日期</translation>
    </message>
</context>
<context>
    <name>lx::ui::WelcomePage</name>
    <message>
        <source>Liangxin Ledger</source>
        <translation>两新党建台账</translation>
    </message>
    <message>
        <source>Party building ledgers of non-public enterprises and social organizations. Everything stays on this machine.</source>
        <translation>非公有制企业和社会组织党建工作台账。所有数据只保存在本机。</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>A made-up county with 2,000 units: look around and try everything</source>
        <translation>一个虚构的县，2,000 个单位，可以随意查看和试用</translation>
    </message>
    <message>
        <source>New ledger file</source>
        <translation>新建台账</translation>
    </message>
    <message>
        <source>Name your area and start with empty ledgers</source>
        <translation>填写本地区名称，从空台账开始</translation>
    </message>
    <message>
        <source>Import a register</source>
        <translation>导入名录</translation>
    </message>
    <message>
        <source>Start from the Excel list of units you have</source>
        <translation>从手头的 Excel 单位名录开始</translation>
    </message>
    <message>
        <source>Open a ledger file…</source>
        <translation>打开台账文件…</translation>
    </message>
    <message>
        <source>A file on this machine or a USB stick</source>
        <translation>本机或U盘上的台账文件</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近的文件</translation>
    </message>
</context>
<context>
    <name>lx::ui::YesNoEditor</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Ledgers</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>首页</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Data exchange</source>
        <translation>数据交换</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>专项行动</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>维护</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>政策</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>本县字段</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更说明</translation>
    </message>
    <message>
        <source>Upper level's form</source>
        <translation>上级表格</translation>
    </message>
    <message>
        <source>Organization life</source>
        <translation>组织生活</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>考核</translation>
    </message>
    <message>
        <source>Star rating</source>
        <translation>评星</translation>
    </message>
    <message>
        <source>Instructors</source>
        <translation>指导员</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>Chart analysis</source>
        <translation>图表分析</translation>
    </message>
</context>
<context>
    <name>rows</name>
    <message>
        <source>%1, %2 rows</source>
        <translation>%1，%2 行</translation>
    </message>
    <message>
        <source>Change %1: %2</source>
        <translation>修改 %1：%2</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>删除 %1</translation>
    </message>
    <message>
        <source>%1 rows moved to the recycle bin. Ctrl+Z brings them back.</source>
        <translation>%1 行已移入回收站，按 Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>%1 rows stay: %2</source>
        <translation>%1 行没有删除：%2</translation>
    </message>
    <message>
        <source>End %1</source>
        <translation>结束 %1</translation>
    </message>
    <message>
        <source>%1 rows ended. Ctrl+Z undoes it.</source>
        <translation>%1 行已结束，按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>%1 rows had ended before and stay as they are.</source>
        <translation>%1 行此前已结束，未作改动。</translation>
    </message>
    <message>
        <source>%1 rows not ended: %2</source>
        <translation>%1 行没有结束：%2</translation>
    </message>
    <message>
        <source>See %1 (%2)</source>
        <translation>查看%1（%2）</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>%1 rows changed. Ctrl+Z undoes it.</source>
        <translation>%1 行已修改，按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>All of it stands there already.</source>
        <translation>内容本来就是这样，没有改动。</translation>
    </message>
    <message>
        <source>%1 rows not changed: %2</source>
        <translation>%1 行没有修改：%2</translation>
    </message>
    <message>
        <source>See these rows</source>
        <translation>查看这些行</translation>
    </message>
    <message>
        <source>rows not changed</source>
        <translation>没有修改的行</translation>
    </message>
    <message>
        <source>Replace in %1: %2 places</source>
        <translation>替换 %1：%2 处</translation>
    </message>
    <message>
        <source>Change a value of %1: %2</source>
        <translation>改掉 %1 的取值：%2</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>%1 things are left to be done: %2</source>
        <translation>还有 %1 项要办：%2</translation>
    </message>
</context>
<context>
    <name>lx::ui::DropZone</name>
    <message>
        <source>Spreadsheets (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)</source>
        <translation>电子表格 (*.xlsx *.xlsm *.xls *.et *.ods *.csv *.txt)</translation>
    </message>
    <message>
        <source>Choose file&amp;s…</source>
        <translation>选择文件(&amp;S)…</translation>
    </message>
    <message>
        <source>Drop Excel, WPS or CSV files here</source>
        <translation>把 Excel、WPS 或 CSV 文件拖到这里</translation>
    </message>
</context>
<context>
    <name>lx::ui::ExchangePage</name>
    <message>
        <source>Importing into “%1”…</source>
        <translation>正在导入“%1”…</translation>
    </message>
    <message>
        <source>Importing into %1</source>
        <translation>导入%1</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>另存退回表</translation>
    </message>
    <message>
        <source>%1 refused rows.xlsx</source>
        <translation>%1 退回表.xlsx</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Writing the refused rows</source>
        <translation>生成退回表</translation>
    </message>
    <message>
        <source>The refused rows are in %1: correct them there and import it.</source>
        <translation>退回的行已写入 %1，改好后再导入这个文件即可。</translation>
    </message>
    <message>
        <source>Export “%1”</source>
        <translation>导出“%1”</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV text (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>导出%1</translation>
    </message>
    <message>
        <source>%1 rows were written to %2</source>
        <translation>已导出 %1 行到 %2</translation>
    </message>
    <message>
        <source>Save a template for “%1”</source>
        <translation>保存“%1”的空白模板</translation>
    </message>
    <message>
        <source>%1 template.xlsx</source>
        <translation>%1 模板.xlsx</translation>
    </message>
    <message>
        <source>Writing the template</source>
        <translation>生成模板</translation>
    </message>
    <message>
        <source>The template is in %1</source>
        <translation>模板已保存到 %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>The file is open read-only: nothing can be imported.</source>
        <translation>文件以只读方式打开，不能导入。</translation>
    </message>
    <message>
        <source>Survey figures are dated %1 (the as-of date).</source>
        <translation>随表带来的摸底数据记为 %1（截止日期）。</translation>
    </message>
    <message>
        <source>Data exchange</source>
        <translation>数据交换</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>台账(&amp;L)</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Files to import into “%1”</source>
        <translation>选择要导入“%1”的文件</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Only rows that &amp;count on the as-of date</source>
        <translation>只导出截止日期有效的行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Hide the middle of ID numbers and phones</source>
        <translation>隐去证件号和电话中间几位(&amp;H)</translation>
    </message>
    <message>
        <source>Export the led&amp;ger…</source>
        <translation>导出台账(&amp;G)…</translation>
    </message>
    <message>
        <source>Empty te&amp;mplate…</source>
        <translation>空白模板(&amp;M)…</translation>
    </message>
    <message>
        <source>A workbook with the headings and drop-down lists, to be filled in</source>
        <translation>带表头和下拉选项的工作簿，填好后即可导入</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Take the tick away for a file that is to be imported elsewhere</source>
        <translation>要拿到别处导入的文件，请去掉这个勾</translation>
    </message>
    <message>
        <source> The middle of ID numbers and phones is hidden in it.</source>
        <translation>其中证件号和电话已隐去中间几位。</translation>
    </message>
</context>
<context>
    <name>lx::ui::ImportHistory</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Rows changed</source>
        <translation>改动行数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Nothing has been imported into this file yet.
Choose a ledger at the left and drop your spreadsheet on it: you see what would be taken before anything is written.</source>
        <translation>这个文件还没有导入过数据。
在左边选好台账，把电子表格拖进去：先看会导入什么、退回什么，确认后才写入。</translation>
    </message>
    <message>
        <source>Past imports</source>
        <translation>历次导入</translation>
    </message>
    <message>
        <source>&amp;Withdraw this import</source>
        <translation>撤回这次导入(&amp;W)</translation>
    </message>
    <message>
        <source>Withdraw the &amp;other rows</source>
        <translation>撤回其余各行(&amp;O)</translation>
    </message>
    <message>
        <source>Rows changed since, left as they are</source>
        <translation>之后改动过、保持不变的行</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>%1 rows were changed since and stay as they are:</source>
        <translation>有 %1 行在导入之后又改动过，保持不变：</translation>
    </message>
    <message>
        <source>Nothing was withdrawn: %1 rows were changed since.</source>
        <translation>没有撤回：有 %1 行后来改过。</translation>
    </message>
    <message>
        <source>%1 more rows</source>
        <translation>另有 %1 行</translation>
    </message>
</context>
<context>
    <name>lx::ui::PageView</name>
    <message>
        <source>Pages as they will be printed</source>
        <translation>打印页预览</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>正在排版…</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReportList</name>
    <message>
        <source>Reports and printed sheets</source>
        <translation>报表和打印表</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Printed sheets</source>
        <translation>打印表</translation>
    </message>
    <message>
        <source>Quarterly return</source>
        <translation>季度报送</translation>
    </message>
    <message>
        <source>Check, close and hand up</source>
        <translation>审核、封账与上报</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReportModel</name>
    <message>
        <source>%1 could not be told: data are missing</source>
        <translation>另有 %1 个缺数据，无法判断</translation>
    </message>
    <message>
        <source>Double-click: the rows behind this figure</source>
        <translation>双击查看这个数背后的名单</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReportOutput</name>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save the report as a workbook</source>
        <translation>报表另存为 Excel</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>写入%1</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Printing %1</source>
        <translation>打印%1</translation>
    </message>
    <message>
        <source>Sent to the printer: %1</source>
        <translation>已送打印机：%1</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>放这些文件的文件夹</translation>
    </message>
    <message>
        <source>%1 more remarks: files not written, characters without a font.</source>
        <translation>另有 %1 处：没有写出来的文件，或者没有字体的字。</translation>
    </message>
    <message>
        <source>%1 files saved in %2</source>
        <translation>%1 个文件已存到 %2</translation>
    </message>
    <message>
        <source>No font has %1. Where you have a picture of it, it is printed in its place.</source>
        <translation>没有字体能显示 %1。有这个字的图片的，可以用图片代替打印。</translation>
    </message>
    <message>
        <source>Give a picture…</source>
        <translation>给出图片…</translation>
    </message>
    <message>
        <source>Picture of the character</source>
        <translation>这个字的图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.bmp *.svg)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.bmp *.svg)</translation>
    </message>
    <message>
        <source>The picture is kept in the file; print again.</source>
        <translation>图片已存在文件里，请重新打印。</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReportPage</name>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>%1 (not ended)</source>
        <translation>%1（未结束）</translation>
    </message>
    <message>
        <source>Making “%1”…</source>
        <translation>正在生成“%1”…</translation>
    </message>
    <message>
        <source>Making %1</source>
        <translation>生成%1</translation>
    </message>
    <message>
        <source>Choose for whom “%1” is to be printed.</source>
        <translation>请选择“%1”的打印对象。</translation>
    </message>
    <message>
        <source>Filling “%1”…</source>
        <translation>正在填“%1”…</translation>
    </message>
    <message>
        <source>Filling %1</source>
        <translation>填%1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>统计截至 %1</translation>
    </message>
    <message>
        <source>Rows behind</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>All %1 checks passed</source>
        <translation>%1 项校验全部通过</translation>
    </message>
    <message>
        <source>%1 of %2 checks failed</source>
        <translation>%2 项校验中有 %1 项不符</translation>
    </message>
    <message>
        <source>The report has no table.</source>
        <translation>这张报表没有内容。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Make again</source>
        <translation>重新生成(&amp;M)</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>Page %1; still counting pages</source>
        <translation>第 %1 页，正在计算总页数</translation>
    </message>
    <message>
        <source>%1 rows; double-click a figure to see the rows behind it</source>
        <translation>%1 行；双击数字可看背后的名单</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;R)…</translation>
    </message>
    <message>
        <source>Save &amp;PDF…</source>
        <translation>存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Save &amp;Excel…</source>
        <translation>导出 Excel(&amp;X)…</translation>
    </message>
    <message>
        <source>Tables of the report</source>
        <translation>报表的各张表</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>校验内容</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>所在行</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左边</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右边</translation>
    </message>
    <message>
        <source>Filled in by</source>
        <translation>填表人</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source> (year)</source>
        <translation> 年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Copies </source>
        <translation>份数 </translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>&amp;Hide the middle of ID numbers</source>
        <translation>隐去证件号中间几位(&amp;H)</translation>
    </message>
    <message>
        <source>Shows the checks of the report</source>
        <translation>查看报表的校验</translation>
    </message>
    <message>
        <source>&amp;Table</source>
        <translation>表格(&amp;B)</translation>
    </message>
    <message>
        <source>As &amp;printed</source>
        <translation>打印样式(&amp;Y)</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>单位负责人</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>报出日期</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>留空手写</translation>
    </message>
    <message>
        <source>The day the report goes out, as 2025-10-09; where it is left blank there is a place to write it.</source>
        <translation>报出的日期，如 2025-10-09；不填就留出手写的位置。</translation>
    </message>
    <message>
        <source>Wide tables</source>
        <translation>宽表</translation>
    </message>
    <message>
        <source>What is done with a table whose text would be smaller than 7 pt on A4, in print and in the workbook; kept for each report.</source>
        <translation>在 A4 上字会小于 7 磅的表怎么印（打印和 Excel 相同）；每张报表各自记住。</translation>
    </message>
    <message>
        <source>Wide tables: automatic</source>
        <translation>宽表：自动</translation>
    </message>
    <message>
        <source>Wide tables on A3</source>
        <translation>宽表用 A3</translation>
    </message>
    <message>
        <source>Wide tables parted on A4</source>
        <translation>宽表 A4 分栏</translation>
    </message>
    <message>
        <source>&amp;Own report</source>
        <translation>本县报表(&amp;O)</translation>
    </message>
    <message>
        <source>Keeps the report with a title and columns of your own, changes or removes one</source>
        <translation>另存为标题、栏目由本县定的报表，修改或删除它</translation>
    </message>
    <message>
        <source>“%1” was removed; undo brings it back.</source>
        <translation>已删除“%1”，可以撤销。</translation>
    </message>
    <message>
        <source>closed: as it was closed</source>
        <translation>已封账：与封账时一致</translation>
    </message>
    <message>
        <source>Can't be judged</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>&amp;Letter settings…</source>
        <translation>公文设置(&amp;L)…</translation>
    </message>
    <message>
        <source>Contact, copies, receipt and the word before the number</source>
        <translation>联系人、抄送、回执和发文机关代字</translation>
    </message>
    <message>
        <source>Give &amp;numbers</source>
        <translation>编文号(&amp;N)</translation>
    </message>
    <message>
        <source>Gives the letters shown the next numbers of their year; those that have one keep it</source>
        <translation>给所示公文依次编当年的发文字号，已有的不变</translation>
    </message>
    <message>
        <source>All of these letters have their numbers.</source>
        <translation>这些公文都已编号。</translation>
    </message>
    <message>
        <source>%1 letters were given their numbers.</source>
        <translation>已给 %1 件公文编发文字号。</translation>
    </message>
    <message>
        <source>A file &amp;each…</source>
        <translation>每份一个文件(&amp;G)…</translation>
    </message>
    <message>
        <source>Saves a PDF for each of those printed, in a folder</source>
        <translation>把打印的每一份各存成一个 PDF，放在一个文件夹里</translation>
    </message>
    <message>
        <source>On prepared &amp;paper</source>
        <translation>套打(&amp;P)</translation>
    </message>
    <message>
        <source>Prints only what is filled in, for paper that has titles and lines already</source>
        <translation>只打印填写的内容，用在已印好标题和表格的专用纸上</translation>
    </message>
    <message>
        <source>P&amp;lace on the paper…</source>
        <translation>套打位置(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReportTableView</name>
    <message>
        <source>Table of the report</source>
        <translation>报表内容</translation>
    </message>
    <message>
        <source>First columns of the report</source>
        <translation>报表的首列</translation>
    </message>
    <message>
        <source>No rows stand behind this cell.</source>
        <translation>这一格背后没有名单。</translation>
    </message>
</context>
<context>
    <name>lx::ui::SubjectPicker</name>
    <message>
        <source>For whom</source>
        <translation>打印对象</translation>
    </message>
    <message>
        <source>Name, code or pinyin initials</source>
        <translation>名称、代码或拼音首字母</translation>
    </message>
    <message>
        <source>Search for whom the sheet is printed</source>
        <translation>查找打印对象</translation>
    </message>
    <message>
        <source>&amp;All that count</source>
        <translation>全部有效的(&amp;A)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rows found</source>
        <translation>找到的对象</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>没有找到。</translation>
    </message>
    <message>
        <source>%1 found, the first %2 are listed; search to narrow</source>
        <translation>共 %1 个，列出前 %2 个，可输入文字查找</translation>
    </message>
    <message>
        <source>%1 found; Ctrl or Shift chooses several</source>
        <translation>共 %1 个，按住 Ctrl 或 Shift 可多选</translation>
    </message>
</context>
<context>
    <name>lx::ui::CompareView</name>
    <message>
        <source>Not asked</source>
        <translation>不作要求</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Met to unmet</source>
        <translation>落实变未落实</translation>
    </message>
    <message>
        <source>Unmet to met</source>
        <translation>未落实变落实</translation>
    </message>
    <message>
        <source>Newly asked</source>
        <translation>新列入未落实</translation>
    </message>
    <message>
        <source>No longer asked</source>
        <translation>不再要求</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>其他变化</translation>
    </message>
    <message>
        <source>What is asked at both sides</source>
        <translation>两侧的事项</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>Targets of both sides</source>
        <translation>两侧的指标</translation>
    </message>
    <message>
        <source>%1: policy</source>
        <translation>%1政策</translation>
    </message>
    <message>
        <source>%1: day</source>
        <translation>%1日期</translation>
    </message>
    <message>
        <source>with its own figures</source>
        <translation>按原标准</translation>
    </message>
    <message>
        <source>By the figures the policy came with, not by those set in this file</source>
        <translation>按政策包原来的标准，不按本台账改过的标准</translation>
    </message>
    <message>
        <source>Swap the sides</source>
        <translation>左右对调</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>对比(&amp;C)</translation>
    </message>
    <message>
        <source>Compare the two sides</source>
        <translation>对比两侧</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>变化类别</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>全部变化</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rows that change</source>
        <translation>变化的对象</translation>
    </message>
    <message>
        <source>Why it changes</source>
        <translation>变化原因</translation>
    </message>
    <message>
        <source>Also what only one side asks</source>
        <translation>包括仅一侧要求的事项</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>对比政策</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>Choose two policies, two days, or the figures before and after they were set, then press “Compare”.</source>
        <translation>选定两个政策、两个日期，或改动前后的标准，再按“对比”。</translation>
    </message>
    <message>
        <source>%1 (left only)</source>
        <translation>%1（仅左侧）</translation>
    </message>
    <message>
        <source>%1 (right only)</source>
        <translation>%1（仅右侧）</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>%1: %2 change (the first %3 shown)</source>
        <translation>%1：%2 项有变化（显示前 %3 项）</translation>
    </message>
    <message>
        <source>%1: %2 change</source>
        <translation>%1：%2 项有变化</translation>
    </message>
    <message>
        <source>Open these %1 in the ledger</source>
        <translation>在台账中打开这 %1 条</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Comparison: %1</source>
        <translation>对比：%1</translation>
    </message>
    <message>
        <source>Left: %1; right: %2</source>
        <translation>左：%1；右：%2</translation>
    </message>
    <message>
        <source>Targets by the scope: %1</source>
        <translation>目标按统计口径：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::FindingActions</name>
    <message>
        <source>Explaining %1 findings</source>
        <translation>填写 %1 项结论的情况说明</translation>
    </message>
    <message>
        <source>%1 findings explained</source>
        <translation>已填写 %1 项情况说明</translation>
    </message>
    <message>
        <source>Withdrawing an explanation</source>
        <translation>撤销情况说明</translation>
    </message>
    <message>
        <source>Supervising %1 findings</source>
        <translation>督办 %1 项结论</translation>
    </message>
    <message>
        <source>%1 findings are under supervision now</source>
        <translation>已下发 %1 项督办</translation>
    </message>
    <message>
        <source>Show the notices</source>
        <translation>查看督办单</translation>
    </message>
    <message>
        <source>Closing %1 supervised findings</source>
        <translation>销号 %1 项督办</translation>
    </message>
    <message>
        <source>%1 supervised findings closed</source>
        <translation>已销号 %1 项督办</translation>
    </message>
    <message>
        <source>Putting off %1</source>
        <translation>暂缓 %1 个</translation>
    </message>
    <message>
        <source>%1 put off</source>
        <translation>已暂缓 %1 个</translation>
    </message>
    <message>
        <source>%1 given to %2</source>
        <translation>已将 %1 个交办给%2</translation>
    </message>
    <message>
        <source>%1; %2 were under supervision already</source>
        <translation>%1，另 %2 个已在督办中</translation>
    </message>
    <message>
        <source>Assigning %1</source>
        <translation>交办 %1 个</translation>
    </message>
</context>
<context>
    <name>lx::ui::SupervisionMenu</name>
    <message>
        <source>&amp;Explain %1…</source>
        <translation>填写 %1 项情况说明(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Supervise %1…</source>
        <translation>督办 %1 项(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close %1 supervised ones</source>
        <translation>督办销号 %1 项(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Notices of %1 supervised ones</source>
        <translation>%1 项的督办单(&amp;N)</translation>
    </message>
    <message>
        <source>Open %1 in the supervision &amp;ledger</source>
        <translation>在督办台账中打开 %1 项(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Open %1 in the ledger</source>
        <translation>在台账中打开所选 %1 条(&amp;O)</translation>
    </message>
    <message>
        <source>All findings as a &amp;report</source>
        <translation>全部结论导出为报表(&amp;R)</translation>
    </message>
</context>
<context>
    <name>lx::ui::HandlingPanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close without doing it</source>
        <translation>关闭，不处理</translation>
    </message>
    <message>
        <source>Why it can stay so for now</source>
        <translation>理由：为什么暂时可以这样</translation>
    </message>
    <message>
        <source>Reason of the explanation</source>
        <translation>情况说明的理由</translation>
    </message>
    <message>
        <source>Accepted by</source>
        <translation>认可人</translation>
    </message>
    <message>
        <source>until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>The explanation has a last day</source>
        <translation>情况说明有期限</translation>
    </message>
    <message>
        <source>Last day of the explanation</source>
        <translation>情况说明有效期至</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>下发日期</translation>
    </message>
    <message>
        <source>Day of issue</source>
        <translation>下发日期</translation>
    </message>
    <message>
        <source>to be done by</source>
        <translation>整改期限</translation>
    </message>
    <message>
        <source>Last day of the supervision</source>
        <translation>督办整改期限</translation>
    </message>
    <message>
        <source>&amp;Keep the explanation</source>
        <translation>保存(&amp;B)</translation>
    </message>
    <message>
        <source>Keep the explanation</source>
        <translation>保存情况说明</translation>
    </message>
    <message>
        <source>&amp;Issue</source>
        <translation>下发(&amp;X)</translation>
    </message>
    <message>
        <source>Issue the supervision</source>
        <translation>下发督办</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>&amp;Put off</source>
        <translation>暂缓(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>交办(&amp;A)</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>交办</translation>
    </message>
    <message>
        <source>What is demanded</source>
        <translation>整改要求</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做到什么，可不填</translation>
    </message>
    <message>
        <source>Demanded</source>
        <translation>要求</translation>
    </message>
</context>
<context>
    <name>lx::ui::FigureModel</name>
    <message>
        <source>%1 Still in force: %2</source>
        <translation>%1 仍按 %2 执行</translation>
    </message>
    <message>
        <source>Set in this file, originally %1</source>
        <translation>本台账改动，原为 %1</translation>
    </message>
    <message>
        <source>† Default of this product</source>
        <translation>† 本产品默认值</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Value here</source>
        <translation>本台账数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>The policy&apos;s own</source>
        <translation>政策包原值</translation>
    </message>
    <message>
        <source>Rules that read it</source>
        <translation>用到它的规则</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Fixed by %1</source>
        <translation>%1规定，不能改设</translation>
    </message>
</context>
<context>
    <name>lx::ui::FiguresView</name>
    <message>
        <source>P&amp;olicy</source>
        <translation>政策(&amp;O)</translation>
    </message>
    <message>
        <source>Policy whose figures are shown</source>
        <translation>查看哪个政策的参数</translation>
    </message>
    <message>
        <source>&amp;Give back this figure</source>
        <translation>恢复此项(&amp;H)</translation>
    </message>
    <message>
        <source>Give back this figure</source>
        <translation>恢复此项原值</translation>
    </message>
    <message>
        <source>Give back a&amp;ll figures</source>
        <translation>全部恢复(&amp;L)</translation>
    </message>
    <message>
        <source>Give back all figures</source>
        <translation>恢复全部原值</translation>
    </message>
    <message>
        <source>Figures of the policy</source>
        <translation>政策参数</translation>
    </message>
    <message>
        <source>%1 (not carried out here)</source>
        <translation>%1（未执行）</translation>
    </message>
    <message>
        <source>%1 figures, %2 set in this file. † marks defaults of this product, not of the policy.</source>
        <translation>%1 项参数，本台账改动 %2 项。† 为本产品默认值，政策原文未定。</translation>
    </message>
    <message>
        <source>Policy &amp;packs</source>
        <translation>政策包(&amp;B)</translation>
    </message>
    <message>
        <source>Policy packs</source>
        <translation>政策包</translation>
    </message>
    <message>
        <source>Take in a pack…</source>
        <translation>导入政策包…</translation>
    </message>
    <message>
        <source>Write this pack out…</source>
        <translation>导出本政策包…</translation>
    </message>
    <message>
        <source>Remove this pack…</source>
        <translation>移除本政策包…</translation>
    </message>
</context>
<context>
    <name>lx::ui::PackActions</name>
    <message>
        <source>Take in a policy pack</source>
        <translation>导入政策包</translation>
    </message>
    <message>
        <source>Policy packs (*.json)</source>
        <translation>政策包 (*.json)</translation>
    </message>
    <message>
        <source>The file has a pack “%1” already. Replace it?</source>
        <translation>台账里已有政策包“%1”，要用新文件替换吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Policy pack “%1” taken in. Choose it in the bar on top to carry it out.</source>
        <translation>已导入政策包“%1”。要执行它，请在上方“执行政策”中勾选。</translation>
    </message>
    <message>
        <source>Write out the policy pack</source>
        <translation>导出政策包</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Remove the policy pack</source>
        <translation>移除政策包</translation>
    </message>
    <message>
        <source>Remove the pack “%1” with its figures from this file? Write it out first if it may be needed again.</source>
        <translation>要把政策包“%1”连同改过的参数从本台账移除吗？以后可能还要用的，请先导出。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reading the policy pack</source>
        <translation>读取政策包</translation>
    </message>
    <message>
        <source>Writing out the policy pack</source>
        <translation>导出政策包</translation>
    </message>
</context>
<context>
    <name>lx::ui::ConditionTree</name>
    <message>
        <source>Lines of the condition</source>
        <translation>条件各行</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Add a &amp;line</source>
        <translation>添加条件(&amp;J)</translation>
    </message>
    <message>
        <source>Add a count</source>
        <translation>添加计数条件</translation>
    </message>
    <message>
        <source>Add a &amp;count</source>
        <translation>添加计数条件(&amp;U)</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>添加条件组</translation>
    </message>
    <message>
        <source>Add a &amp;group</source>
        <translation>添加条件组(&amp;H)</translation>
    </message>
    <message>
        <source>Remove the line</source>
        <translation>删除此行</translation>
    </message>
    <message>
        <source>&amp;Remove the line</source>
        <translation>删除此行(&amp;X)</translation>
    </message>
    <message>
        <source>How the lines belong together</source>
        <translation>各行的关系</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation>以下全部满足</translation>
    </message>
    <message>
        <source>At least one of these holds</source>
        <translation>以下至少满足一项</translation>
    </message>
    <message>
        <source>None of these holds</source>
        <translation>以下都不满足</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Rows counted</source>
        <translation>计数的记录</translation>
    </message>
    <message>
        <source>Comparison of the count</source>
        <translation>条数比较</translation>
    </message>
    <message>
        <source>Number of rows</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>This part is kept as it is: it compares or calculates in a way that has no line here.</source>
        <translation>这一部分的比较或计算较复杂，没有对应的条件行，按原样保留。</translation>
    </message>
</context>
<context>
    <name>condition</name>
    <message>
        <source>contains</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>from</source>
        <translation>起于</translation>
    </message>
    <message>
        <source>until</source>
        <translation>止于</translation>
    </message>
    <message>
        <source>is</source>
        <translation>为</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不为</translation>
    </message>
    <message>
        <source>is one of</source>
        <translation>为其中之一</translation>
    </message>
    <message>
        <source>is none of</source>
        <translation>不为其中任何一个</translation>
    </message>
    <message>
        <source>is given</source>
        <translation>已填</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>figure “%1”</source>
        <translation>参数“%1”</translation>
    </message>
    <message>
        <source>All of these hold</source>
        <translation>以下全部满足</translation>
    </message>
    <message>
        <source>At least one of these holds</source>
        <translation>以下至少满足一项</translation>
    </message>
    <message>
        <source>None of these holds</source>
        <translation>以下都不满足</translation>
    </message>
    <message>
        <source>Number of rows of %1 %2 %3</source>
        <translation>%1 %2 %3 条</translation>
    </message>
    <message>
        <source>Number of rows of %1 %2 %3, those for which</source>
        <translation>%1 %2 %3 条，其中每条</translation>
    </message>
    <message>
        <source>(kept as it is) %1</source>
        <translation>（按原样保留）%1</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>在</translation>
    </message>
    <message>
        <source>the period judged</source>
        <translation>考评期内</translation>
    </message>
    <message>
        <source>the period before the one judged</source>
        <translation>上一考评期内</translation>
    </message>
    <message>
        <source>the period judged or the one before</source>
        <translation>本考评期或上一考评期内</translation>
    </message>
    <message>
        <source>the last whole month</source>
        <translation>上一个完整的月</translation>
    </message>
    <message>
        <source>the last whole quarter</source>
        <translation>上一个完整的季度</translation>
    </message>
    <message>
        <source>the last whole half-year</source>
        <translation>上一个完整的半年</translation>
    </message>
    <message>
        <source>the last whole year</source>
        <translation>上一个完整的年度</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>本年内</translation>
    </message>
    <message>
        <source>Never (one of no lines)</source>
        <translation>永不满足（没有条件行）</translation>
    </message>
</context>
<context>
    <name>lx::ui::OwnRulesView</name>
    <message>
        <source>Choose a rule of the county&apos;s own, begin a new one, or copy the rule chosen under “Rules and findings” to change it.</source>
        <translation>选择一条本地规则，新建一条，或在“规则与结论”中选一条规则复制过来修改。</translation>
    </message>
    <message>
        <source>&amp;New rule</source>
        <translation>新建规则(&amp;N)</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>新建规则</translation>
    </message>
    <message>
        <source>Rules of the county&apos;s own</source>
        <translation>本地规则清单</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What is asked, in a few words</source>
        <translation>要求什么，一句话</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Document or decision it comes from</source>
        <translation>出自哪个文件或决定</translation>
    </message>
    <message>
        <source>Whom it asks</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Force of the rule</source>
        <translation>要求程度</translation>
    </message>
    <message>
        <source>to be done by</source>
        <translation>完成期限</translation>
    </message>
    <message>
        <source>The rule has a last day</source>
        <translation>规则有完成期限</translation>
    </message>
    <message>
        <source>Last day of the rule</source>
        <translation>规则的完成期限</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>What to do where it is not met</source>
        <translation>未落实时怎么办</translation>
    </message>
    <message>
        <source>It is met when</source>
        <translation>落实条件</translation>
    </message>
    <message>
        <source>Only these are asked</source>
        <translation>对象范围</translation>
    </message>
    <message>
        <source>It applies when</source>
        <translation>适用条件</translation>
    </message>
    <message>
        <source>What the condition matches</source>
        <translation>条件匹配的数量</translation>
    </message>
    <message>
        <source>&amp;Delete the rule</source>
        <translation>删除规则(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the rule</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>&amp;Keep the rule</source>
        <translation>保存规则(&amp;B)</translation>
    </message>
    <message>
        <source>Keep the rule</source>
        <translation>保存规则</translation>
    </message>
    <message>
        <source>This rule asks several kinds of rows and cannot be changed here. Write the policy pack out and change it there.</source>
        <translation>这条规则对几类对象提要求，不能在这里修改；请导出政策包后修改。</translation>
    </message>
    <message>
        <source>Delete “%1”? Its findings go with it.</source>
        <translation>要删除“%1”吗？它的结论会一并去掉。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>No lines: all are meant</source>
        <translation>没有条件：指全部对象</translation>
    </message>
    <message>
        <source>Not complete yet: %1</source>
        <translation>条件还不完整：%1</translation>
    </message>
    <message>
        <source>Matches %1 of %2 (%3)</source>
        <translation>匹配 %1 / %2（%3）</translation>
    </message>
    <message>
        <source>Matches %1 of %2 (%3); of %4 not known</source>
        <translation>匹配 %1 / %2（%3），另有 %4 条资料不全</translation>
    </message>
    <message>
        <source>The rule “%1” has changes that are not kept yet.</source>
        <translation>规则“%1”的修改还没有保存。</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>“%1” looks at %2 only; a rule of the county&apos;s own looks at enterprises and social organizations. Its findings may differ from those of the policy.</source>
        <translation>《%1》只看%2，本地规则看非公有制企业和社会组织，复制后的结论可能与原政策不同。</translation>
    </message>
</context>
<context>
    <name>lx::ui::FileRescue</name>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save what is open as</source>
        <translation>把打开着的内容另存为</translation>
    </message>
    <message>
        <source>%1 saved anew.lxdb</source>
        <translation>%1（另存）.lxdb</translation>
    </message>
    <message>
        <source>Saving as %1</source>
        <translation>正在另存为 %1</translation>
    </message>
    <message>
        <source>Saved as %1. From now on changes go there; what was being entered is still to be saved.</source>
        <translation>已另存为 %1，之后的修改都保存到那里；正在填写、还没保存的内容请再保存一次。</translation>
    </message>
    <message>
        <source>The file is no longer at its place</source>
        <translation>台账文件已不在原处</translation>
    </message>
    <message>
        <source>What was saved last may be nowhere else. Save what is open as a new file first?</source>
        <translation>最近保存的内容可能别处都没有。要先把打开着的内容另存为新文件吗？</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不另存，直接关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>lx::ui::WaitCover</name>
    <message>
        <source>Please wait</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel this work</source>
        <translation>取消这项工作</translation>
    </message>
</context>
<context>
    <name>lx::ui::FileRepair</name>
    <message>
        <source>Choose the backup to restore</source>
        <translation>选择要恢复的备份</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>%1 is put in the place of %2. What is in that file now is kept beside it under another name, so nothing is lost.</source>
        <translation>用“%1”替换“%2”。现在文件里的内容会换一个名字留在旁边，不会丢失。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore as another file…</source>
        <translation>恢复成另一个文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Restore as</source>
        <translation>恢复为</translation>
    </message>
    <message>
        <source>%1 restored.lxdb</source>
        <translation>%1（恢复）.lxdb</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>正在恢复“%1”</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>备份已恢复。</translation>
    </message>
    <message>
        <source>The backup is restored. What was there before is kept as %1.</source>
        <translation>备份已恢复。原来的文件留在旁边，名为“%1”。</translation>
    </message>
    <message>
        <source>Export its ledgers…</source>
        <translation>导出其中的台账…</translation>
    </message>
    <message>
        <source>Choose the folder for the workbooks</source>
        <translation>选择存放工作簿的文件夹</translation>
    </message>
    <message>
        <source>Exporting the ledgers of %1</source>
        <translation>正在导出“%1”里的台账</translation>
    </message>
    <message>
        <source>%1 ledgers with %2 rows are exported to %3. Numbers of persons stand in them in full.</source>
        <translation>已导出 %1 个台账、%2 行到 %3。其中证件号和电话是完整的，请妥善保管。</translation>
    </message>
    <message>
        <source>There is no ledger with rows in it.</source>
        <translation>里面没有填了内容的台账。</translation>
    </message>
</context>
<context>
    <name>lx::ui::UpkeepPage</name>
    <message>
        <source>Upkeep</source>
        <translation>台账维护</translation>
    </message>
    <message>
        <source>Compare with a &amp;backup…</source>
        <translation>与备份核对…(&amp;B)</translation>
    </message>
    <message>
        <source>Compare with a backup</source>
        <translation>与备份核对</translation>
    </message>
    <message>
        <source>Check the &amp;file</source>
        <translation>检查台账文件(&amp;K)</translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>检查台账文件</translation>
    </message>
    <message>
        <source>What came of the check</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>“Check the file” looks at the file itself, at everything that was changed from outside, and at what is entered: days that can&apos;t be meant, people counted twice, organizations that hang on themselves. Rows to correct are listed, and each opens.

“Compare with a backup” tells whether the file is what became of an earlier copy.</source>
        <translation>“检查台账文件”检查文件是否完好、有没有被别的程序改动过，以及填写的内容：不可能的日期、重复的人、上级填成自己的组织。需要更正的行会列出来，点开就能改。

“与备份核对”检查这个文件是不是从那份备份接着做下来的。</translation>
    </message>
    <message>
        <source>&amp;Open the row</source>
        <translation>打开这一行(&amp;O)</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>打开这一行</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>怎么办</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查台账文件</translation>
    </message>
    <message>
        <source>Choose the backup to compare with</source>
        <translation>选择要核对的备份</translation>
    </message>
    <message>
        <source>Comparing with the backup</source>
        <translation>正在与备份核对</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>The file is what became of this backup.</source>
        <translation>这个文件是从那份备份接着做下来的。</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>%1 things are wrong, %2 are doubtful.</source>
        <translation>有 %1 处不对，%2 处存疑。</translation>
    </message>
    <message>
        <source>%1 things are wrong.</source>
        <translation>有 %1 处不对。</translation>
    </message>
    <message>
        <source>The file is in order; %1 entries are doubtful.</source>
        <translation>文件完好；有 %1 处内容存疑。</translation>
    </message>
    <message>
        <source> Looked at %1.</source>
        <translation>检查于%1。</translation>
    </message>
    <message>
        <source> Rows were changed since: check again to see what is left.</source>
        <translation>此后有行改动过，请再检查一次。</translation>
    </message>
    <message>
        <source>The file has not been checked yet.</source>
        <translation>还没有检查过。</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>没有发现问题。</translation>
    </message>
    <message>
        <source>Doubtful: look at these rows, and correct what is not meant so.</source>
        <translation>存疑：请看看这些行，不是有意这样填的请更正。</translation>
    </message>
    <message>
        <source>The first %1 of %2. When they are corrected, check again.</source>
        <translation>只列出前 %1 条，共 %2 条；更正以后请再检查一次。</translation>
    </message>
    <message>
        <source>&amp;Rebuild the search index</source>
        <translation>重建检索索引(&amp;R)</translation>
    </message>
    <message>
        <source>Rebuild the search index</source>
        <translation>重建检索索引</translation>
    </message>
    <message>
        <source>Rebuilding the search index</source>
        <translation>正在重建检索索引</translation>
    </message>
    <message>
        <source>The search index is rebuilt.</source>
        <translation>检索索引已重建。</translation>
    </message>
</context>
<context>
    <name>files</name>
    <message>
        <source>Ledger files (*.lxdb);;All files (*)</source>
        <translation>台账文件 (*.lxdb);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>lx::ui::ListsMenu</name>
    <message>
        <source>&amp;Keep these rows as a list…</source>
        <translation>把这些行存为名单(&amp;K)…</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>名单的名称</translation>
    </message>
    <message>
        <source>These are single rows, which no condition describes; take the list away first.</source>
        <translation>这是逐条指定的行，没有条件可存；请先去掉上面的“名单”再保存。</translation>
    </message>
    <message>
        <source>The list “%1” is kept in the file.</source>
        <translation>名单“%1”已保存在文件里。</translation>
    </message>
    <message>
        <source>“%1” is a list of the ledger “%2” already; please take another name.</source>
        <translation>“%1”已是台账“%2”的名单，请另取一个名称。</translation>
    </message>
    <message>
        <source>The list “%1” was there already and is now the rows shown.</source>
        <translation>名单“%1”原来就有，现已换成眼前的这些行。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The list “%1” is removed; its rows stay.</source>
        <translation>名单“%1”已删除，其中的行不受影响。</translation>
    </message>
    <message>
        <source>&amp;Remove a list</source>
        <translation>删除名单(&amp;R)</translation>
    </message>
</context>
<context>
    <name>lx::ui::NamePanel</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lx::ui::LedgerTable</name>
    <message>
        <source>Lists</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Lists (Alt+L)</source>
        <translation>名单（Alt+L）</translation>
    </message>
    <message>
        <source>&amp;Lists</source>
        <translation>名单(&amp;L)</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>The rows could not be read</source>
        <translation>各行没有读出来</translation>
    </message>
    <message>
        <source>The rows of “%1” have not been read.</source>
        <translation>“%1”的各行没有读出来。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>选择显示的列</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 rows found</source>
        <translation>找到 %1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source> · %1 selected</source>
        <translation> · 已选 %1</translation>
    </message>
    <message>
        <source>No row of “%1” fits the search and the conditions.</source>
        <translation>“%1”中没有符合搜索和条件的行。</translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>“%1” has no rows yet. Add the first one here, paste rows from Excel (Ctrl+V), or import a list under Data exchange.</source>
        <translation>“%1”还没有内容。可以在这里新增第一行，从 Excel 粘贴（Ctrl+V），或到“数据交换”导入名录。</translation>
    </message>
    <message>
        <source>Add the first row</source>
        <translation>新增第一行</translation>
    </message>
    <message>
        <source>The file is open read-only.</source>
        <translation>文件是只读打开的，不能修改。</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>The rows are still being read. Please try again in a moment.</source>
        <translation>各行还在读取，请稍候再试。</translation>
    </message>
    <message>
        <source>Filter again (F5): rows that no longer fit go out or to their place</source>
        <translation>重新筛选（F5）：不再符合的行离开名单，或排到该在的位置</translation>
    </message>
    <message>
        <source>Filter again</source>
        <translation>重新筛选</translation>
    </message>
    <message>
        <source> · %1 of them no longer fit (≠), F5 filters again</source>
        <translation> · 其中 %1 行不再符合筛选（≠），按 F5 重新筛选</translation>
    </message>
    <message>
        <source>&amp;Worked out by the program</source>
        <translation>推算的栏目(&amp;W)</translation>
    </message>
</context>
<context>
    <name>lx::ui::RowClipboard</name>
    <message>
        <source>Copying rows</source>
        <translation>正在复制</translation>
    </message>
</context>
<context>
    <name>lx::ui::RowMenu</name>
    <message>
        <source>&amp;Edit in the form</source>
        <translation>在表单中编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>E&amp;nd with a reason…</source>
        <translation>结束并注明原因(&amp;J)…</translation>
    </message>
    <message>
        <source>Move to the recycle &amp;bin</source>
        <translation>移入回收站(&amp;D)</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制所选行(&amp;C)</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy with &amp;headings</source>
        <translation>连同标题复制(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Paste rows from Excel</source>
        <translation>粘贴 Excel 的行(&amp;P)</translation>
    </message>
    <message>
        <source>Ctrl+V</source>
        <translation>Ctrl+V</translation>
    </message>
    <message>
        <source>E&amp;xport these rows…</source>
        <translation>导出这些行(&amp;X)…</translation>
    </message>
    <message>
        <source>Export these rows with &amp;whole numbers…</source>
        <translation>导出这些行（完整号码）(&amp;W)…</translation>
    </message>
    <message>
        <source>P&amp;rint for these rows</source>
        <translation>打印所选行的表单(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Show whole ID numbers and phones</source>
        <translation>显示完整的身份号码和电话(&amp;S)</translation>
    </message>
    <message>
        <source>End %1 rows</source>
        <translation>结束 %1 行</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>导出为</translation>
    </message>
    <message>
        <source>Excel (*.xlsx);;Text (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;文本 (*.csv)</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>%1 rows exported: %2</source>
        <translation>已导出 %1 行：%2</translation>
    </message>
    <message>
        <source> ID numbers and phones are masked; “More” also exports them whole.</source>
        <translation> 证件号和电话已隐去中间几位；需要完整号码时，用“更多”里的另一项导出。</translation>
    </message>
    <message>
        <source>Open the &amp;dossier</source>
        <translation>打开档案(&amp;O)</translation>
    </message>
    <message>
        <source>Alt+Enter</source>
        <translation>Alt+回车</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>Rows that others refer to</source>
        <translation>还有别的行关联的行</translation>
    </message>
    <message>
        <source>&amp;Merge the two rows…</source>
        <translation>合并这两行…(&amp;M)</translation>
    </message>
    <message>
        <source>Sort b&amp;y this column</source>
        <translation>按这一栏排序(&amp;Y)</translation>
    </message>
    <message>
        <source>Open the recycle bin</source>
        <translation>打开回收站(&amp;K)</translation>
    </message>
    <message>
        <source>Print this &amp;list…</source>
        <translation>打印这份名单(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>lx::ui::ColumnsPart</name>
    <message>
        <source>As its heading says</source>
        <translation>按表头</translation>
    </message>
    <message>
        <source>Tables that were found</source>
        <translation>找到的表格</translation>
    </message>
    <message>
        <source>Passed over</source>
        <translation>跳过的行</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation>表格的各列</translation>
    </message>
    <message>
        <source>Nothing: every row was read.</source>
        <translation>没有，每一行都读了。</translation>
    </message>
    <message>
        <source>Where each column goes</source>
        <translation>每一列导入到哪里</translation>
    </message>
    <message>
        <source>Where each column goes · %1 not recognised, in front</source>
        <translation>每一列导入到哪里 · 有 %1 列没有认出，排在最前</translation>
    </message>
</context>
<context>
    <name>lx::ui::ImportAssistant</name>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 等，另有 %2 个</translation>
    </message>
    <message>
        <source>into the &amp;ledger</source>
        <translation>导入到台账(&amp;L)</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Other file&amp;s…</source>
        <translation>换文件(&amp;S)…</translation>
    </message>
    <message>
        <source>Do &amp;not import</source>
        <translation>不导入了(&amp;N)</translation>
    </message>
    <message>
        <source>State of the preview</source>
        <translation>预览的状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Preview &amp;again</source>
        <translation>重新预览(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>下一步(&amp;X)</translation>
    </message>
    <message>
        <source>Trying the import into %1</source>
        <translation>试导入%1</translation>
    </message>
    <message>
        <source>The preview is from before the last changes.</source>
        <translation>预览是改动之前的，请重新预览。</translation>
    </message>
    <message>
        <source>The preview is up to date; nothing has been written yet.</source>
        <translation>预览已是最新；还没有写入台账。</translation>
    </message>
</context>
<context>
    <name>lx::ui::ImportColumnsModel</name>
    <message>
        <source>Not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>记住的</translation>
    </message>
    <message>
        <source>Chosen now</source>
        <translation>这次选的</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>没有认出，不导入</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已收回，要重新预览</translation>
    </message>
    <message>
        <source>As its heading says</source>
        <translation>按表头</translation>
    </message>
    <message>
        <source>Second column of this field: where the first is blank</source>
        <translation>同一字段的第二列：前一列空着时用</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>in 10,000 yuan</source>
        <translation>单位：万元</translation>
    </message>
    <message>
        <source>Column of the list</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>前几个值</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>导入到</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>lx::ui::ImportDone</name>
    <message>
        <source>Save refused &amp;rows…</source>
        <translation>另存退回表(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Withdraw this import</source>
        <translation>撤回这次导入(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
    <message>
        <source>Remembered for lists with these headings</source>
        <translation>已记住，表头相同的表下次沿用</translation>
    </message>
    <message>
        <source>%1: nothing was changed</source>
        <translation>%1：没有改动</translation>
    </message>
    <message>
        <source>%1: imported</source>
        <translation>%1：已导入</translation>
    </message>
</context>
<context>
    <name>lx::ui::ImportQuestionsModel</name>
    <message>
        <source>By the title: %1 rows</source>
        <translation>按标题填写：%1 行</translation>
    </message>
    <message>
        <source>%1: one value for all rows that have none</source>
        <translation>%1：空着的行都填什么</translation>
    </message>
    <message>
        <source>%1: what does “%2” stand for?</source>
        <translation>%1：“%2”是什么</translation>
    </message>
    <message>
        <source>%1: “%2” in the ledger, “%3” in the list</source>
        <translation>%1：台账里是“%2”，表格里是“%3”</translation>
    </message>
    <message>
        <source> and others</source>
        <translation>等</translation>
    </message>
    <message>
        <source>%1, %2 not in the ledger: %3</source>
        <translation>%1台账里没有的 %2 个：%3</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Add under “%1”</source>
        <translation>新增，放在“%1”下面</translation>
    </message>
    <message>
        <source>Add all</source>
        <translation>全部新增</translation>
    </message>
    <message>
        <source>Add all under “%1”</source>
        <translation>全部新增，放在“%1”下面</translation>
    </message>
    <message>
        <source>%1, %2 not in the ledger</source>
        <translation>%1，%2 个不在台账里</translation>
    </message>
    <message>
        <source>%1 of %2 are added</source>
        <translation>%2 个里新增 %1 个</translation>
    </message>
    <message>
        <source>Not ticked: %1 rows go under “%2”</source>
        <translation>不勾选：%1 行登记在“%2”</translation>
    </message>
    <message>
        <source>The same one: take the new name</source>
        <translation>是同一家，改用新名称</translation>
    </message>
    <message>
        <source>Enter a value</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>(leave it blank)</source>
        <translation>（这一格空着）</translation>
    </message>
    <message>
        <source>Enter them in “%1” first: these rows go in without</source>
        <translation>请先在“%1”台账里登记；现在导入，这些行这一格空着</translation>
    </message>
    <message>
        <source>Enter them in “%1” first: these rows are refused</source>
        <translation>请先在“%1”台账里登记；现在导入，这些行会退回</translation>
    </message>
    <message>
        <source>Remembered from an earlier list</source>
        <translation>以前的回答，已记住</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Not ticked: %1 rows are refused</source>
        <translation>不勾选：%1 行退回</translation>
    </message>
    <message>
        <source>Not ticked: %1 rows go in without</source>
        <translation>不勾选：%1 行照收，这一格空着</translation>
    </message>
    <message>
        <source>Not answered: %1 rows are refused</source>
        <translation>不回答：%1 行退回</translation>
    </message>
    <message>
        <source>Not answered: %1 rows go in with this cell blank</source>
        <translation>不回答：%1 行照收，这一格空着</translation>
    </message>
    <message>
        <source>(no answer)</source>
        <translation>（不回答）</translation>
    </message>
    <message>
        <source>Values the list does not have</source>
        <translation>缺的栏目</translation>
    </message>
    <message>
        <source>Words that are not known</source>
        <translation>不认识的词</translation>
    </message>
    <message>
        <source>Named in the list, not in the ledger</source>
        <translation>台账里还没有的</translation>
    </message>
    <message>
        <source>The same code under another name</source>
        <translation>代码相同、名称不同</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Individual businesses, which are none of the two kinds</source>
        <translation>个体工商户，不属于两类单位</translation>
    </message>
    <message>
        <source>Take them in as units, in every list</source>
        <translation>作为单位导入，以后的表也一样</translation>
    </message>
    <message>
        <source>%1: one value for all rows that have none, in the table of “%2” with its headings in row %3</source>
        <translation>%1：空着的行都填什么（工作表“%2”里表头在第 %3 行的那张表）</translation>
    </message>
</context>
<context>
    <name>lx::ui::ImportRowsModel</name>
    <message>
        <source>Only the first %1 rows are shown, of %2</source>
        <translation>只显示前 %1 行，共 %2 行</translation>
    </message>
    <message>
        <source>✗ refused</source>
        <translation>✗ 退回</translation>
    </message>
    <message>
        <source>△ a cell less</source>
        <translation>△ 缺一格</translation>
    </message>
    <message>
        <source>· remark</source>
        <translation>· 提示</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>lx::ui::ImportWords</name>
    <message>
        <source>rows %1 and others, %2 in all</source>
        <translation>第 %1 等 %2 行</translation>
    </message>
    <message>
        <source>row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>no headings</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>headings in row %1</source>
        <translation>表头在第 %1 行</translation>
    </message>
    <message>
        <source>headings in rows %1–%2</source>
        <translation>表头在第 %1–%2 行</translation>
    </message>
    <message>
        <source>Totals: %1</source>
        <translation>合计、小计：%1</translation>
    </message>
    <message>
        <source>Signatures and remarks: %1</source>
        <translation>签字、说明：%1</translation>
    </message>
    <message>
        <source>Lines nobody filled in: %1</source>
        <translation>没有填的空行：%1</translation>
    </message>
    <message>
        <source>Lines of sections: %1</source>
        <translation>分节标题：%1</translation>
    </message>
    <message>
        <source>Samples of the template: %1</source>
        <translation>示例行：%1</translation>
    </message>
    <message>
        <source>Hidden rows, taken too: %1</source>
        <translation>隐藏的行也导入：%1 行</translation>
    </message>
    <message>
        <source>added %1</source>
        <translation>新增 %1</translation>
    </message>
    <message>
        <source>updated %1</source>
        <translation>更新 %1</translation>
    </message>
    <message>
        <source>unchanged %1</source>
        <translation>无变化 %1</translation>
    </message>
    <message>
        <source>Column “%1”: not imported</source>
        <translation>“%1”列：不导入</translation>
    </message>
    <message>
        <source>Column “%1” → %2</source>
        <translation>“%1”列 → %2</translation>
    </message>
    <message>
        <source>%1: “%2” where the list has none</source>
        <translation>%1：空着的填“%2”</translation>
    </message>
    <message>
        <source>%1: “%2” is left blank</source>
        <translation>%1：“%2”这一格空着</translation>
    </message>
    <message>
        <source>%1: “%2” is added where it is not there</source>
        <translation>%1：“%2”，台账里没有就新增</translation>
    </message>
    <message>
        <source>%1: “%2” → “%3”</source>
        <translation>%1：“%2” → “%3”</translation>
    </message>
    <message>
        <source> (dated %1 unless the list says otherwise)</source>
        <translation>（表格里没有日期的记为 %1）</translation>
    </message>
</context>
<context>
    <name>lx::ui::PreviewPart</name>
    <message>
        <source>Save refused &amp;rows…</source>
        <translation>另存退回表(&amp;R)…</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>表格里的行</translation>
    </message>
    <message>
        <source>What is told of the row</source>
        <translation>这一行的说明</translation>
    </message>
    <message>
        <source>Nothing is told of this row.</source>
        <translation>这一行没有问题。</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuestionsPart</name>
    <message>
        <source>&amp;Day of the surveys</source>
        <translation>摸底日期(&amp;D)</translation>
    </message>
    <message>
        <source>Day of the surveys</source>
        <translation>摸底日期</translation>
    </message>
    <message>
        <source>The list says: %1</source>
        <translation>表中写着%1</translation>
    </message>
    <message>
        <source>For all rows without a day of their own</source>
        <translation>用于没有写日期的各行</translation>
    </message>
    <message>
        <source>Nothing is left open. Go on to the preview.</source>
        <translation>没有要回答的，请看预览。</translation>
    </message>
    <message>
        <source>Each answer holds for all rows and is remembered for lists with these headings. Delete takes one back. What is left open keeps nobody from importing.</source>
        <translation>每个问题只回答一次，对所有行有效；表头相同的表下次沿用。按 Delete 收回回答。不回答也可以导入。</translation>
    </message>
    <message>
        <source>Questions of the import</source>
        <translation>导入时的问题</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>收回回答</translation>
    </message>
</context>
<context>
    <name>lx::ui::ReasonList</name>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>退回的行</translation>
    </message>
</context>
<context>
    <name>lx::ui::ResultLine</name>
    <message>
        <source>Counts of the import</source>
        <translation>导入结果</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读入</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>无变化</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>退回</translation>
    </message>
    <message>
        <source> (%1 of them none of the two kinds)</source>
        <translation>（其中 %1 行不属于两类单位）</translation>
    </message>
    <message>
        <source>Nothing else is written.</source>
        <translation>没有同时写入其他台账。</translation>
    </message>
    <message>
        <source>With them: %1</source>
        <translation>同时写入：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::StepBar</name>
    <message>
        <source>&amp;1 Tables and columns</source>
        <translation>&amp;1 表格与栏目</translation>
    </message>
    <message>
        <source>&amp;3 Preview</source>
        <translation>&amp;3 预览</translation>
    </message>
    <message>
        <source>&amp;2 Questions</source>
        <translation>&amp;2 要回答的</translation>
    </message>
    <message>
        <source>&amp;2 Questions (%1)</source>
        <translation>&amp;2 要回答的（%1）</translation>
    </message>
</context>
<context>
    <name>lx::ui::ListPanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lx::ui::RecyclePanel</name>
    <message>
        <source>&amp;Bring back</source>
        <translation>恢复(&amp;K)</translation>
    </message>
    <message>
        <source>Brings the chosen rows back as they were</source>
        <translation>把选中的行按原样恢复</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移入时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Recycle bin of %1</source>
        <translation>“%1”的回收站</translation>
    </message>
    <message>
        <source>The recycle bin of %1 is empty</source>
        <translation>“%1”的回收站是空的</translation>
    </message>
    <message>
        <source>Recycle bin of %1: %2 rows</source>
        <translation>“%1”的回收站：%2 行</translation>
    </message>
    <message>
        <source>Recycle bin of %1: the last %2 rows</source>
        <translation>“%1”的回收站：最近 %2 行</translation>
    </message>
    <message>
        <source>“%1” is back.</source>
        <translation>“%1”已恢复。</translation>
    </message>
    <message>
        <source>%1 rows are back.</source>
        <translation>已恢复 %1 行。</translation>
    </message>
</context>
<context>
    <name>lx::ui::FocusModel</name>
    <message>
        <source>Was put off until %1: %2</source>
        <translation>曾暂缓至 %1：%2</translation>
    </message>
    <message>
        <source>Was closed on %1</source>
        <translation>曾于 %1 销号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Answerable</source>
        <translation>责任党组织</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In charge</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Reason or progress</source>
        <translation>理由或进展</translation>
    </message>
    <message>
        <source>Put off</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>已交办</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>To be assigned</source>
        <translation>待交办</translation>
    </message>
</context>
<context>
    <name>lx::ui::FocusView</name>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the things to do</source>
        <translation>返回待办</translation>
    </message>
    <message>
        <source>Open in the &amp;ledger</source>
        <translation>在台账中打开(&amp;L)</translation>
    </message>
    <message>
        <source>Open in the ledger</source>
        <translation>在台账中打开</translation>
    </message>
    <message>
        <source>Rows of the list</source>
        <translation>清单各行</translation>
    </message>
    <message>
        <source>Assign the chosen rows</source>
        <translation>交办所选各行</translation>
    </message>
    <message>
        <source>Put off the chosen rows</source>
        <translation>暂缓所选各行</translation>
    </message>
    <message>
        <source>Assign: %1</source>
        <translation>交办：%1</translation>
    </message>
    <message>
        <source>Put off: %1</source>
        <translation>暂缓：%1</translation>
    </message>
    <message>
        <source>%1: %2, %3 to be assigned</source>
        <translation>%1：%2 个，待交办 %3 个</translation>
    </message>
    <message>
        <source>&amp;Assign %1…</source>
        <translation>交办 %1 个…(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Assign…</source>
        <translation>交办…(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Put off %1…</source>
        <translation>暂缓 %1 个…(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Put off…</source>
        <translation>暂缓…(&amp;Z)</translation>
    </message>
    <message>
        <source>%1 and others, %2 in all</source>
        <translation>%1等 %2 个</translation>
    </message>
</context>
<context>
    <name>lx::ui::TodoModel</name>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Answerable: %1</source>
        <translation>责任：%1</translation>
    </message>
    <message>
        <source>Answerable: %1 and %2 more</source>
        <translation>责任：%1，另有 %2 个</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>指标：%1</translation>
    </message>
    <message>
        <source>None left</source>
        <translation>已清零</translation>
    </message>
    <message>
        <source>%1 assigned</source>
        <translation>已交办 %1</translation>
    </message>
    <message>
        <source>%1 of these overdue</source>
        <translation>其中逾期 %1</translation>
    </message>
    <message>
        <source>%1 put off</source>
        <translation>暂缓 %1</translation>
    </message>
    <message>
        <source>Quarter by quarter %1</source>
        <translation>逐季 %1</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>面上指标</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>In %1 days</source>
        <translation>%1天增减</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已达到</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>%1: %2 things</source>
        <translation>%1：%2 项</translation>
    </message>
    <message>
        <source>%1 to be assigned</source>
        <translation>待交办 %1</translation>
    </message>
    <message>
        <source>%1; target %2% reached</source>
        <translation>%1；已达到目标 %2%</translation>
    </message>
    <message>
        <source>%1; target %2%, %3 short of it</source>
        <translation>%1；目标 %2%，还差 %3</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>未达到</translation>
    </message>
    <message>
        <source>of all registered units</source>
        <translation>按全部登记</translation>
    </message>
</context>
<context>
    <name>lx::ui::TodoPanel</name>
    <message>
        <source>List of things to do</source>
        <translation>待办清单</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>面上</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Choose the policies carried out here in the bar on top: what they ask for is listed here.</source>
        <translation>请先在上方“执行政策”中选择本地执行的政策，这里会列出要办的事项。</translation>
    </message>
    <message>
        <source>Nothing falls due in this time.</source>
        <translation>半年内没有到期的事项。</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Due: %1 things</source>
        <translation>到期 %1 项</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>重点</translation>
    </message>
    <message>
        <source>Lists: %1 to be assigned</source>
        <translation>重点 待交办 %1</translation>
    </message>
    <message>
        <source>There is no share to be followed.</source>
        <translation>没有要看的面上指标。</translation>
    </message>
    <message>
        <source>The shares could not be counted: %1</source>
        <translation>面上指标没有算出来：%1</translation>
    </message>
    <message>
        <source>Not reached: %1</source>
        <translation>未达到：%1</translation>
    </message>
    <message>
        <source>Things to do</source>
        <translation>待办事项</translation>
    </message>
</context>
<context>
    <name>row</name>
    <message>
        <source>Not filled in</source>
        <translation>未填写</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>No changes are recorded.</source>
        <translation>没有变更记录。</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back: %1, %2</source>
        <translation>撤回：%1，%2</translation>
    </message>
</context>
<context>
    <name>lx::ui::Verdict</name>
    <message>
        <source>What the policies say</source>
        <translation>政策结论</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>The policies chosen ask nothing of it.</source>
        <translation>所选政策对它没有要求。</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>已逾期，期限 %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>Explained: %1</source>
        <translation>情况说明：%1</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>去办理</translation>
    </message>
    <message>
        <source>Opens the rule: its reasons, to supervise or to explain</source>
        <translation>打开这条规则：看依据，下督办或作情况说明</translation>
    </message>
    <message>
        <source>Handle: %1</source>
        <translation>办理：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::PartView</name>
    <message>
        <source>Add</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Add: %1</source>
        <translation>新增：%1</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1 条</translation>
    </message>
    <message>
        <source>All of them: %1</source>
        <translation>全部：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::DossierView</name>
    <message>
        <source>Dossier</source>
        <translation>档案</translation>
    </message>
    <message>
        <source>Basics</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更历史</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc)</source>
        <translation>回到来处（Esc）</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;J)</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>Opens its dossier</source>
        <translation>打开它的档案</translation>
    </message>
    <message>
        <source>No policy is chosen: choose those carried out here in the bar on top.</source>
        <translation>还没有选政策：请在上方栏里选本地执行的政策。</translation>
    </message>
</context>
<context>
    <name>lx::ui::Trail</name>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
</context>
<context>
    <name>lx::ui::HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Close help</source>
        <translation>收起帮助</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>收起（Esc）</translation>
    </message>
</context>
<context>
    <name>lx::ui::EventMenu</name>
    <message>
        <source>The file is open read-only: nothing can be written.</source>
        <translation>文件以只读方式打开，不能办理。</translation>
    </message>
    <message>
        <source>&amp;Begin an event</source>
        <translation>办理事项(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Begin an event…</source>
        <translation>办理事项(&amp;B)…</translation>
    </message>
    <message>
        <source>What happens in one go in several ledgers</source>
        <translation>成立、换届、转接等，一次写好涉及的各个台账</translation>
    </message>
</context>
<context>
    <name>lx::ui::EventForm</name>
    <message>
        <source>Please check: %1</source>
        <translation>提醒：%1</translation>
    </message>
    <message>
        <source>Still to do: %1</source>
        <translation>还要办：%1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to where you came from (Esc)</source>
        <translation>回到来处（Esc）</translation>
    </message>
    <message>
        <source>&amp;Do it</source>
        <translation>办理(&amp;D)</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>正在推算…</translation>
    </message>
    <message>
        <source>The file is open read-only: nothing can be written.</source>
        <translation>文件以只读方式打开，不能办理。</translation>
    </message>
    <message>
        <source>Not worked out yet: please look at the fields marked above.</source>
        <translation>请先改正上面标出的各项，再看会写入什么。</translation>
    </message>
    <message>
        <source>Not written yet: please look at the fields marked below.</source>
        <translation>尚未办理，请看下面标出的各项。</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已办理：%1</translation>
    </message>
    <message>
        <source>“%1” is being written: please wait until it is done.</source>
        <translation>“%1”正在写入，请等它完成。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1: %2 new</source>
        <translation>%1新增 %2 行</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>查看%1</translation>
    </message>
    <message>
        <source>%1 rows changed or ended</source>
        <translation>修改或结束 %1 行</translation>
    </message>
    <message>
        <source>%1 is done for one row at a time, please choose just one.</source>
        <translation>“%1”每次只能办理一行，请只选中一行再办理。</translation>
    </message>
    <message>
        <source>%1: at most %2 rows at once, please choose fewer.</source>
        <translation>%1：一次最多 %2 行，请少选一些。</translation>
    </message>
    <message>
        <source>Please fill in: %1.</source>
        <translation>请填写：%1。</translation>
    </message>
    <message>
        <source>Unfinished event</source>
        <translation>事项尚未办理</translation>
    </message>
    <message>
        <source>“%1” is filled in and not done yet.</source>
        <translation>“%1”填写后还没有办理。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不办理</translation>
    </message>
    <message>
        <source>Go on filling in</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>打印%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::EventPreview</name>
    <message>
        <source>What is going to be written</source>
        <translation>将写入的内容</translation>
    </message>
    <message>
        <source>State of the event</source>
        <translation>办理状态</translation>
    </message>
    <message>
        <source>Going to be written:</source>
        <translation>将写入：</translation>
    </message>
    <message>
        <source>It can&apos;t be written yet:</source>
        <translation>还不能办理：</translation>
    </message>
</context>
<context>
    <name>lx::ui::EventTable</name>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Add a row: %1</source>
        <translation>添加一行：%1</translation>
    </message>
    <message>
        <source>Take rows out</source>
        <translation>去掉所选行</translation>
    </message>
    <message>
        <source>Take rows out: %1</source>
        <translation>去掉所选行：%1</translation>
    </message>
    <message>
        <source>Takes the chosen rows out of the table (Ctrl+Del)</source>
        <translation>从表中去掉所选的行（Ctrl+Del）</translation>
    </message>
    <message>
        <source>%1 (%2 rows)</source>
        <translation>%1（%2 行）</translation>
    </message>
    <message>
        <source>Add rows, or paste them from Excel or WPS with Ctrl+V.</source>
        <translation>请添加行，或从 Excel、WPS 复制后按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>Filled in from what was known so far: type to put another value.</source>
        <translation>按已知的情况自动填好，直接输入即可改写。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Looking at what is pasted</source>
        <translation>正在查看粘贴的内容</translation>
    </message>
    <message>
        <source>There are no rows on the clipboard: copy them in Excel or WPS first.</source>
        <translation>剪贴板上没有表格行：请先在 Excel 或 WPS 中复制。</translation>
    </message>
    <message>
        <source>Left out, there is no such column here: %1</source>
        <translation>没有放入，这里没有这样的栏：%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::EventWords</name>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source> %1 rows</source>
        <translation> %1 行</translation>
    </message>
    <message>
        <source>(blank)</source>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>lx::ui::ChoiceEditor</name>
    <message>
        <source>There is no “%1” here: choose from the list.</source>
        <translation>这里没有“%1”这一项，请从列表中选择。</translation>
    </message>
</context>
<context>
    <name>lx::ui::Page</name>
    <message>
        <source>There is nothing to print here. Lists are printed from their ledger, tables and sheets from the reports.</source>
        <translation>这里没有要打印的：名单在台账里打印，统计表和登记表在报表里打印。</translation>
    </message>
    <message>
        <source>Print or export what is shown</source>
        <translation>打印或导出所显示的表</translation>
    </message>
    <message>
        <source>Print or export what is shown (Ctrl+P)</source>
        <translation>打印或导出所显示的表（Ctrl+P）</translation>
    </message>
</context>
<context>
    <name>lx::ui::LedgerView</name>
    <message>
        <source>&amp;Freeze up to this column: %1</source>
        <translation>冻结到此列(&amp;F)：%1</translation>
    </message>
    <message>
        <source>&amp;Freeze up to this column</source>
        <translation>冻结到此列(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Unfreeze the columns</source>
        <translation>取消冻结(&amp;U)</translation>
    </message>
    <message>
        <source>Sort by the &amp;value</source>
        <translation>按原值排序(&amp;V)</translation>
    </message>
    <message>
        <source>Sort by p&amp;inyin</source>
        <translation>按拼音排序(&amp;P)</translation>
    </message>
    <message>
        <source>Sort by strokes of the &amp;surname</source>
        <translation>按姓氏笔画排序(&amp;X)</translation>
    </message>
    <message>
        <source>Sort by strokes of the &amp;name</source>
        <translation>按姓名笔画排序(&amp;M)</translation>
    </message>
</context>
<context>
    <name>lx::ui::FactCells</name>
    <message>
        <source>Working out columns</source>
        <translation>正在推算栏目</translation>
    </message>
</context>
<context>
    <name>lx::ui::RowPaste</name>
    <message>
        <source>The rows are still being read. Please try again in a moment.</source>
        <translation>这些行还在读取，请稍后再试。</translation>
    </message>
    <message>
        <source>Looking at what is pasted</source>
        <translation>正在核对粘贴的内容</translation>
    </message>
    <message>
        <source>There are no rows on the clipboard: copy them in Excel or WPS first.</source>
        <translation>剪贴板里没有行，请先在 Excel 或 WPS 中复制。</translation>
    </message>
    <message>
        <source>Nothing differs from what is there.</source>
        <translation>与现有内容相同，没有改动。</translation>
    </message>
    <message>
        <source>Nothing differs from what is there; %1 cells with hidden numbers stay as they are.</source>
        <translation>与现有内容相同，没有改动；其中 %1 格是隐去中间几位的号码，保持原样。</translation>
    </message>
    <message>
        <source>Paste into %1: %2 cells</source>
        <translation>粘贴到%1：%2 格</translation>
    </message>
    <message>
        <source>Pasted: %1 cells in %2 rows.</source>
        <translation>已粘贴：%2 行，共 %1 格。</translation>
    </message>
    <message>
        <source>Pasted: %1 cells, %2 rows added, %3 changed.</source>
        <translation>已粘贴 %1 格：新增 %2 行，更新 %3 行。</translation>
    </message>
    <message>
        <source> %1 refused cells were left out.</source>
        <translation>有 %1 格拒收，没有写入。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1 rows not changed: %2</source>
        <translation>%1 行没有改动：%2</translation>
    </message>
    <message>
        <source>Go to a cell of a column that is shown first.</source>
        <translation>请先把光标移到显示着的一列里，再粘贴。</translation>
    </message>
</context>
<context>
    <name>lx::ui::PasteModel</name>
    <message>
        <source>written</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>tidied</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒收</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>%1 · new row</source>
        <translation>%1 · 新行</translation>
    </message>
    <message>
        <source>(emptied)</source>
        <translation>（清空）</translation>
    </message>
    <message>
        <source>pasted as “%1”</source>
        <translation>粘贴时写作“%1”</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>粘贴后</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>lx::ui::PastePanel</name>
    <message>
        <source>Cells pasted</source>
        <translation>粘贴的各格</translation>
    </message>
    <message>
        <source>Which cells are listed</source>
        <translation>列出哪些格</translation>
    </message>
    <message>
        <source>Where the rows go</source>
        <translation>粘贴到哪里</translation>
    </message>
    <message>
        <source>at the cell</source>
        <translation>从所在格起</translation>
    </message>
    <message>
        <source>all as new rows</source>
        <translation>全部作为新行</translation>
    </message>
    <message>
        <source>Leave it (Esc)</source>
        <translation>不粘贴（Esc）</translation>
    </message>
    <message>
        <source>Take the good cells (Enter)</source>
        <translation>写入其余各格（Enter）</translation>
    </message>
    <message>
        <source>Take it (Enter)</source>
        <translation>写入（Enter）</translation>
    </message>
    <message>
        <source>%1 cells to write</source>
        <translation>写入 %1 格</translation>
    </message>
    <message>
        <source>%1 of them tidied</source>
        <translation>其中整理 %1 格</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>拒收 %1 格</translation>
    </message>
    <message>
        <source>%1 read-only</source>
        <translation>只读 %1 格</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>不变 %1 格</translation>
    </message>
    <message>
        <source>%1 new rows</source>
        <translation>新增 %1 行</translation>
    </message>
    <message>
        <source>Paste: %1</source>
        <translation>粘贴：%1</translation>
    </message>
    <message>
        <source>The columns go by their headings, the rows by their keys.</source>
        <translation>按表头对应各列，按编号对应各行。</translation>
    </message>
    <message>
        <source>%1 cells with hidden numbers stay as they are.</source>
        <translation>%1 格是隐去中间几位的号码，保持原样。</translation>
    </message>
    <message>
        <source>with faults (%1)</source>
        <translation>有问题的（%1）</translation>
    </message>
    <message>
        <source>to check (%1)</source>
        <translation>需核对的（%1）</translation>
    </message>
    <message>
        <source>as they came (%1)</source>
        <translation>照原样写入的（%1）</translation>
    </message>
    <message>
        <source>unchanged (%1)</source>
        <translation>不变的（%1）</translation>
    </message>
    <message>
        <source>all (%1)</source>
        <translation>全部（%1）</translation>
    </message>
    <message>
        <source>%1 columns are none of this ledger: %2.</source>
        <translation>有 %1 列是本台账没有的：%2。</translation>
    </message>
    <message>
        <source>%1 columns have no room: %2.</source>
        <translation>有 %1 列在右边没有位置：%2。</translation>
    </message>
    <message>
        <source>To be put right in Excel and pasted again at the same place</source>
        <translation>可在 Excel 中改正后，粘贴到原来的位置</translation>
    </message>
    <message>
        <source>&amp;Copy the rows with faults</source>
        <translation>复制有问题的行(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>lx::ui::PairModel</name>
    <message>
        <source>No field differs</source>
        <translation>各栏都相同</translation>
    </message>
    <message>
        <source>Fields that differ: %1</source>
        <translation>不同的栏：%1</translation>
    </message>
    <message>
        <source>No row of another ledger hangs on either</source>
        <translation>没有别的台账的行挂在这两行上</translation>
    </message>
    <message>
        <source>What hangs on them goes to the row that stays</source>
        <translation>挂在它们上的行，合并后都归留下的一行</translation>
    </message>
    <message>
        <source>Fields that are equal: %1</source>
        <translation>相同的栏：%1</translation>
    </message>
    <message>
        <source>The row that stays</source>
        <translation>留下的一行</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1, chosen</source>
        <translation>%1，已选用</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>One row</source>
        <translation>一行</translation>
    </message>
    <message>
        <source>The other row</source>
        <translation>另一行</translation>
    </message>
</context>
<context>
    <name>lx::ui::PairView</name>
    <message>
        <source>The two rows side by side</source>
        <translation>两行逐栏对照</translation>
    </message>
    <message>
        <source>What stands in the way</source>
        <translation>合并不了的地方</translation>
    </message>
    <message>
        <source>Not merged: %1 rows stand in the way. Enter opens one; put it right or remove it, and merge again.</source>
        <translation>没有合并：有 %1 行合不到一起。回车打开其中一行，改正或删去后再合并。</translation>
    </message>
    <message>
        <source>%1 more rows</source>
        <translation>另有 %1 行</translation>
    </message>
</context>
<context>
    <name>lx::ui::DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Ledger to look through</source>
        <translation>查重的台账</translation>
    </message>
    <message>
        <source>&amp;Whole numbers</source>
        <translation>完整号码(&amp;W)</translation>
    </message>
    <message>
        <source>Show whole ID numbers and phones</source>
        <translation>显示完整的身份号码和电话</translation>
    </message>
    <message>
        <source>&amp;Not the same</source>
        <translation>不是同一个(&amp;N)</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一个</translation>
    </message>
    <message>
        <source>Kept in the file: this pair is not listed again</source>
        <translation>记在台账文件里，以后不再列出这一对</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>合并(&amp;M)</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查重结果</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>Rows that may be the same</source>
        <translation>可能相同的两行</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>可能相同的各对</translation>
    </message>
    <message>
        <source>Looking for rows entered twice</source>
        <translation>正在查重</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>所选</translation>
    </message>
    <message>
        <source>Merging two rows</source>
        <translation>合并两行</translation>
    </message>
    <message>
        <source>Merged into “%1”; %2 rows were written. History takes it apart again later, too.</source>
        <translation>已并入“%1”，改动 %2 行；以后也可以在“历史”里拆回。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>To the row</source>
        <translation>看这一行</translation>
    </message>
    <message>
        <source>Noted: these two are not the same.</source>
        <translation>记下了：这两行不是同一个。</translation>
    </message>
    <message>
        <source>List it again</source>
        <translation>仍列为可能相同</translation>
    </message>
    <message>
        <source>Looking for rows entered twice…</source>
        <translation>正在查重……</translation>
    </message>
    <message>
        <source>%1 pairs that may be the same; the likeliest %2 are listed.</source>
        <translation>可能相同的共 %1 对，列出分量最重的 %2 对。</translation>
    </message>
    <message>
        <source>%1 pairs that may be the same. Enter or a click chooses what is to stay.</source>
        <translation>可能相同的共 %1 对。回车或点一下，选定留下的内容。</translation>
    </message>
    <message>
        <source>Rows that may have been entered twice are listed here.</source>
        <translation>可能登记了两次的行列在这里。</translation>
    </message>
    <message>
        <source>No row of “%1” seems to be entered twice. Two rows chosen in a table can be merged too: “More”, “Merge the two rows…”.</source>
        <translation>“%1”里没有看来登记了两次的行。在台账里选中两行，也可以合并：“更多”，“合并这两行…”。</translation>
    </message>
    <message>
        <source>Enter or a click chooses what is to stay.</source>
        <translation>回车或点一下，选定留下哪一行、每一栏用哪一边的内容。</translation>
    </message>
    <message>
        <source>“%1” was not merged: %2 rows stand in the way. Choose the pair and merge it again to see them.</source>
        <translation>“%1”没有合并：有 %2 行合不到一起。请选中这一对再合并一次，逐行查看。</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Place</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Own field</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Group of the form</source>
        <translation>表单分组</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>执行政策</translation>
    </message>
</context>
<context>
    <name>take_back</name>
    <message>
        <source>Taken back: %1 rows are as before.</source>
        <translation>已撤回：%1 行恢复原样。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>It is as before already.</source>
        <translation>已经是原来的样子，没有改动。</translation>
    </message>
    <message>
        <source>Not taken back: %1</source>
        <translation>没有撤回：%1</translation>
    </message>
    <message>
        <source>Taking back</source>
        <translation>正在撤回</translation>
    </message>
</context>
<context>
    <name>lx::ui::HistoryPage</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>&amp;Take back this action</source>
        <translation>撤回这次操作(&amp;W)</translation>
    </message>
    <message>
        <source>Take back this action</source>
        <translation>撤回这次操作</translation>
    </message>
    <message>
        <source>Words in actions and rows</source>
        <translation>操作或行里的文字</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>所有时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>某一天</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>哪一天</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做过的操作</translation>
    </message>
    <message>
        <source>The action chosen</source>
        <translation>选中的操作</translation>
    </message>
    <message>
        <source>&amp;Open the row</source>
        <translation>打开这一行(&amp;O)</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>打开这一行</translation>
    </message>
    <message>
        <source>Take &amp;back this row</source>
        <translation>撤回这一行(&amp;B)</translation>
    </message>
    <message>
        <source>Take back this row</source>
        <translation>撤回这一行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>哪一行</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>After</source>
        <translation>改成</translation>
    </message>
    <message>
        <source>What it changed</source>
        <translation>改了什么</translation>
    </message>
    <message>
        <source>Take back the ot&amp;her rows</source>
        <translation>撤回其余各行(&amp;G)</translation>
    </message>
    <message>
        <source>Take back the other rows</source>
        <translation>撤回其余各行</translation>
    </message>
    <message>
        <source>Rows changed since</source>
        <translation>此后又改过的行</translation>
    </message>
    <message>
        <source>All ledgers</source>
        <translation>所有台账</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Own fields</source>
        <translation>自定义字段</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>%1 (new)</source>
        <translation>%1（新增）</translation>
    </message>
    <message>
        <source>%1 (removed)</source>
        <translation>%1（移入回收站）</translation>
    </message>
    <message>
        <source>This row is as it was before already.</source>
        <translation>这一行已经是原来的样子，没有改动。</translation>
    </message>
    <message>
        <source>%1 rows were changed since and stay as they are:</source>
        <translation>有 %1 行此后又改过，没有动：</translation>
    </message>
    <message>
        <source>Nothing was taken back: %1 rows were changed since.</source>
        <translation>没有撤回：有 %1 行此后又改过。</translation>
    </message>
    <message>
        <source>Nothing was done that fits.</source>
        <translation>没有符合的操作。</translation>
    </message>
    <message>
        <source>%1 actions</source>
        <translation>%1 次操作</translation>
    </message>
    <message>
        <source>The last %1 actions; going down reads on</source>
        <translation>最近 %1 次操作，往下翻继续读取</translation>
    </message>
    <message>
        <source>%1 more rows</source>
        <translation>另有 %1 行</translation>
    </message>
    <message>
        <source>Only the newest ones; older ones are read by scrolling on.</source>
        <translation>只有最近的；往下翻可读到更早的。</translation>
    </message>
</context>
<context>
    <name>lx::ui::OwnFieldsPage</name>
    <message>
        <source>Own fields</source>
        <translation>本县自定义字段</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>台账</translation>
    </message>
    <message>
        <source>&amp;New field</source>
        <translation>新建字段(&amp;N)</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>新建字段</translation>
    </message>
    <message>
        <source>&amp;Save the field</source>
        <translation>保存字段(&amp;S)</translation>
    </message>
    <message>
        <source>Save the field</source>
        <translation>保存字段</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Own fields of the ledger</source>
        <translation>这本台账的自定义字段</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Choices, one a line</source>
        <translation>选项（每行一个）</translation>
    </message>
    <message>
        <source>Group of the form</source>
        <translation>表单分组</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>填写说明</translation>
    </message>
    <message>
        <source>What is to be put right</source>
        <translation>要改正的地方</translation>
    </message>
    <message>
        <source>out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>在用</translation>
    </message>
    <message>
        <source>A new field of “%1”</source>
        <translation>“%1”的新字段</translation>
    </message>
    <message>
        <source>Please give the field a name.</source>
        <translation>请填写字段的名称。</translation>
    </message>
    <message>
        <source>Please write what can be chosen, one a line.</source>
        <translation>请写明有哪些选项，每行一个。</translation>
    </message>
    <message>
        <source>“%1” is saved: it is in table, form, lists, import and export now.</source>
        <translation>“%1”已保存，表格、表单、名单、导入导出里都能用了。</translation>
    </message>
    <message>
        <source>“%1” is in use again, with the values the rows have kept.</source>
        <translation>“%1”已恢复使用，各行原来填的内容都在。</translation>
    </message>
    <message>
        <source>“%1” is out of use. The rows keep its values; it can be brought back.</source>
        <translation>“%1”已停用，各行填过的内容都留着，可以恢复。</translation>
    </message>
    <message>
        <source>Changing the own fields</source>
        <translation>修改自定义字段</translation>
    </message>
    <message>
        <source>Unsaved field</source>
        <translation>字段尚未保存</translation>
    </message>
    <message>
        <source>“%1” is changed and not saved yet.</source>
        <translation>“%1”改过，还没有保存。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续修改</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>&amp;Take out of use</source>
        <translation>停用(&amp;R)</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>“%1” has no field of its own yet.</source>
        <translation>“%1”还没有自定义字段。</translation>
    </message>
    <message>
        <source>“%1” has %2 fields of its own.</source>
        <translation>“%1”有 %2 个自定义字段。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>计量单位</translation>
    </message>
    <message>
        <source>Saved, it is in table, form, lists, import and export at once. What it holds can't be changed later; its name, choices and place can.</source>
        <translation>保存后马上在表格、表单、名单、导入导出里都能用。内容的种类以后不能改，名称、选项和次序可以改。</translation>
    </message>
</context>
<context>
    <name>lx::ui::PrintPanel</name>
    <message>
        <source>Size of the pages</source>
        <translation>页面大小</translation>
    </message>
    <message>
        <source>Page width</source>
        <translation>适合页宽</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
    <message>
        <source>Back from the print preview</source>
        <translation>从打印预览返回</translation>
    </message>
    <message>
        <source>What is printed</source>
        <translation>打印哪张表</translation>
    </message>
    <message>
        <source>Save &amp;PDF…</source>
        <translation>存为 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Save &amp;Excel…</source>
        <translation>导出 Excel(&amp;X)…</translation>
    </message>
    <message>
        <source>P&amp;rint…</source>
        <translation>打印(&amp;R)…</translation>
    </message>
    <message>
        <source>Laying out…</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Preparing to print %1</source>
        <translation>准备打印%1</translation>
    </message>
</context>
<context>
    <name>lx::ui::ScopeLine</name>
    <message>
        <source>Scope of the figures</source>
        <translation>本页的统计口径</translation>
    </message>
    <message>
        <source>Scope undetermined</source>
        <translation>口径待定的单位</translation>
    </message>
    <message>
        <source>Covered outside the scope</source>
        <translation>口径外已建党组织的单位</translation>
    </message>
    <message>
        <source>&amp;All registered beside</source>
        <translation>对照全部登记(&amp;A)</translation>
    </message>
    <message>
        <source>All registered beside</source>
        <translation>对照全部登记</translation>
    </message>
    <message>
        <source>Shows the figures of all registered units beside those of the scope</source>
        <translation>在统计口径的数旁边列出全部登记单位的数</translation>
    </message>
    <message>
        <source>Scope: %1</source>
        <translation>统计口径：%1</translation>
    </message>
    <message>
        <source>Undetermined %1</source>
        <translation>口径待定 %1 家</translation>
    </message>
    <message>
        <source>Covered outside %1</source>
        <translation>口径外已建党组织 %1 家</translation>
    </message>
    <message>
        <source>Units of which can't be told whether the scope counts them: what it asks for is not recorded</source>
        <translation>判断不出是否计入这个口径的单位：口径要看的内容没有登记</translation>
    </message>
    <message>
        <source>Units with an organization that the scope doesn't count</source>
        <translation>有党组织覆盖、这个口径不计入的单位</translation>
    </message>
</context>
<context>
    <name>lx::ui::ScopesView</name>
    <message>
        <source>&amp;New scope</source>
        <translation>新建统计口径(&amp;N)</translation>
    </message>
    <message>
        <source>New scope</source>
        <translation>新建统计口径</translation>
    </message>
    <message>
        <source>Scopes</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>Name of the scope</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>As it is to stand below the titles of tables</source>
        <translation>表题下怎么写，就怎么填</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Small letters, digits and -; for the command line</source>
        <translation>小写字母、数字和 -，命令行用</translation>
    </message>
    <message>
        <source>Which units</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>One sentence</source>
        <translation>一句话：是哪些单位</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Document or decision it rests on</source>
        <translation>文件或会议决定</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>First day it is counted by</source>
        <translation>启用日期</translation>
    </message>
    <message>
        <source>until (no longer on that day)</source>
        <translation>到（当日起停用）</translation>
    </message>
    <message>
        <source>Day it is no longer counted by</source>
        <translation>停用日期</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>使用期间</translation>
    </message>
    <message>
        <source>How many units the scope counts</source>
        <translation>口径内单位数</translation>
    </message>
    <message>
        <source>Ne&amp;w one like this</source>
        <translation>照此新建(&amp;W)</translation>
    </message>
    <message>
        <source>New one like this</source>
        <translation>照此新建</translation>
    </message>
    <message>
        <source>&amp;Delete the scope</source>
        <translation>删除口径(&amp;D)</translation>
    </message>
    <message>
        <source>Delete the scope</source>
        <translation>删除口径</translation>
    </message>
    <message>
        <source>&amp;Keep the scope</source>
        <translation>保存口径(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the scope</source>
        <translation>保存口径</translation>
    </message>
    <message>
        <source>%1 (this file)</source>
        <translation>%1（本文件）</translation>
    </message>
    <message>
        <source>The scope “%1” has changes that are not kept yet.</source>
        <translation>统计口径“%1”有改动还没有保存。</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>放弃改动</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source> (copy)</source>
        <translation>（副本）</translation>
    </message>
    <message>
        <source>All registered units: what is counted where no scope is chosen.</source>
        <translation>全部登记的单位：没有选别的口径时就按它统计。</translation>
    </message>
    <message>
        <source>A scope of this file.</source>
        <translation>本文件的统计口径。</translation>
    </message>
    <message>
        <source>It comes with the program and stays as it is; a new one like it can be changed.</source>
        <translation>程序自带，不能改；可以照此新建一个再改。</translation>
    </message>
    <message>
        <source>There is a scope of the code “%1”; choose another one.</source>
        <translation>编号“%1”已有统计口径在用，请换一个。</translation>
    </message>
    <message>
        <source>Deleted; Ctrl+Z brings the scope back.</source>
        <translation>已删除；按 Ctrl+Z 可以恢复。</translation>
    </message>
    <message>
        <source>No lines: all registered units</source>
        <translation>没有条件：就是全部登记的单位</translation>
    </message>
    <message>
        <source>Not complete yet: %1</source>
        <translation>还不完整：%1</translation>
    </message>
    <message>
        <source>Counts %1 of %2 units</source>
        <translation>口径内 %1 家，全部 %2 家</translation>
    </message>
    <message>
        <source>Counts %1 of %2 units, %3 undetermined</source>
        <translation>口径内 %1 家，全部 %2 家，口径待定 %3 家</translation>
    </message>
</context>
<context>
    <name>lx::ui::OwnReportPanel</name>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>Columns o&amp;f</source>
        <translation>哪张表的栏(&amp;F)</translation>
    </message>
    <message>
        <source>Columns, ticked ones are shown</source>
        <translation>各栏，勾选的列入</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下移(&amp;D)</translation>
    </message>
    <message>
        <source>Signature line %1</source>
        <translation>落款第%1项</translation>
    </message>
    <message>
        <source>&amp;Keep report</source>
        <translation>保存报表(&amp;K)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source> (own)</source>
        <translation>（本县）</translation>
    </message>
    <message>
        <source>Save as own report</source>
        <translation>另存为本县报表</translation>
    </message>
    <message>
        <source>Change own report</source>
        <translation>修改本县报表</translation>
    </message>
    <message>
        <source>Like “%1”; what it counts follows the program.</source>
        <translation>照“%1”；统计内容随程序。</translation>
    </message>
    <message>
        <source>as every report</source>
        <translation>同程序的报表</translation>
    </message>
</context>
<context>
    <name>lx::ui::OwnReportMenu</name>
    <message>
        <source>&amp;Save as own report…</source>
        <translation>另存为本县报表(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Change own report…</source>
        <translation>修改本县报表(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Remove own report</source>
        <translation>删除本县报表(&amp;R)</translation>
    </message>
</context>
<context>
    <name>lx::ui::ChangesPage</name>
    <message>
        <source>Changes between periods</source>
        <translation>变更说明</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>end of %1</source>
        <translation>%1末</translation>
    </message>
    <message>
        <source>today (%1)</source>
        <translation>截止日（%1）</translation>
    </message>
    <message>
        <source>“%1” is no day. Choose a quarter, or write a day such as 2025-09-30 or a period such as 2025Q3.</source>
        <translation>“%1”不是日期。请选一个季度，或写一天（如 2025-09-30）、一个期间（如 2025Q3）。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在对比…</translation>
    </message>
    <message>
        <source>Comparing %1 with %2</source>
        <translation>对比 %1 与 %2</translation>
    </message>
    <message>
        <source>Counted: %1</source>
        <translation>统计口径：%1</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>报表数字</translation>
    </message>
    <message>
        <source>%1, %2: %3 names</source>
        <translation>%1，%2：涉及 %3 个</translation>
    </message>
    <message>
        <source>Every difference is explained by names</source>
        <translation>每一处增减都有名单</translation>
    </message>
    <message>
        <source>%1 differences are not explained by names</source>
        <translation>有 %1 处增减与名单不符</translation>
    </message>
    <message>
        <source>every figure has its explanation</source>
        <translation>各项数字都已说明</translation>
    </message>
    <message>
        <source>%1 figures are still to be explained</source>
        <translation>还有 %1 项数字没有说明</translation>
    </message>
    <message>
        <source>This row was deleted; it is in the recycle bin of its ledger.</source>
        <translation>这一条已经删除，在该台账的回收站里。</translation>
    </message>
    <message>
        <source>Explanation of changes %1</source>
        <translation>变更说明 %1</translation>
    </message>
    <message>
        <source>As a &amp;letter</source>
        <translation>公文样式(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;R)…</translation>
    </message>
    <message>
        <source>Save &amp;PDF…</source>
        <translation>保存 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Save &amp;Excel…</source>
        <translation>保存 Excel(&amp;X)…</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>The first day</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>A quarter, a day (2025-09-30) or a period (2025Q3)</source>
        <translation>选季度，或写一天（2025-09-30）、一个期间（2025Q3）</translation>
    </message>
    <message>
        <source>Explained are changes of at least</source>
        <translation>需要说明：变化不少于</translation>
    </message>
    <message>
        <source>Least change of a number</source>
        <translation>数字的最小变化</translation>
    </message>
    <message>
        <source>and</source>
        <translation>且不少于</translation>
    </message>
    <message>
        <source>Least change in per cent</source>
        <translation>数字的最小变化幅度</translation>
    </message>
    <message>
        <source>of rates, points</source>
        <translation>；比率变化百分点不少于</translation>
    </message>
    <message>
        <source>Least change of a rate in points</source>
        <translation>比率的最小变化</translation>
    </message>
    <message>
        <source>Show &amp;smaller changes too</source>
        <translation>也看较小的变化(&amp;S)</translation>
    </message>
    <message>
        <source>Figures that changed</source>
        <translation>变化的数字</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Counts in</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>缘由</translation>
    </message>
    <message>
        <source>Names behind the figure</source>
        <translation>数字涉及的名单</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>变动前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>变动后</translation>
    </message>
    <message>
        <source>Who came, went or changed</source>
        <translation>变动名单</translation>
    </message>
</context>
<context>
    <name>lx::ui::ChangedFigureModel</name>
    <message>
        <source>to be explained</source>
        <translation>待说明</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>期初</translation>
    </message>
    <message>
        <source>After</source>
        <translation>期末</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuarterChecksView</name>
    <message>
        <source>Checks of which report</source>
        <translation>哪张报表的审核</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>审核内容</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Left side</source>
        <translation>左边</translation>
    </message>
    <message>
        <source>Right side</source>
        <translation>右边</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Checks of the quarter</source>
        <translation>季度审核</translation>
    </message>
    <message>
        <source>All reports</source>
        <translation>全部报表</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>can't be judged</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>已说明</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>to be explained</source>
        <translation>要说明</translation>
    </message>
    <message>
        <source>to be looked at</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>in the way</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Limits of &amp;jumps…</source>
        <translation>变动界限(&amp;J)…</translation>
    </message>
    <message>
        <source>How far figures may move before they are asked about</source>
        <translation>与往期相比变动多大算异常</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuarterPanel</name>
    <message>
        <source>Not &amp;now</source>
        <translation>先不办(&amp;N)</translation>
    </message>
    <message>
        <source>Leave the quarter as it is</source>
        <translation>先不办，季度不变</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>去处理(&amp;G)</translation>
    </message>
    <message>
        <source>Go to what is in the way</source>
        <translation>去处理没有过的审核</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>重新打开的原因</translation>
    </message>
    <message>
        <source>To be closed again by</source>
        <translation>再次封账的期限</translation>
    </message>
    <message>
        <source>The &amp;upper level gave it back</source>
        <translation>上级退回(&amp;U)</translation>
    </message>
    <message>
        <source>Day it was handed up</source>
        <translation>上报日期</translation>
    </message>
    <message>
        <source>Close the quarter</source>
        <translation>确认封账</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>确认重新打开</translation>
    </message>
    <message>
        <source>Note it as handed up</source>
        <translation>确认已上报</translation>
    </message>
    <message>
        <source>, to be explained</source>
        <translation>，要写说明</translation>
    </message>
    <message>
        <source>%1 can't be closed yet: %2 checks are in the way</source>
        <translation>%1还不能封账：有 %2 项审核要更正或写说明</translation>
    </message>
    <message>
        <source>(left blank)</source>
        <translation>（空着）</translation>
    </message>
    <message>
        <source>What is kept for good: the figures, names and workbooks of %1 reports, the rows as they counted, and what they were counted by. Corrections made later don't change them.</source>
        <translation>封账保存 %1 张报表的数字、名单、工作簿和所用的口径、政策；以后更正数据不改变它们。</translation>
    </message>
    <message>
        <source>Counted by: %1</source>
        <translation>统计口径：%1</translation>
    </message>
    <message>
        <source>all registered</source>
        <translation>全部登记</translation>
    </message>
    <message>
        <source>Filled in by: </source>
        <translation>填表人：</translation>
    </message>
    <message>
        <source>Checked by: </source>
        <translation>审核人：</translation>
    </message>
    <message>
        <source>Telephone: </source>
        <translation>联系电话：</translation>
    </message>
    <message>
        <source>Close %1?</source>
        <translation>封账：%1</translation>
    </message>
    <message>
        <source>Open %1 again</source>
        <translation>重新打开%1</translation>
    </message>
    <message>
        <source>What was closed stays in the file; the reason stands in the quarter's state.</source>
        <translation>封账时的内容仍留在文件里；原因写在季度的状态里。</translation>
    </message>
    <message>
        <source>%1 was handed up</source>
        <translation>%1已经上报</translation>
    </message>
    <message>
        <source>%1 and others</source>
        <translation>%1等</translation>
    </message>
    <message>
        <source>%1 have not handed in yet (this doesn't stop it): %2</source>
        <translation>还有 %1 个没有上报（不影响封账）：%2</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuarterReportsView</name>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>审核结果</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>审核项数</translation>
    </message>
    <message>
        <source>Reports of the quarter</source>
        <translation>本季度报表</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>还没有审核</translation>
    </message>
    <message>
        <source>%1 wrong</source>
        <translation>%1 项不符</translation>
    </message>
    <message>
        <source>%1 to be explained</source>
        <translation>%1 项要说明</translation>
    </message>
    <message>
        <source>%1 can't be judged</source>
        <translation>%1 项无法判断</translation>
    </message>
    <message>
        <source>%1 to be looked at</source>
        <translation>%1 项提示</translation>
    </message>
    <message>
        <source>no checks</source>
        <translation>没有审核项</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>%1 explained</source>
        <translation>%1 项已说明</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuarterSteps</name>
    <message>
        <source>State of the quarter</source>
        <translation>季度的状态</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1：已完成</translation>
    </message>
    <message>
        <source>%1: under way</source>
        <translation>%1：正在进行</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuarterView</name>
    <message>
        <source>Parts of the quarter</source>
        <translation>季度报送各部分</translation>
    </message>
    <message>
        <source>Export &amp;all…</source>
        <translation>导出全部…(&amp;A)</translation>
    </message>
    <message>
        <source>Export all reports of the quarter</source>
        <translation>导出本季度全部报表</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季度</translation>
    </message>
    <message>
        <source>How the quarter stands</source>
        <translation>季度进展</translation>
    </message>
    <message>
        <source>Export &amp;chosen…</source>
        <translation>导出所选…(&amp;S)</translation>
    </message>
    <message>
        <source>Export the chosen reports</source>
        <translation>导出所选报表</translation>
    </message>
    <message>
        <source>%1 (not ended)</source>
        <translation>%1（未结束）</translation>
    </message>
    <message>
        <source>Reports %1</source>
        <translation>报表 %1</translation>
    </message>
    <message>
        <source>Handed in %1 of %2</source>
        <translation>上报情况 %1/%2</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>上报情况</translation>
    </message>
    <message>
        <source>The reports are being made and checked…</source>
        <translation>正在生成各报表并审核……</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新审核</translation>
    </message>
    <message>
        <source>Cancel checking</source>
        <translation>取消审核</translation>
    </message>
    <message>
        <source>Check the reports again</source>
        <translation>重新审核各报表</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Checks: nothing in the way</source>
        <translation>审核：可以封账</translation>
    </message>
    <message>
        <source>Checks: %1 in the way</source>
        <translation>审核：%1 项待处理</translation>
    </message>
    <message>
        <source>Closed: the reports below are as they were closed. Handed up on %1.</source>
        <translation>已封账：与封账时一致。%1上报。</translation>
    </message>
    <message>
        <source>Closed: the reports below are as they were closed. To be handed up.</source>
        <translation>已封账：与封账时一致。上报后请记下日期。</translation>
    </message>
    <message>
        <source>Being checked: what fails is corrected or explained, then the quarter is closed.</source>
        <translation>校核中：不符的更正，要说明的写明原因，然后封账。</translation>
    </message>
    <message>
        <source>Given back by the upper level: %1</source>
        <translation>上级退回：%1</translation>
    </message>
    <message>
        <source>Opened again: %1</source>
        <translation>重新打开：%1</translation>
    </message>
    <message>
        <source>(%1, %2; to be closed again by %3)</source>
        <translation>（%1，%2；请在%3前再次封账）</translation>
    </message>
    <message>
        <source>Being filled in: see who has not handed in and what the checks find, then begin checking.</source>
        <translation>填报中：看谁还没有上报、审核有什么不符，然后开始校核。</translation>
    </message>
    <message>
        <source>Begin &amp;checking</source>
        <translation>开始校核(&amp;K)</translation>
    </message>
    <message>
        <source>Begin checking</source>
        <translation>开始校核</translation>
    </message>
    <message>
        <source>Back to &amp;filling in</source>
        <translation>退回填报(&amp;B)</translation>
    </message>
    <message>
        <source>Back to filling in</source>
        <translation>退回填报</translation>
    </message>
    <message>
        <source>C&amp;lose the quarter…</source>
        <translation>封账…(&amp;K)</translation>
    </message>
    <message>
        <source>Close the quarter</source>
        <translation>封账</translation>
    </message>
    <message>
        <source>&amp;Open again…</source>
        <translation>重新打开…(&amp;B)</translation>
    </message>
    <message>
        <source>Open the quarter again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Note as &amp;handed up…</source>
        <translation>记为已上报…(&amp;K)</translation>
    </message>
    <message>
        <source>Note the quarter as handed up</source>
        <translation>记为已上报</translation>
    </message>
    <message>
        <source>Folder for the reports of the quarter</source>
        <translation>本季度报表放到哪个文件夹</translation>
    </message>
    <message>
        <source>%1 reports written to %2</source>
        <translation>已导出 %1 张报表到 %2</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Double-click a report to see it; a row that makes a difference opens likewise</source>
        <translation>双击报表查看，双击造成差额的行打开它</translation>
    </message>
</context>
<context>
    <name>lx::ui::CheckPanel</name>
    <message>
        <source>Explanation of the check</source>
        <translation>审核说明</translation>
    </message>
    <message>
        <source>Why it is so; Enter keeps it</source>
        <translation>写明原因，回车保存</translation>
    </message>
    <message>
        <source>Open in the &amp;ledger</source>
        <translation>在台账中打开(&amp;L)</translation>
    </message>
    <message>
        <source>Open the rows in the ledger</source>
        <translation>在台账中打开这些行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Rows that make the difference</source>
        <translation>造成差额的行</translation>
    </message>
    <message>
        <source>Nothing to be looked at here.</source>
        <translation>这里没有要处理的。</translation>
    </message>
    <message>
        <source>left %1, right %2</source>
        <translation>左边 %1，右边 %2</translation>
    </message>
    <message>
        <source>%1, difference %2</source>
        <translation>%1，差额 %2</translation>
    </message>
    <message>
        <source>Can't be judged: %1</source>
        <translation>无法判断：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Not explained yet: the quarter can't be closed.</source>
        <translation>还没有写说明，季度不能封账。</translation>
    </message>
    <message>
        <source>Rows that make the difference: %1</source>
        <translation>造成差额的行：%1</translation>
    </message>
    <message>
        <source>No rows make a difference.</source>
        <translation>没有造成差额的行。</translation>
    </message>
    <message>
        <source>(removed since)</source>
        <translation>（后来删除了）</translation>
    </message>
</context>
<context>
    <name>lx::ui::HandedInView</name>
    <message>
        <source>Hands in</source>
        <translation>报送单位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Handed in</source>
        <translation>上报</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Who hands in</source>
        <translation>上报情况</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟报</translation>
    </message>
    <message>
        <source>on time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>党组织</translation>
    </message>
    <message>
        <source>%1 hand in, %2 have, %3 on time (until %4)</source>
        <translation>应报 %1，已报 %2，按时 %3（%4前）</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>&amp;Note as handed in</source>
        <translation>登记已上报(&amp;N)</translation>
    </message>
    <message>
        <source>Note the chosen as handed in</source>
        <translation>把所选的登记为已上报</translation>
    </message>
    <message>
        <source>%1 handed in %2</source>
        <translation>登记 %1 已上报%2报表</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuarterWork</name>
    <message>
        <source>Checking the reports of %1</source>
        <translation>审核%1报表</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Closing %1</source>
        <translation>%1封账</translation>
    </message>
    <message>
        <source>Writing the reports of %1</source>
        <translation>导出%1报表</translation>
    </message>
</context>
<context>
    <name>lx::ui::ClosedNews</name>
    <message>
        <source>Show the quarter</source>
        <translation>看季度报送</translation>
    </message>
</context>
<context>
    <name>lx::ui::QuarterLine</name>
    <message>
        <source>opened again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>being filled in</source>
        <translation>填报中</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>上级退回</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>校核中</translation>
    </message>
    <message>
        <source>closed %1, to be handed up</source>
        <translation>%1封账，待上报</translation>
    </message>
    <message>
        <source>handed up</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>The quarter</source>
        <translation>季度报送</translation>
    </message>
    <message>
        <source>Open the quarter</source>
        <translation>打开季度报送</translation>
    </message>
    <message>
        <source>Who has not handed in</source>
        <translation>谁还没有上报</translation>
    </message>
    <message>
        <source>Checks of the quarter</source>
        <translation>季度审核</translation>
    </message>
    <message>
        <source>Findings without data</source>
        <translation>缺数据的结论</translation>
    </message>
    <message>
        <source>%1 findings without data</source>
        <translation>%1 条结论缺数据</translation>
    </message>
    <message>
        <source>Handed in: being counted…</source>
        <translation>上报情况：正在统计……</translation>
    </message>
    <message>
        <source>All %1 have handed in</source>
        <translation>%1 个单位都已上报</translation>
    </message>
    <message>
        <source>%1 of %2 not handed in: %3 and others</source>
        <translation>%2 个单位中 %1 个未上报：%3等</translation>
    </message>
    <message>
        <source>%1 of %2 not handed in: %3</source>
        <translation>%2 个单位中 %1 个未上报：%3</translation>
    </message>
    <message>
        <source>Checks: under way…</source>
        <translation>审核：正在进行……</translation>
    </message>
    <message>
        <source>Checks: not looked at yet</source>
        <translation>审核：还没有看</translation>
    </message>
    <message>
        <source>Checks: nothing in the way</source>
        <translation>审核：可以封账</translation>
    </message>
    <message>
        <source>Checks: %1 in the way</source>
        <translation>审核：%1 项待处理</translation>
    </message>
    <message>
        <source>%1 (before later changes)</source>
        <translation>%1（之后有改动）</translation>
    </message>
</context>
<context>
    <name>lx::ui::FormModel</name>
    <message>
        <source>A formula: the form works it out itself</source>
        <translation>公式，上级的表自己会算</translation>
    </message>
</context>
<context>
    <name>lx::ui::FillPage</name>
    <message>
        <source>The upper level's form</source>
        <translation>上级表格</translation>
    </message>
    <message>
        <source>&amp;Open the form…</source>
        <translation>打开上级表格…(&amp;O)</translation>
    </message>
    <message>
        <source>Open the form…</source>
        <translation>打开上级表格…</translation>
    </message>
    <message>
        <source>&amp;Propose by headings</source>
        <translation>按表头提议(&amp;J)</translation>
    </message>
    <message>
        <source>Propose by headings</source>
        <translation>按表头提议</translation>
    </message>
    <message>
        <source>Holds headings and names of rows against the reports and ledgers</source>
        <translation>拿表头和行名去对报表和台账的栏目</translation>
    </message>
    <message>
        <source>&amp;Keep the binding</source>
        <translation>保存绑定(&amp;K)</translation>
    </message>
    <message>
        <source>Keep the binding</source>
        <translation>保存绑定</translation>
    </message>
    <message>
        <source>Kept in the ledger file: next quarter the same form is known again (%1)</source>
        <translation>保存在台账文件里，下季度打开同一张表自动认出（%1）</translation>
    </message>
    <message>
        <source>&amp;Fill and save as…</source>
        <translation>填报并另存…(&amp;S)</translation>
    </message>
    <message>
        <source>Fill and save as…</source>
        <translation>填报并另存…</translation>
    </message>
    <message>
        <source>What changed in the form</source>
        <translation>表格的变化</translation>
    </message>
    <message>
        <source>&amp;Confirm the new places</source>
        <translation>确认新位置(&amp;C)</translation>
    </message>
    <message>
        <source>Confirm the new places</source>
        <translation>确认新位置</translation>
    </message>
    <message>
        <source>Open the workbook the upper level wants filled (.xlsx). Its cells are bound to figures of the reports once, by clicking or as its headings propose it; after that each quarter is filled with one click, and nothing else in the workbook changes.</source>
        <translation>打开上级要填的表格（.xlsx）。把格子和报表的数绑定一次——点选，或按表头提议——以后每季度一点就填好，表里其他内容一个字不动。</translation>
    </message>
    <message>
        <source>Choose the form…</source>
        <translation>选择上级表格…</translation>
    </message>
    <message>
        <source>Sheets of the form</source>
        <translation>上级表格的工作表</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Table of the report</source>
        <translation>报表中的表</translation>
    </message>
    <message>
        <source>&amp;Bind to the chosen cells</source>
        <translation>绑定到选中的格子(&amp;B)</translation>
    </message>
    <message>
        <source>Bind to the chosen cells</source>
        <translation>绑定到选中的格子</translation>
    </message>
    <message>
        <source>The chosen figures, to as many cells from the chosen one on (%1)</source>
        <translation>把选中的数绑定到左边选中的格子起同样大的一块（%1）</translation>
    </message>
    <message>
        <source>Figures of the report</source>
        <translation>报表的数</translation>
    </message>
    <message>
        <source>Ledger of the list</source>
        <translation>名册的台账</translation>
    </message>
    <message>
        <source>Bind as a &amp;list of this ledger</source>
        <translation>绑定为名册(&amp;L)</translation>
    </message>
    <message>
        <source>Bind as a list of this ledger</source>
        <translation>绑定为名册</translation>
    </message>
    <message>
        <source>From the chosen cell on downwards; the columns follow from the headings</source>
        <translation>从选中的格子往下填，栏目按表头对上</translation>
    </message>
    <message>
        <source>&amp;Hide the middle of ID numbers in lists</source>
        <translation>名册里隐去证件号中段(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Take out of the binding</source>
        <translation>去掉绑定(&amp;R)</translation>
    </message>
    <message>
        <source>Take out of the binding</source>
        <translation>去掉绑定</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>单元格</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>填什么</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Binding</source>
        <translation>绑定清单</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>%1 (not ended)</source>
        <translation>%1（未结束）</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.xls *.et);;All files (*)</source>
        <translation>工作簿 (*.xlsx *.xls *.et);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Making %1</source>
        <translation>生成 %1</translation>
    </message>
    <message>
        <source>Holding headings against reports</source>
        <translation>按表头对报表</translation>
    </message>
    <message>
        <source>No heading of the form is like those of the reports or ledgers: please bind its cells by hand.</source>
        <translation>表头和报表、台账的栏目都对不上，请点选格子手工绑定。</translation>
    </message>
    <message>
        <source>%1 places are proposed; please look them through.</source>
        <translation>提议了 %1 处绑定，请过目。</translation>
    </message>
    <message>
        <source>%1 places are proposed; nothing was found for these columns: %2</source>
        <translation>提议了 %1 处绑定；这些栏没有对上：%2</translation>
    </message>
    <message>
        <source>Choose a cell of the form on the left and a figure on the right first.</source>
        <translation>请先在左边选一个格子、在右边选一个数。</translation>
    </message>
    <message>
        <source>This cell is a formula: the form works it out itself. Please bind the cells it adds up.</source>
        <translation>这一格是公式，上级的表自己会算；请绑定它所用的格子。</translation>
    </message>
    <message>
        <source>This is the name of a row; please choose a figure.</source>
        <translation>这是行的名称，请选一个数。</translation>
    </message>
    <message>
        <source>Choose the first cell of the list in the form first.</source>
        <translation>请先在左边选名册第一行的第一格。</translation>
    </message>
    <message>
        <source>List of %1 to row %2: %3</source>
        <translation>%1名册，填到第 %2 行：%3</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>对不上</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>位置变了</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>对得上</translation>
    </message>
    <message>
        <source>The form was changed; these places move with it: %1</source>
        <translation>上级改了版式，绑定的位置跟着变：%1</translation>
    </message>
    <message>
        <source>%1 places are no longer found; see the list below.</source>
        <translation>有 %1 处对不上了，见下面的清单。</translation>
    </message>
    <message>
        <source>Choose a cell on the left and a figure on the right and bind them, or let the headings propose it.</source>
        <translation>左边选一格、右边选一个数，点“绑定”；或者按表头提议。</translation>
    </message>
    <message>
        <source>All bound places fit.</source>
        <translation>绑定的位置都对得上。</translation>
    </message>
    <message>
        <source>Keeping the binding</source>
        <translation>保存绑定</translation>
    </message>
    <message>
        <source>“%1” is kept: the same form is known again next time.</source>
        <translation>已保存“%1”，下次打开同一张表自动认出。</translation>
    </message>
    <message>
        <source>Save the filled form</source>
        <translation>另存填好的表格</translation>
    </message>
    <message>
        <source>This is the form itself; please save the filled one under another name.</source>
        <translation>这就是上级表格本身，请把填好的另存为别的名称。</translation>
    </message>
    <message>
        <source>Filling %1</source>
        <translation>填报 %1</translation>
    </message>
    <message>
        <source>Filled %1 cells and %2 rows of lists: %3</source>
        <translation>填了 %1 格、名册 %2 行：%3</translation>
    </message>
    <message>
        <source>%1 places were not found and are not filled.</source>
        <translation>有 %1 处对不上，没有填。</translation>
    </message>
    <message>
        <source>Binding not kept</source>
        <translation>绑定还没有保存</translation>
    </message>
    <message>
        <source>The binding of “%1” is changed and not kept yet.</source>
        <translation>“%1”的绑定改过，还没有保存。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>%1 cells and %2 lists bound</source>
        <translation>绑定了 %1 格、%2 个名册</translation>
    </message>
</context>
<context>
    <name>year_choice</name>
    <message>
        <source>Year %1</source>
        <translation>%1年</translation>
    </message>
</context>
</TS>
