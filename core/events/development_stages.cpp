#include "core/events/development_stages.h"

#include <array>
#include <optional>
#include <string>

#include "core/events/event_facts.h"

namespace lx {

namespace {

struct Stage
{
    const char* name;  ///< choice of the event
    const char* field; ///< its day in the ledger
    int months;        ///< at least since the stage before
};

constexpr std::array<Stage, 4> stages{{
    {"积极分子", "activist", 0},
    {"发展对象", "candidate", 12},
    {"接收预备党员", "admitted", 0},
    {"转正", "confirmed", 12},
}};

struct Asked
{
    const LedgerDef* def = nullptr;
    const Record* row = nullptr; ///< null: nobody chosen
    std::size_t stage = stages.size();
    std::string day;
};

Result<Asked> asked(EventFacts& facts)
{
    Asked out;
    out.def = facts.catalog().ledger("development");
    out.day = facts.day().iso();
    const Value& who = facts.answers().value(facts.def(), "who");
    if (is_empty(who))
        return out;
    LX_ASSIGN(out.row, facts.record(*out.def, int_of(who)));
    const std::string& stage = text_of(facts.answers().value(facts.def(), "stage"));
    for (std::size_t i = 0; i < stages.size(); ++i)
        if (stage == stages[i].name)
            out.stage = i;
    return out;
}

std::vector<EventIssue> issue(const char* field, std::string message)
{
    return {{{field, -1, {}}, std::move(message)}};
}

} // namespace

Result<Value> next_development_stage(EventFacts& facts)
{
    LX_ASSIGN(const Asked at, asked(facts));
    if (at.row != nullptr)
        for (const Stage& stage : stages)
            if (is_empty(at.row->at(*at.def, stage.field)))
                return Value(std::string(stage.name));
    return Value{};
}

Result<std::vector<EventIssue>> development_order(EventFacts& facts)
{
    LX_ASSIGN(const Asked at, asked(facts));
    if (at.row == nullptr || at.stage == stages.size())
        return std::vector<EventIssue>{};
    const Stage& stage = stages[at.stage];
    if (const auto done = at.row->day(*at.def, stage.field))
        return issue("stage", "“" + std::string(stage.name) + "”已于 " + done->chinese() +
                                  "登记，请选下一阶段；日期有误的请在发展党员台账更正。");
    std::string before = text_of(at.row->at(*at.def, "applied"));
    for (std::size_t i = 0; i < at.stage; ++i) {
        before = text_of(at.row->at(*at.def, stages[i].field));
        if (before.empty())
            return issue("stage", "还没有登记“" + std::string(stages[i].name) +
                                      "”，请按次序先办理这一阶段。");
    }
    if (at.day < before)
        return issue("date", "日期早于上一阶段的 " + before + "，请核对。");
    return std::vector<EventIssue>{};
}

Result<std::vector<EventIssue>> development_pace(EventFacts& facts)
{
    LX_ASSIGN(const Asked at, asked(facts));
    if (at.row == nullptr || at.stage == stages.size() || stages[at.stage].months == 0)
        return std::vector<EventIssue>{};
    const Stage& stage = stages[at.stage];
    const Stage& before = stages[at.stage - 1];
    const auto since = at.row->day(*at.def, before.field);
    if (!since || facts.day() >= since->add_months(stage.months))
        return std::vector<EventIssue>{};
    return issue("date", "从“" + std::string(before.name) + "”（" + since->chinese() + "）到“" +
                             stage.name + "”不满一年，请核对。");
}

} // namespace lx
