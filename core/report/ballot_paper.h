#pragma once

#include <string>
#include <vector>

#include "core/report/sheet_doc.h"

namespace lx {

/// A ballot to be printed: what is voted on, line by line, with a box for each mark.
struct BallotPaper
{
    std::string title;              ///< 2025年度党组织书记述职评议考核民主测评票
    std::string voters;             ///< whose meeting it is for
    std::vector<std::string> lines; ///< organizations, aspects, or both
    std::string lines_heading;      ///< 测评对象, 评价方面
    std::vector<std::string> marks; ///< 好, 较好, 一般, 差
};

/// So many of them; `numbered` from 1, so that a paper can be found again.
[[nodiscard]] std::vector<SheetDoc> ballot_papers(const BallotPaper& paper, int copies,
                                                  bool numbered);

} // namespace lx
