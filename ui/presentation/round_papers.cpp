#include "ui/presentation/round_papers.h"

namespace lx {

BallotPaper ballot_paper_of(const AssessRound& round, const BoxId& box, const OrgNames& names)
{
    BallotPaper paper;
    paper.title = std::to_string(round.id.year) + "年度党组织书记抓党建工作述职评议考核民主测评票";
    paper.voters = round.voters(box).name;
    paper.lines_heading = "测评对象";
    if (box.org != 0) {
        const auto name = names.find(box.org);
        paper.voters += "（" + (name == names.end() ? std::string() : name->second) + "）";
        if (round.voters(box).aspects.size() > 1)
            paper.lines_heading = "评价方面";
    }
    paper.lines = ballot_lines(round, box, names);
    for (const auto& mark : round.scheme->marks)
        paper.marks.push_back(mark.name);
    return paper;
}

} // namespace lx
