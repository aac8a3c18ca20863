#include "core/assess/round_rows.h"

#include <algorithm>

#include "core/base/split.h"

namespace lx {

namespace {

constexpr std::string_view few_votes = "的有效票不足 5 张，只计入总分，不列票数。";

} // namespace

Query round_rows(const RoundId& id)
{
    Query query;
    query.ledger = id.members ? "member_appraisal" : "assessment";
    query.filters = {{"year", "=", std::to_string(id.year)},
                     {id.members ? "org" : "assessor", "=", std::to_string(id.assessor)}};
    return query;
}

void set_votes(const AssessScheme& scheme, const AssessResult& one, const LedgerDef& def,
               Record& row)
{
    MarkCounts sum{};
    bool any = false;
    std::string few;
    for (std::size_t g = 0; g < scheme.voters.size(); ++g) {
        if (one.ballots[g] < fewest_told) {
            few += (few.empty() ? "" : "、") + scheme.voters[g].name;
            continue;
        }
        any = true;
        const MarkCounts& counts = one.marks[g][scheme.voters[g].main_aspect()];
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += counts[i];
    }
    for (const char* const field : vote_fields)
        row.set(def, field, Value());
    for (std::size_t i = 0; any && i < scheme.marks.size(); ++i)
        row.set(def, "votes_" + scheme.marks[i].votes, sum[i + 1]);
    if (few.empty())
        return;
    const std::string note = text_of(row.at(def, "note"));
    few += few_votes;
    if (note.find(few) == std::string::npos)
        row.set(def, "note", note.empty() ? few : note + "\n" + few);
}

std::optional<Record> without_result(const LedgerDef& def, Record row,
                                     const std::vector<const char*>& fields)
{
    for (const char* const field : fields)
        row.set(def, field, Value());
    for (const char* const field : vote_fields)
        if (def.field(field) != nullptr) // 考核指标得分 has none
            row.set(def, field, Value());
    std::vector<std::string> note = split_at(text_of(row.at(def, "note")), '\n');
    std::erase_if(note, [](const std::string& line) { return line.ends_with(few_votes); });
    std::string noted = note.empty() ? std::string() : join_with(note, '\n');
    row.set(def, "note", noted.empty() ? Value() : Value(std::move(noted)));
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        if (!def.fields[i].in_key && !is_empty(row.values[i]))
            return row;
    return std::nullopt;
}

} // namespace lx
