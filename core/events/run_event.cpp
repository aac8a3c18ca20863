#include "core/events/run_event.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/edit/editor.h"
#include "core/events/event_text.h"
#include "core/ledger/number_scrub.h"
#include "core/store/database.h"

namespace lx {

namespace {

/// Everything up to the writing: what is going to be written with the answers of the plan, or why
/// not.
Result<> make_plan(Database& database, const Catalog& catalog, Date today, const EventDef& def,
                   EventPlan& plan)
{
    plan.refused = plan.answers.refused;
    plan.warnings = plan.answers.warnings;
    const auto day = Date::from_iso(text_of(plan.answers.value(def, EventDef::day_key)));
    const bool unread = std::any_of(plan.refused.begin(), plan.refused.end(), [](const auto& one) {
        return one.place.field == EventDef::day_key;
    });
    if (!day && !unread) {
        const int at = def.index_of(EventDef::day_key);
        plan.refused.push_back(
            {{std::string(EventDef::day_key), -1, {}},
             "请填写“" + def.fields[static_cast<std::size_t>(at)].field.name + "”。"});
    }
    if (!plan.refused.empty())
        return {};
    EventFacts facts(database, catalog, def, plan.answers, *day, today);
    LX_TRY(complete_answers(facts, plan.answers));
    LX_ASSIGN(plan.asked, asked_fields(facts, plan.answers));
    LX_ASSIGN(plan.refused, check_answers(facts, plan.asked));
    if (!plan.refused.empty())
        return {};
    LX_TRY(check_event(facts, false, plan));
    if (!plan.refused.empty())
        return {};
    LX_TRY(plan_steps(facts, plan));
    if (plan.refused.empty() && plan.rows.empty())
        plan.refused.push_back({{}, "所填的和台账里的一样，没有要写的内容，请核对后再办理。"});
    if (!plan.refused.empty())
        return {};
    LX_TRY(check_event(facts, true, plan));
    LX_ASSIGN(plan.title, facts.said(def.title));
    for (const EventSheet& sheet : def.sheets) {
        LX_ASSIGN(const EventValues of, facts.values(sheet.of));
        if (!of.given())
            continue;
        PlannedSheet& made = plan.sheets.emplace_back();
        made.sheet = sheet.sheet;
        made.ledger = of.ledger;
        for (const Value& value : of.values)
            made.ids.push_back(int_of(value));
    }
    return {};
}

/// Writes the rows of a plan and tells what is said of them.
class PlanWriter
{
public:
    PlanWriter(Database& database, const Catalog& catalog, Writer& writer, Date today,
               EventPlan& plan)
        : m_plan(plan), m_store(database, catalog), m_editor(catalog, writer, today)
    {}

    Result<> write()
    {
        for (PlannedRow& row : m_plan.rows)
            LX_TRY(write(row));
        if (!m_plan.refused.empty())
            return {};
        for (PlannedRow& row : m_plan.rows) {
            row.written = stored(row.id);
            LX_ASSIGN(row.key, m_store.subject_key(*row.ledger, row.written));
            LX_ASSIGN(const auto labels, m_store.labels(*row.ledger, {row.written}));
            row.label = labels.at(row.written);
        }
        tell_warnings();
        for (PlannedSheet& sheet : m_plan.sheets)
            for (std::int64_t& id : sheet.ids) {
                id = stored(id);
                LX_ASSIGN(std::string key, m_store.subject_key(*sheet.ledger, id));
                sheet.keys.push_back(std::move(key));
            }
        return {};
    }

private:
    /// The id in the file of a row of the plan; 0 where it wasn't written.
    std::int64_t stored(std::int64_t id) const
    {
        if (id > 0)
            return id;
        const auto at = m_ids.find(id);
        return at == m_ids.end() ? 0 : at->second;
    }

    Result<> write(PlannedRow& row)
    {
        const LedgerDef& ledger = *row.ledger;
        Record record = row.after;
        for (std::size_t i = 0; i < record.values.size(); ++i) {
            const auto* id = std::get_if<std::int64_t>(&record.values[i]);
            if (ledger.fields[i].ledger.empty() || id == nullptr || *id > 0)
                continue;
            if (stored(*id) == 0)
                return {}; // that row was refused: told there
            record.values[i] = stored(*id);
        }
        Edited edited;
        if (row.added()) {
            record.id = 0;
            LX_ASSIGN(edited, m_editor.save(ledger, record));
            if (!edited.refused())
                m_ids[row.id] = record.id;
        } else {
            std::vector<FieldEdit> edits;
            for (std::size_t i = 0; i < record.values.size(); ++i)
                if (record.values[i] != row.before.values[i])
                    edits.push_back({static_cast<int>(i), record.values[i]});
            LX_ASSIGN(edited, m_editor.change(ledger, row.id, edits));
        }
        for (const RecordIssue& problem : edited.problems)
            m_plan.refused.push_back(
                {place_of(row, problem),
                 "写“" + ledger.name + "”时：" + sentence(with_numbers_masked(problem.message))});
        for (const RecordIssue& warning : edited.warnings)
            warn({&ledger, sentence(warning.message), {&row}});
        return {};
    }

    /// What is said of rows of a ledger.
    struct Warning
    {
        const LedgerDef* ledger = nullptr;
        std::string message;
        std::vector<const PlannedRow*> rows;
    };

    /// The same of several rows is said once.
    void warn(Warning warning)
    {
        for (Warning& known : m_warnings)
            if (known.ledger == warning.ledger && known.message == warning.message) {
                known.rows.push_back(warning.rows.front());
                return;
            }
        m_warnings.push_back(std::move(warning));
    }

    void tell_warnings()
    {
        for (const Warning& warning : m_warnings) {
            std::vector<std::string> names;
            for (const PlannedRow* row : warning.rows)
                names.push_back(row->label);
            m_plan.warnings.push_back("“" + warning.ledger->name + "”的" + few_of(names) + "：" +
                                      warning.message);
        }
    }

    static EventPlace place_of(const PlannedRow& row, const RecordIssue& problem)
    {
        if (const auto at = row.from.find(row.ledger->index_of(problem.field));
            at != row.from.end())
            return at->second;
        if (!row.place.field.empty() || !problem.field.empty())
            return row.place;
        for (const int key : row.ledger->key_fields()) // of the row as a whole: its key is taken
            if (const auto at = row.from.find(key); at != row.from.end())
                return at->second;
        return {};
    }

    EventPlan& m_plan;
    LedgerStore m_store;
    Editor m_editor;
    std::unordered_map<std::int64_t, std::int64_t> m_ids;
    std::vector<Warning> m_warnings;
};

bool same_rows(const EventPlan& one, const EventPlan& other)
{
    return std::equal(one.rows.begin(), one.rows.end(), other.rows.begin(), other.rows.end(),
                      [](const PlannedRow& a, const PlannedRow& b) {
                          return a.ledger == b.ledger && a.id == b.id &&
                                 a.before.values == b.before.values &&
                                 a.after.values == b.after.values;
                      });
}

Result<EventPlan> run(Database& database, const Catalog& catalog, const Actor& actor,
                      const EventDef& def, EventAnswers answers, const EventPlan* shown, bool keep)
{
    LX_ASSIGN(Writer writer, Writer::begin(database, catalog, actor, def.name, event_action));
    const Date today = actor.clock->today();
    EventPlan plan;
    plan.answers = std::move(answers);
    LX_TRY(make_plan(database, catalog, today, def, plan));
    if (!plan.refused.empty())
        return plan;
    if (shown != nullptr && !same_rows(plan, *shown))
        return fail(ErrorKind::Refused,
                    "台账在查看之后有改动，“" + def.name + "”要写的内容与看到的不同，请重新查看。");
    LX_TRY(PlanWriter(database, catalog, writer, today, plan).write());
    if (!plan.refused.empty() || !keep)
        return plan;
    LX_TRY(writer.set_title(plan.title));
    LX_ASSIGN(plan.action, writer.commit());
    return plan;
}

/// Words are read before anybody else is kept from writing: names are looked for in whole ledgers.
Result<EventPlan> run(Database& database, const Catalog& catalog, const Actor& actor,
                      const EventDef& def, const QJsonObject& fields, const EventPlan* shown,
                      bool keep)
{
    LX_ASSIGN(auto answers, read_answers(database, catalog, def, fields));
    return run(database, catalog, actor, def, std::move(answers), shown, keep);
}

} // namespace

bool PlannedRow::ended() const
{
    return !added() &&
           std::any_of(ledger->span.ends.begin(), ledger->span.ends.end(),
                       [this](const std::string& end) {
                           const auto at = static_cast<std::size_t>(ledger->index_of(end));
                           return is_empty(before.values[at]) && !is_empty(after.values[at]);
                       });
}

Result<EventPlan> preview_event(Database& database, const Catalog& catalog, const Actor& actor,
                                const EventDef& def, const QJsonObject& fields)
{
    return run(database, catalog, actor, def, fields, nullptr, false);
}

Result<EventPlan> preview_event(Database& database, const Catalog& catalog, const Actor& actor,
                                const EventDef& def, const EventAnswers& answers)
{
    return run(database, catalog, actor, def, answers, nullptr, false);
}

Result<EventPlan> apply_event(Database& database, const Catalog& catalog, const Actor& actor,
                              const EventDef& def, const QJsonObject& fields,
                              const EventPlan* shown)
{
    return run(database, catalog, actor, def, fields, shown, true);
}

Result<EventPlan> apply_event(Database& database, const Catalog& catalog, const Actor& actor,
                              const EventDef& def, const EventAnswers& answers,
                              const EventPlan* shown)
{
    return run(database, catalog, actor, def, answers, shown, true);
}

} // namespace lx
