// Over eight quarters of any edits: opening + in − out = closing, by name and for every figure; and
// the log tells of a quarter that is over what was seen on its last day.
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include "core/report/make_report.h"
#include "core/report/quarter/changes.h"
#include "tests/support/sample_file.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string word(const char* text)
{
    return text;
}

/// Somebody who edits a county at random, from one quarter to the next.
class Hand
{
public:
    explicit Hand(TestLedger& ledger) : m_ledger(ledger) {}

    void work(Date first, Date last)
    {
        const int days = last.days() - first.days();
        for (int step = *rc::gen::inRange(2, 9); step > 0; --step) {
            m_day = std::max(m_day, first.add_days(*rc::gen::inRange(0, days + 1)));
            m_ledger.go_on_to(m_day);
            act();
        }
        m_ledger.go_on_to(last);
    }

private:
    /// A day around today, a quarter of them before the quarter, some after it.
    std::string some_day() { return m_day.add_days(*rc::gen::inRange(-120, 40)).iso(); }
    Value perhaps_day() { return *rc::gen::inRange(0, 3) == 0 ? Value{} : Value(some_day()); }
    std::int64_t some(const std::vector<std::int64_t>& ids)
    {
        return ids.empty() ? 0 : ids[*rc::gen::inRange<std::size_t>(0, ids.size())];
    }

    void act()
    {
        switch (*rc::gen::inRange(0, 12)) {
        case 0:
        case 1:
            add_unit();
            break;
        case 2:
        case 3:
            change_unit();
            break;
        case 4:
            add_org();
            break;
        case 5:
            change_org();
            break;
        case 6:
            cover();
            break;
        case 7:
            survey();
            break;
        case 8:
            add_member();
            break;
        case 9:
            change_member();
            break;
        case 10:
            appoint();
            break;
        default:
            undo();
        }
    }

    std::string number() { return std::to_string(++m_number); }

    void add_unit()
    {
        m_units.push_back(m_ledger.put(
            "unit", {{"name", "公司" + number()},
                     {"category", *rc::gen::element(word("非公有制企业"), word("社会组织"))},
                     {"type", word("其他")},
                     {"status", word("正常")},
                     {"area", std::int64_t{1}},
                     {"registered", perhaps_day()}}));
    }

    void change_unit()
    {
        const std::int64_t id = some(m_units);
        if (id == 0)
            return;
        switch (*rc::gen::inRange(0, 6)) {
        case 0:
            m_ledger.change("unit", id, {{"deregistered", perhaps_day()}});
            break;
        case 1:
            m_ledger.change(
                "unit", id,
                {{"status", *rc::gen::element(word("正常"), word("注销"), word("兼并重组"))}});
            break;
        case 2:
            m_ledger.change(
                "unit", id,
                {{"category", *rc::gen::element(word("非公有制企业"), word("社会组织"))}});
            break;
        case 3:
            m_ledger.change("unit", id, {{"registered", perhaps_day()}});
            break;
        case 4:
            m_ledger.change("unit", id, {{"union_founded", perhaps_day()}});
            break;
        default:
            remove("unit", id, m_units);
        }
    }

    void add_org()
    {
        m_orgs.push_back(m_ledger.put("org", {{"code", "O" + number()},
                                              {"name", "支部" + number()},
                                              {"kind", word("党支部")},
                                              {"founded", some_day()}}));
    }

    void change_org()
    {
        const std::int64_t id = some(m_orgs);
        if (id == 0)
            return;
        switch (*rc::gen::inRange(0, 3)) {
        case 0:
            m_ledger.change("org", id, {{"dissolved", perhaps_day()}});
            break;
        case 1:
            if (id != m_orgs.front())
                m_ledger.change("org", id, {{"parent", m_orgs.front()}});
            break;
        default:
            m_ledger.change("org", id, {{"last_election", perhaps_day()}});
        }
    }

    void cover()
    {
        const std::int64_t unit = some(m_units);
        const std::int64_t org = some(m_orgs);
        if (unit == 0 || org == 0)
            return;
        Writer writer = m_ledger.begin();
        Record row =
            record(m_ledger.def("coverage"),
                   {{"org", org}, {"unit", unit}, {"start", some_day()}, {"end", perhaps_day()}});
        if (writer.put(m_ledger.def("coverage"), row))
            RC_ASSERT(writer.commit().has_value());
    }

    void survey()
    {
        const std::int64_t unit = some(m_units);
        if (unit == 0)
            return;
        Writer writer = m_ledger.begin();
        Record row =
            record(m_ledger.def("survey"), {{"unit", unit},
                                            {"date", some_day()},
                                            {"headcount", *rc::gen::inRange<std::int64_t>(0, 200)},
                                            {"formal", *rc::gen::inRange<std::int64_t>(0, 9)}});
        if (writer.put(m_ledger.def("survey"), row))
            RC_ASSERT(writer.commit().has_value());
    }

    void add_member()
    {
        const std::int64_t org = some(m_orgs);
        const std::int64_t unit = some(m_units);
        m_members.push_back(m_ledger.put(
            "member", {{"id_number", "M" + number()},
                       {"name", "党员" + number()},
                       {"status", word("正式")},
                       {"relation", *rc::gen::element(word("在册"), word("流入"), word("隐形"))},
                       {"joined", some_day()},
                       {"moved_in", perhaps_day()},
                       {"org", org == 0 ? Value{} : Value(org)},
                       {"unit", unit == 0 ? Value{} : Value(unit)}}));
    }

    void change_member()
    {
        const std::int64_t id = some(m_members);
        if (id == 0)
            return;
        switch (*rc::gen::inRange(0, 3)) {
        case 0:
            m_ledger.change("member", id,
                            {{"moved_out", perhaps_day()}, {"leave_reason", word("转出")}});
            break;
        case 1:
            m_ledger.change("member", id, {{"confirmed", perhaps_day()}});
            break;
        default:
            remove("member", id, m_members);
        }
    }

    void appoint()
    {
        const std::int64_t org = some(m_orgs);
        if (org != 0)
            m_ledger.put("post", {{"org", org},
                                  {"id_number", "S" + number()},
                                  {"name", "书记" + number()},
                                  {"title", word("书记")},
                                  {"start", some_day()},
                                  {"end", perhaps_day()}});
    }

    void undo()
    {
        const auto last = undo_candidate(m_ledger.database());
        RC_ASSERT(last.has_value());
        if (*last == 0 || !undo_action(m_ledger.database(), m_ledger.catalog(), m_ledger.actor(),
                                       *last, OnConflict::Skip))
            return;
        for (auto& [code, ids] :
             std::initializer_list<std::pair<const char*, std::vector<std::int64_t>*>>{
                 {"unit", &m_units}, {"org", &m_orgs}, {"member", &m_members}})
            std::erase_if(*ids, [&, ledger = code](std::int64_t id) {
                return !m_ledger.store().find(m_ledger.def(ledger), id).value();
            });
    }

    void remove(const char* ledger, std::int64_t id, std::vector<std::int64_t>& ids)
    {
        Writer writer = m_ledger.begin();
        if (!writer.remove(m_ledger.def(ledger), id))
            return; // others refer to it
        RC_ASSERT(writer.commit().has_value());
        std::erase(ids, id);
    }

    TestLedger& m_ledger;
    Date m_day = *Date::from_iso("2025-10-01");
    int m_number = 0;
    std::vector<std::int64_t> m_units;
    std::vector<std::int64_t> m_orgs;
    std::vector<std::int64_t> m_members;
};

std::vector<ReportDef> quarter_reports()
{
    auto reports = ReportDef::all(Definitions::program()->facts());
    REQUIRE(reports.has_value());
    std::erase_if(*reports, [](const ReportDef& one) {
        return one.period != PeriodKind::Quarter || !one.has(ReportTableDef::Kind::Figures);
    });
    return *reports;
}

const ChangesDef& definition()
{
    static const ChangesDef def = ChangesDef::program(Definitions::program()->facts()).value();
    return def;
}

/// What is seen on a day by what the file holds now, as a closing keeps it.
ChangesSide seen(TestLedger& ledger, Date day, const std::vector<ReportDef>& reports)
{
    NoProgress quiet;
    const Needs needs = side_needs(Definitions::program()->facts(), definition(), reports);
    const auto world =
        load_world(ledger.database(), Definitions::program(), needs, {day, {}, 0}, quiet);
    RC_ASSERT(world.has_value());
    return side_of(**world, {}, definition(), reports, quiet);
}

std::set<std::string> counted(const SideRows& rows)
{
    std::set<std::string> keys;
    for (std::size_t row = 0; row < rows.ids.size(); ++row)
        if (rows.counted[row] != 0)
            keys.insert(rows.keys[row]);
    return keys;
}

std::vector<std::string> told(const Changes& changes)
{
    std::vector<std::string> lines;
    for (const auto* balances : {&changes.balances, &changes.coverage})
        for (const ChangeBalance& balance : *balances)
            for (const ChangeSection& section : balance.sections)
                for (const ChangeEntry& entry : section.entries)
                    lines.push_back(balance.key + " " + section.key + " " + entry.key + " " +
                                    entry.why + " " + entry.before + "→" + entry.after);
    for (const FigureChange& figure : changes.figures) {
        lines.push_back(figure.key() + " " + figure_text(figure, figure.before) + " " +
                        figure_text(figure, figure.after));
        for (const FigureName& name : figure.names)
            lines.push_back("  " + name.key + " " + std::to_string(name.amount) + " " + name.why);
    }
    return lines;
}

/// opening + in − out = closing, by name.
void holds_by_name(const ChangesSide& opening, const ChangesSide& closing, const Changes& changes)
{
    for (const ChangeBalance& balance : changes.balances) {
        std::set<std::string> names = counted(opening.ledgers.find(balance.ledger)->second);
        RC_ASSERT(std::ssize(names) == balance.opening);
        for (const ChangeSection& section : balance.sections)
            for (const ChangeEntry& entry : section.entries) {
                if (section.sign > 0)
                    RC_ASSERT(names.insert(entry.key).second);
                if (section.sign < 0)
                    RC_ASSERT(names.erase(entry.key) == 1);
                if (section.sign != 0)
                    RC_ASSERT(!entry.why.empty());
            }
        RC_ASSERT(names == counted(closing.ledgers.find(balance.ledger)->second));
    }
    for (const ReportCheck& check : changes.checks)
        RC_ASSERT(check.passed);
}

} // namespace

TEST_CASE("Law: opening + in − out = closing by name over eight quarters of random edits")
{
    const std::vector<ReportDef> reports = quarter_reports();
    const FactRegistry& facts = Definitions::program()->facts();
    std::set<std::string> kinds;
    rc::prop("eight quarters", [&] {
        TestLedger ledger;
        Hand hand(ledger);
        NoProgress quiet;
        std::vector<ChangesSide> kept;
        Period quarter = *Period::parse("2025Q4");
        for (int i = 0; i < 8; ++i) {
            hand.work(quarter.first, quarter.last);
            kept.push_back(seen(ledger, quarter.last, reports));
            if (i > 0) {
                ChangesRequest request{quarter.previous().last, quarter.last};
                request.every_name = true;
                const auto read =
                    read_changes(ledger.database(), Definitions::program(), request, quiet);
                RC_ASSERT(read.has_value());
                const Changes& changes = **read;
                for (const ChangeBalance& balance : changes.balances)
                    for (const ChangeSection& section : balance.sections)
                        for (const ChangeEntry& entry : section.entries)
                            kinds.insert(section.key + " " + entry.why);
                const ChangesSide& before = kept[kept.size() - 2];
                // A file without units is seen by its dates.
                if (!before.ledgers.at("unit").ids.empty()) {
                    holds_by_name(before, kept.back(), changes);
                    // Held against what was kept of the quarter: the same, but for what the log
                    // alone knows.
                    const Changes again =
                        changes_between(facts, definition(), reports, before, kept.back(),
                                        changes.threshold, nullptr, true);
                    RC_ASSERT(told(again) == told(changes));
                }
            }
            quarter = quarter.next();
        }
        // Any two of them: what was kept of the earlier one is what the file says of it now.
        const std::size_t from = *rc::gen::inRange<std::size_t>(0, kept.size() - 1);
        ChangesRequest request{kept[from].day, kept.back().day};
        const auto read = read_changes(ledger.database(), Definitions::program(), request, quiet);
        RC_ASSERT(read.has_value());
        if (!kept[from].ledgers.at("unit").ids.empty())
            holds_by_name(kept[from], kept.back(), **read);
    });
    for (const char* kind : {"added 登记", "added 补录", "restored 恢复", "removed 注销",
                             "removed 删除", "recategorized ", "secretary "})
        CHECK(kinds.contains(kind));
}

TEST_CASE("Every difference between two figures of a county is explained to the last name")
{
    SampleFile file(400, 5);
    NoProgress quiet;
    const std::vector<ReportDef> reports = quarter_reports();
    const auto made = [&](const ReportDef& def, const Period& period) {
        ReportRequest request;
        request.period = period;
        request.as_of = period.last;
        request.made = period.last;
        auto report = make_report(file.database(), Definitions::program(), def, request, quiet);
        REQUIRE(report.has_value());
        return *report;
    };
    std::size_t looked_at = 0;
    Period quarter = *Period::parse("2023Q4");
    for (int i = 0; i < 8; ++i, quarter = quarter.next()) {
        const Period next = quarter.next();
        ChangesRequest request{quarter.last, next.last};
        request.every_name = true;
        const auto changes = read_changes(file.database(), Definitions::program(), request, quiet);
        REQUIRE(changes.has_value());
        for (const ReportDef& def : reports) {
            const Report before = made(def, quarter);
            const Report after = made(def, next);
            for (const FigureChange& figure : (*changes)->figures) {
                if (figure.report != def.id || figure.share)
                    continue;
                const auto behind = [&](const Report& report) {
                    std::map<std::int64_t, std::int64_t> amounts;
                    for (const ReportTable& table : report.tables) {
                        if (table.name != figure.table)
                            continue;
                        std::size_t column = 0;
                        while (table.columns[column].key != figure.column)
                            ++column;
                        for (std::size_t row = 0; row < table.rows.size(); ++row) {
                            if (table.rows[row].cells.front().text != figure.row)
                                continue;
                            const auto& trace = *table.trace;
                            for (const std::int64_t id : trace.behind(row, column)) {
                                std::size_t at = 0;
                                while (trace.ids[at] != id ||
                                       trace.ledger_at(at) != trace.ledger_behind(row, column))
                                    ++at;
                                amounts[id] =
                                    trace.amounts[column].empty() ? 1 : trace.amounts[column][at];
                            }
                        }
                    }
                    return amounts;
                };
                auto amounts = behind(before);
                for (const FigureName& name : figure.names) {
                    CHECK_FALSE(name.key.empty());
                    CHECK_FALSE(name.why.empty());
                    amounts[name.id] += name.amount;
                    if (amounts[name.id] == 0)
                        amounts.erase(name.id);
                }
                INFO(figure.key() << " " << next.code());
                CHECK(amounts == behind(after));
                ++looked_at;
            }
        }
        for (const ReportCheck& check : (*changes)->checks)
            CHECK(check.passed);
    }
    CHECK(looked_at > 100);
}
