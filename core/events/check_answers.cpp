#include <algorithm>

#include "core/events/event_plan.h"
#include "core/store/id_list.h"

namespace lx {

namespace {

bool given(const EventAnswer& answer)
{
    return !is_empty(answer.cell.value) || !answer.rows.empty();
}

Result<bool> has_no_rows(EventFacts& facts, const std::string& ledger)
{
    Query query;
    query.ledger = ledger;
    LX_ASSIGN(const auto first, facts.store().first(query, 1));
    return first.empty();
}

class AnswerCheck
{
public:
    AnswerCheck(EventFacts& facts, std::vector<EventIssue>& refused)
        : m_facts(facts), m_refused(refused)
    {}

    Result<> check(const EventField& field, const EventAnswer& answer, EventAsked asked)
    {
        if (!asked.offered) {
            if (given(answer))
                refuse({field.key, -1, {}},
                       "按其他各项所填，“" + field.field.name + "”在这里不用填写，请清空。");
            return {};
        }
        if (!given(answer) && asked.needed)
            refuse({field.key, -1, {}}, "请填写“" + field.field.name + "”。");
        if (!field.is_table())
            return row_counts(field, answer.cell.value, {field.key, -1, {}});
        for (std::size_t i = 0; i < answer.rows.size(); ++i)
            for (std::size_t c = 0; c < field.columns.size(); ++c)
                LX_TRY(cell(field.columns[c], answer.rows[i][c].value,
                            {field.key, static_cast<int>(i), field.columns[c].key}));
        return {};
    }

private:
    void refuse(EventPlace place, std::string message)
    {
        m_refused.push_back({std::move(place), std::move(message)});
    }

    Result<> cell(const EventField& column, const Value& value, EventPlace place)
    {
        if (is_empty(value) && column.required)
            refuse(place, "第 " + std::to_string(place.row + 1) + " 行请填写“" + column.field.name +
                              "”。");
        return row_counts(column, value, std::move(place));
    }

    Result<> row_counts(const EventField& field, const Value& value, EventPlace place)
    {
        if (!field.counts || field.field.ledger.empty())
            return {};
        const bool list = field.field.type == FieldType::RefList;
        std::vector<std::int64_t> ids;
        if (list)
            ids = listed_ids(text_of(value));
        else if (const auto* id = std::get_if<std::int64_t>(&value))
            ids.push_back(*id);
        const LedgerDef& def = *m_facts.catalog().ledger(field.field.ledger);
        LX_TRY(m_facts.read(def, {ids.begin(), ids.end()}));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            LX_ASSIGN(const Record* row, m_facts.record(def, ids[i]));
            LX_ASSIGN(const bool counts,
                      row == nullptr ? Result<bool>(false) : m_facts.counts(def, *row));
            if (counts)
                continue;
            if (list)
                place.row = static_cast<int>(i);
            LX_ASSIGN(const std::string label, m_facts.label(def, ids[i]));
            refuse(place, "“" + field.field.name + "”里的“" + label + "”在 " +
                              m_facts.day().chinese() + "还没有开始或已经结束，请核对“" + def.name +
                              "”台账和所填的日期。");
        }
        return {};
    }

    EventFacts& m_facts;
    std::vector<EventIssue>& m_refused;
};

} // namespace

Result<std::vector<EventAsked>> asked_fields(EventFacts& facts, EventAnswers& answers)
{
    const EventDef& def = facts.def();
    std::vector<EventAsked> asked(def.fields.size());
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const EventField& field = def.fields[i];
            LX_ASSIGN(asked[i].offered, facts.holds(field.offered));
            LX_ASSIGN(const bool wanted, field.required_when ? facts.holds(field.required_when)
                                                             : Result<bool>(field.required));
            LX_ASSIGN(const bool none, field.unless_none ? has_no_rows(facts, field.field.ledger)
                                                         : Result<bool>(false));
            asked[i].needed = asked[i].offered && (wanted || field.required) && !none;
            if (asked[i].offered || !answers.as_asked || !given(answers.fields[i]))
                continue;
            answers.fields[i] = {};
            again = true; // others may be asked because of it
        }
    }
    return asked;
}

Result<std::vector<EventIssue>> check_answers(EventFacts& facts,
                                              const std::vector<EventAsked>& asked)
{
    std::vector<EventIssue> refused;
    AnswerCheck check(facts, refused);
    const EventDef& def = facts.def();
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        LX_TRY(check.check(def.fields[i], facts.answers().fields[i], asked[i]));
    return refused;
}

} // namespace lx
