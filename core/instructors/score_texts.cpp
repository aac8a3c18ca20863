#include "core/instructors/score_texts.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace lx {

namespace {

std::string tenths(double points)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f", points);
    return text.data();
}

std::string done_of(const AskedAndDone& asked)
{
    return std::to_string(asked.done) + "/" + std::to_string(asked.asked);
}

/// "走访 11/12（权重 40）；…": what tells nothing has no weight and is left out.
std::string parts_of(const InstructorRow& row, const AppraisalScheme& scheme)
{
    std::string text;
    const auto part = [&](const std::string& said, int weight) {
        text += (text.empty() ? "" : "；") + said + "（权重 " + std::to_string(weight) + "）";
    };
    const InstructorScore& score = row.score;
    if (score.visits)
        part("走访 " + done_of(row.visits_asked), scheme.visits);
    if (score.summaries)
        part("季度总结 " + done_of(row.summaries_asked), scheme.summaries);
    if (score.appraisals)
        part("鉴定 " + std::to_string(std::lround(100 * *score.appraisals)) + "%",
             scheme.appraisals);
    if (score.results)
        part("组建党组织 " + std::to_string(score.built) + " 个", scheme.results);
    return text;
}

} // namespace

ScoreTexts score_texts(const InstructorBoard& board, const AppraisalScheme& scheme)
{
    ScoreTexts texts;
    for (const InstructorRow& row : board.rows()) {
        const InstructorScore& score = row.score;
        if (!score.points)
            continue;
        texts["instructor_score"][row.id] = tenths(score.shown());
        texts["instructor_rank"][row.id] = std::to_string(score.rank);
        texts["instructor_parts"][row.id] = parts_of(row, scheme);
        texts["instructor_proposal"][row.id] =
            score.keep ? "建议续聘"
                       : "建议更换（不足 " + std::to_string(scheme.keep_from) + " 分）";
    }
    return texts;
}

Result<ScoreTexts> score_texts(Database& database, const DefinitionsPtr& definitions,
                               const std::vector<std::string>& policies, Date as_of,
                               Progress& progress)
{
    CountyWanted wanted;
    wanted.as_of = as_of;
    wanted.policies = policies;
    wanted.facts = InstructorBoard::needs(definitions->facts());
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    LX_ASSIGN(const auto settings, InstructorSettings::of(database));
    LX_ASSIGN(const InstructorBoard board,
              InstructorBoard::of(*county, as_of.year(), settings, progress));
    return score_texts(board, settings.appraisal);
}

} // namespace lx
