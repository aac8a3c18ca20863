// Laws of all events on a made-up county: looking at one writes nothing, what was shown is what is
// written, and undoing it leaves the county as it was.
#include <map>
#include <optional>
#include <set>

#include <catch2/catch.hpp>

#include <QJsonArray>

#include <rapidcheck.h>

#include "core/base/id_number.h"
#include "core/events/run_event.h"
#include "core/store/change_log.h"
#include "tests/core/events/event_rig.h"
#include "tests/support/county_fixture.h"
#include "tests/support/random_edits.h"

using namespace lx;
using namespace lx::test;

namespace {

/// Any of n alike, however far the run has come.
int any_of(int n)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, n));
}

/// Everything the ledgers of a file hold.
Content content(Database& database, const Catalog& catalog)
{
    Content all;
    LedgerStore store(database, catalog);
    for (const LedgerDef& def : catalog.ledgers()) {
        Query query;
        query.ledger = def.code;
        query.sort = "note";
        const auto read = store.each(query, [&](const Record& record) {
            all[def.code][record.id] = record.values;
            return true;
        });
        RC_ASSERT(read.has_value());
    }
    return all;
}

/// Forms that could be meant: boxes filled in at random, those that are refused filled in again.
class FormMaker
{
public:
    FormMaker(Database& database, const Catalog& catalog)
        : m_store(database, catalog), m_catalog(catalog)
    {}

    QJsonObject make(const EventDef& event)
    {
        m_event = event.id;
        m_covered = {};
        QJsonObject form;
        for (const EventField& field : event.fields)
            if (field.required || field.key == EventDef::day_key || any_of(4) == 0)
                fill(form, field);
        return form;
    }
    /// Answers a refusal at its field.
    void mend(const EventDef& event, QJsonObject& form, const EventIssue& issue)
    {
        const int at = event.index_of(issue.place.field);
        if (at < 0) {
            form = make(event);
            return;
        }
        const EventField& field = event.fields[static_cast<std::size_t>(at)];
        if (issue.message.find("不用填写") != std::string::npos)
            form[QString::fromStdString(field.key)] = QJsonValue::Null;
        else
            fill(form, field);
    }

private:
    QString row_key(const std::string& ledger)
    {
        auto& keys = m_keys[ledger];
        if (keys.empty()) {
            const LedgerDef& def = *m_catalog.ledger(ledger);
            Query query;
            query.ledger = ledger;
            const auto rows = m_store.first(query, 60);
            RC_ASSERT(rows.has_value());
            for (const Record& row : *rows)
                keys.push_back(QString::fromStdString(*m_store.subject_key(def, row.id)));
        }
        return keys.empty() ? QString()
                            : keys[static_cast<std::size_t>(any_of(static_cast<int>(keys.size())))];
    }

    QString key_of(const std::string& ledger, const Value& id)
    {
        const auto key = m_store.subject_key(*m_catalog.ledger(ledger), int_of(id));
        RC_ASSERT(key.has_value());
        return QString::fromStdString(*key);
    }

    /// One of the rows of a ledger that are open; nothing where there is none.
    std::optional<Record> open_row(const std::string& ledger, const std::string& blank)
    {
        Query query;
        query.ledger = ledger;
        query.filters = {{blank, "empty", {}}};
        const auto rows = m_store.first(query, 200);
        RC_ASSERT(rows.has_value());
        if (rows->empty())
            return std::nullopt;
        return (*rows)[static_cast<std::size_t>(any_of(static_cast<int>(rows->size())))];
    }

    /// What goes with something else of the form; "" where it needn't.
    QString fitting(const EventField& field)
    {
        if (m_event == "replace-instructor" && field.key == "from") {
            if (const auto row = open_row("dispatch", "end"))
                return key_of("instructor", row->at(*m_catalog.ledger("dispatch"), "instructor"));
        } else if (m_event == "receive-transfer" && field.key == "transfer") {
            if (const auto row = open_row("transfer", "received"))
                return key_of("transfer", row->id);
        } else if (m_event == "split-org" && (field.key == "joint" || field.key == "unit")) {
            if (field.key == "joint")
                m_covered = open_row("coverage", "end");
            if (m_covered)
                return key_of(field.field.ledger,
                              m_covered->at(*m_catalog.ledger("coverage"),
                                            field.key == "joint" ? "org" : "unit"));
        }
        return {};
    }

    QJsonValue value(const EventField& field)
    {
        const FieldDef& def = field.field;
        if (const QString fits = fitting(field); !fits.isEmpty())
            return fits;
        switch (def.type) {
        case FieldType::Ref:
        case FieldType::RefOrText:
            return row_key(def.ledger);
        case FieldType::RefList: {
            std::set<QString> keys;
            for (int i = any_of(3) + 1; i > 0; --i)
                keys.insert(row_key(def.ledger));
            QJsonArray all;
            for (const QString& key : keys)
                all.append(key);
            return all;
        }
        case FieldType::Date:
            return field.key == EventDef::day_key ? QStringLiteral("2025-09-2%1").arg(any_of(9))
                                                  : QStringLiteral("2025-09-1%1").arg(any_of(9));
        case FieldType::Choice: {
            const auto& values = field.choices != nullptr
                                     ? field.choices->values
                                     : m_catalog.dictionary(def.dictionary)->values;
            return QString::fromStdString(
                values[static_cast<std::size_t>(any_of(static_cast<int>(values.size())))].value);
        }
        case FieldType::Bool:
            return any_of(2) == 1;
        case FieldType::Integer:
        case FieldType::Money:
            return any_of(9) + 1;
        case FieldType::Real:
            return 106.25;
        case FieldType::IdNumber:
            return QString::fromStdString(person(any_of(900)));
        default:
            return QStringLiteral("示例%1").arg(++m_number);
        }
    }

    void fill(QJsonObject& form, const EventField& field)
    {
        const QString key = QString::fromStdString(field.key);
        if (!field.is_table()) {
            form[key] = value(field);
            return;
        }
        QJsonArray rows;
        for (int i = any_of(3) + 1; i > 0; --i) {
            QJsonObject row;
            for (const EventField& column : field.columns)
                if (column.required || any_of(3) == 0)
                    row[QString::fromStdString(column.key)] = value(column);
            rows.append(row);
        }
        form[key] = rows;
    }

    LedgerStore m_store;
    const Catalog& m_catalog;
    std::map<std::string, std::vector<QString>> m_keys;
    std::string m_event;
    std::optional<Record> m_covered; ///< the row of 覆盖关系 that a split is about
    int m_number = 0;
};

/// The ids that rows added by a plan got, by those they had in it.
std::map<std::int64_t, std::int64_t> given_ids(Database& database, const EventPlan& plan)
{
    const auto log = ChangeLog(database).of_action(plan.action, -1);
    RC_ASSERT(log.has_value());
    RC_ASSERT(log->size() == plan.rows.size());
    std::map<std::int64_t, std::int64_t> ids;
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        RC_ASSERT((*log)[i].ledger == plan.rows[i].ledger->code);
        RC_ASSERT(((*log)[i].kind == ChangeKind::Insert) == plan.rows[i].added());
        ids[plan.rows[i].id] = (*log)[i].row;
    }
    return ids;
}

/// What a county holds once a plan was carried out on it.
Content carried_out(Content county, const EventPlan& plan,
                    const std::map<std::int64_t, std::int64_t>& ids)
{
    for (const PlannedRow& row : plan.rows) {
        auto values = row.after.values;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (const auto* id = std::get_if<std::int64_t>(&values[i]);
                id != nullptr && *id < 0 && !row.ledger->fields[i].ledger.empty())
                values[i] = ids.at(*id);
        county[row.ledger->code][ids.at(row.id)] = std::move(values);
    }
    return county;
}

/// What the small county lacks: an organization of several units, a second instructor, somebody on
/// the way from one organization to another.
void add_occasions(CountyFixture& county)
{
    LedgerStore store(*county.database, *county.catalog);
    const auto first = [&](const char* ledger, std::int64_t most) {
        Query query;
        query.ledger = ledger;
        query.counts_at = "2024-01-01";
        auto ids = store.ids(query);
        REQUIRE(ids);
        REQUIRE(std::ssize(*ids) >= most);
        return std::move(*ids);
    };
    const auto add = [&](const char* ledger, Fields fields) {
        Record row = record(county.def(ledger), fields);
        county.put(ledger, row);
        return row.id;
    };
    const auto orgs = first("org", 2);
    const auto units = first("unit", 3);
    for (std::size_t i = 0; i < 3; ++i)
        add("coverage", {{"org", orgs.back()}, {"unit", units[i]}, {"start", "2024-02-01"}});
    const std::int64_t instructor =
        add("instructor", {{"code", "Z1"}, {"name", "赵六"}, {"start", "2020-01-01"}});
    add("dispatch", {{"instructor", instructor}, {"unit", units[1]}, {"start", "2024-02-01"}});
    add("transfer", {{"member", first("member", 1).front()},
                     {"from_org", orgs.front()},
                     {"to_org", orgs.back()},
                     {"letter_date", "2025-09-01"}});
}

} // namespace

TEST_CASE("what is shown of an event is what is written, and undoing it is as if it hadn't been")
{
    CountyFixture county(30);
    Database& database = *county.database;
    const Catalog& catalog = *county.catalog;
    add_occasions(county);
    const auto events = EventDef::all(catalog);
    REQUIRE(events.has_value());
    std::map<std::string, int> taken;
    std::vector<const EventDef*> asked; // each has its turns
    for (const EventDef& event : *events)
        asked.push_back(&event);
    std::map<std::string, std::string> why_not;
    std::size_t turn = 0;
    const auto law = [&] {
        const EventDef& event = *asked[turn++ % asked.size()];
        FormMaker maker(database, catalog);
        QJsonObject form = maker.make(event);
        const Content before = content(database, catalog);
        const auto last = ChangeLog(database).last_action();
        EventPlan shown;
        for (int tries = 0; tries < 12; ++tries) {
            const auto plan = preview_event(database, catalog, county.actor, event, form);
            RC_ASSERT(plan.has_value());
            shown = *plan;
            if (shown.refused.empty() || tries == 11)
                break;
            maker.mend(event, form, shown.refused.front());
        }
        // Looking, taken or refused, leaves nothing.
        RC_ASSERT(content(database, catalog) == before);
        RC_ASSERT(*ChangeLog(database).last_action() == *last);
        const auto written = apply_event(database, catalog, county.actor, event, form, &shown);
        RC_ASSERT(written.has_value());
        RC_ASSERT(written->refused.empty() == shown.refused.empty());
        if (!written->refused.empty()) {
            why_not[event.id] = written->refused.front().message;
            RC_ASSERT(written->action == 0);
            RC_ASSERT(content(database, catalog) == before);
            return;
        }
        ++taken[event.id];
        const Content after = content(database, catalog);
        RC_ASSERT(after == carried_out(before, shown, given_ids(database, *written)));
        const auto undone = undo_action(database, catalog, county.actor, written->action);
        RC_ASSERT(undone.has_value());
        RC_ASSERT(content(database, catalog) == before);
        const auto again = redo_action(database, catalog, county.actor, written->action);
        RC_ASSERT(again.has_value());
        RC_ASSERT(content(database, catalog) == after);
        const auto candidate = undo_candidate(database);
        RC_ASSERT(candidate.has_value());
        RC_ASSERT(undo_action(database, catalog, county.actor, *candidate).has_value());
        RC_ASSERT(content(database, catalog) == before);
    };
    // Nearly all come about: those that random forms left out have more turns.
    for (int round = 0; round < 4 && !asked.empty(); ++round) {
        REQUIRE(rc::check(law));
        std::erase_if(asked, [&](const EventDef* event) { return taken[event->id] > 0; });
    }
    std::string never;
    for (const EventDef* event : asked)
        never += event->id + ": " + why_not[event->id] + " ";
    CAPTURE(never);
    CHECK(asked.size() <= 2); // what needs more to come together than random forms hit upon
}

TEST_CASE("where the county came to differ from what was shown, nothing is written")
{
    EventRig county;
    const auto street = county.org("A", "城关街道党工委", "乡镇街道党委");
    const auto branch = county.org("B", "甲支部", "党支部", street);
    county.covers(branch, county.unit("甲公司"));
    const auto fields =
        form(R"({"党组织": "B", "申请日期": "2025-06-01", "撤销日期": "2025-06-10"})");
    const EventDef event = county.event("撤销党组织");
    const auto shown =
        preview_event(county.database(), county.catalog(), county.actor(), event, fields);
    REQUIRE(shown.has_value());
    REQUIRE(shown->refused.empty());
    county.covers(branch, county.unit("乙公司"));
    const auto late =
        apply_event(county.database(), county.catalog(), county.actor(), event, fields, &*shown);
    CHECK(message(late).find("请重新查看") != std::string::npos);
    CHECK(county.rows("org", {"dissolved"}) == Lines{"-", "-"});
    const auto again =
        apply_event(county.database(), county.catalog(), county.actor(), event, fields);
    CHECK(message(again) == std::string());
    CHECK(county.rows("coverage", {"end"}) == Lines{"2025-06-10", "2025-06-10"});
}
