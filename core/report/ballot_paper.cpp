#include "core/report/ballot_paper.h"

namespace lx {

namespace {

constexpr int number_width = 8;
constexpr int mark_width = 11;

SheetTable lines_of(const BallotPaper& paper)
{
    SheetTable table;
    SheetRow& head = table.head.emplace_back();
    const int marks = mark_width * static_cast<int>(paper.marks.size());
    head.push_back({SheetStyle::Label, "序号", 1, 1, number_width});
    head.push_back({SheetStyle::Label, paper.lines_heading, 1, 1, 100 - number_width - marks});
    for (const std::string& mark : paper.marks)
        head.push_back({SheetStyle::Label, mark, 1, 1, mark_width});
    for (std::size_t i = 0; i < paper.lines.size(); ++i) {
        SheetRow& row = table.rows.emplace_back();
        row.push_back({SheetStyle::Number, std::to_string(i + 1)});
        row.push_back({SheetStyle::Content, paper.lines[i]});
        for (std::size_t mark = 0; mark < paper.marks.size(); ++mark)
            row.push_back({SheetStyle::Number, ""});
    }
    return table;
}

} // namespace

std::vector<SheetDoc> ballot_papers(const BallotPaper& paper, int copies, bool numbered)
{
    std::vector<SheetDoc> papers;
    const SheetTable lines = lines_of(paper);
    for (int number = 1; number <= copies; ++number) {
        SheetDoc& one = papers.emplace_back();
        one.title = paper.voters;
        one.blocks.emplace_back(SheetParagraph{SheetStyle::Title, paper.title});
        one.blocks.emplace_back(SheetParagraph{
            SheetStyle::Heading,
            "测评组：" + paper.voters +
                (numbered ? "　　　　票号：" + std::to_string(number) : std::string())});
        one.blocks.emplace_back(lines);
        one.blocks.emplace_back(
            SheetParagraph{SheetStyle::Signers,
                           "填写说明：每行在一个格内打“√”；不打或打了两个以上的，该行按弃权计。"
                           "请勿署名。"});
    }
    return papers;
}

} // namespace lx
