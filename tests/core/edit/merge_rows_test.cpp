// Two rows that are one and the same thing become one, and two again.
#include "core/edit/merge_rows.h"

#include <catch2/catch.hpp>

#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

Result<MergeReport> merge(TestLedger& ledger, std::string_view code, std::int64_t stays,
                          std::int64_t goes, const MergeChoice& choice = {})
{
    NoProgress progress;
    return merge_rows(ledger.database(), ledger.catalog(), ledger.actor(), ledger.def(code), stays,
                      goes, choice, progress);
}

Result<UndoReport> undo(TestLedger& ledger, std::int64_t action)
{
    return undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action);
}

/// A value that fits the field; other rows are made where it needs them.
class Maker
{
public:
    explicit Maker(TestLedger& ledger) : m_ledger(ledger) {}

    /// A row of `def` whose field at `at` names the row `target` of `other`.
    std::int64_t row_naming(const LedgerDef& def, std::size_t at, std::int64_t target)
    {
        Record record = plain(def);
        record.values[at] = def.fields[at].type == FieldType::RefList
                                ? Value(std::to_string(target))
                                : Value(target);
        return written(def, record);
    }
    std::int64_t row(const LedgerDef& def)
    {
        Record record = plain(def);
        return written(def, record);
    }

private:
    Record plain(const LedgerDef& def)
    {
        Record record(def);
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& field = def.fields[i];
            if (!field.in_key && !field.required)
                continue;
            const std::string number = std::to_string(++m_number);
            if (field.type == FieldType::Ref)
                record.values[i] = row(m_ledger.def(field.ledger));
            else if (field.type == FieldType::Year)
                record.values[i] = std::int64_t{2000 + m_number % 100};
            else if (field.type == FieldType::Integer || field.type == FieldType::Money)
                record.values[i] = std::int64_t{m_number};
            else if (field.type == FieldType::Date)
                record.values[i] = "2024-01-" + std::to_string(10 + m_number % 20);
            else
                record.values[i] = "第" + number + "号";
        }
        return record;
    }
    std::int64_t written(const LedgerDef& def, Record& record)
    {
        Writer writer = m_ledger.begin();
        const auto put = writer.put(def, record);
        REQUIRE(message(put) == std::string());
        REQUIRE(writer.commit().has_value());
        return record.id;
    }

    TestLedger& m_ledger;
    int m_number = 0;
};

} // namespace

TEST_CASE("what names the row that goes, in any ledger, names the one that stays")
{
    for (const LedgerDef& merged : Catalog::builtin().ledgers()) {
        TestLedger ledger;
        Maker maker(ledger);
        const auto stays = maker.row(merged);
        const auto goes = maker.row(merged);
        struct Naming
        {
            const LedgerDef* def;
            std::size_t field;
            std::int64_t id;
        };
        std::vector<Naming> naming;
        for (const LedgerDef& def : ledger.catalog().ledgers())
            for (std::size_t i = 0; i < def.fields.size(); ++i)
                if (def.fields[i].ledger == merged.code)
                    naming.push_back({&def, i, maker.row_naming(def, i, goes)});
        const auto key = *ledger.store().subject_key(merged, goes);
        const auto honour = ledger.put("honour", {{"object_kind", merged.name},
                                                  {"object", key},
                                                  {"honour", "其他"},
                                                  {"level", "县级"},
                                                  {"year", std::int64_t{2024}}});
        const auto before = content(ledger);

        const auto report = merge(ledger, merged.code, stays, goes);
        CAPTURE(merged.code, message(report));
        REQUIRE(report.has_value());
        for (const MergeConflict& conflict : report->conflicts)
            FAIL_CHECK(conflict.ledger->code << "：" << conflict.reason);
        REQUIRE(report->action != 0);
        CHECK_FALSE((*ledger.store().find(merged, goes)).has_value());
        for (const Naming& one : naming) {
            CAPTURE(one.def->code, one.def->fields[one.field].key);
            const Record now = **ledger.store().find(*one.def, one.id);
            const Value& value = now.values[one.field];
            CHECK((value == Value(stays) || text_of(value) == std::to_string(stays)));
        }
        const Dictionary& kinds = *ledger.catalog().dictionary("honour_object_kind");
        if (kinds.allows(merged.name, ""))
            CHECK(ledger.text("honour", honour, "object") ==
                  *ledger.store().subject_key(merged, stays));
        REQUIRE(message(undo(ledger, report->action)) == std::string());
        CHECK(content(ledger) == before);
    }
}

TEST_CASE("a merge undone is as if it never was")
{
    int merged = 0;
    CHECK(rc::check("undo(merge) = identity, redo(undo(merge)) = merge", [&merged] {
        TestLedger ledger;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            random_action(ledger, *rc::gen::inRange(4, 16));
        const auto before = content(ledger);
        std::vector<const LedgerDef*> several;
        for (const auto& [code, rows] : before)
            if (rows.size() > 1)
                several.push_back(&ledger.def(code));
        if (several.empty())
            return;
        const LedgerDef& def = **rc::gen::elementOf(several);
        const auto& rows = before.at(def.code);
        const auto at = *rc::gen::inRange<std::size_t>(0, rows.size());
        const bool itself = *rc::gen::inRange(0, 8) == 0;
        const auto further = itself ? 0 : *rc::gen::inRange<std::size_t>(1, rows.size());
        const auto row = [&](std::size_t place) {
            return std::next(rows.begin(), static_cast<std::ptrdiff_t>(place % rows.size()))->first;
        };
        const auto stays = row(at);
        const auto goes = row(at + further);
        MergeChoice choice;
        choice.fill_blanks = *rc::gen::inRange(0, 2) == 1;
        for (std::size_t i = 0; i < def.fields.size(); ++i)
            if (*rc::gen::inRange(0, 6) == 0)
                choice.take.push_back(static_cast<int>(i));
        const auto report = merge(ledger, def.code, stays, goes, choice);
        if (stays == goes) {
            RC_ASSERT(!report.has_value());
            return;
        }
        RC_ASSERT(message(report) == std::string());
        if (report->action == 0) {
            RC_ASSERT(!report->conflicts.empty());
            RC_ASSERT(content(ledger) == before);
            return;
        }
        ++merged;
        const auto after = content(ledger);
        RC_ASSERT(after.at(def.code).count(goes) == 0u);
        RC_ASSERT(ledger.store().referring_rows(def, goes)->empty());
        RC_ASSERT(message(undo(ledger, report->action)) == std::string());
        RC_ASSERT(content(ledger) == before);
        const auto again =
            redo_action(ledger.database(), ledger.catalog(), ledger.actor(), report->action);
        RC_ASSERT(message(again) == std::string());
        RC_ASSERT(content(ledger) == after);
    }));
    CHECK(merged > 3);
}

TEST_CASE("the row that stays takes what it is told to, the code of the other one too")
{
    TestLedger ledger;
    const auto stays = ledger.put("unit", {{"name", "甲公司"}, {"address", "东街"}});
    const auto goes = ledger.put("unit", {{"uscc", "91640121MA7LX0001L"},
                                          {"name", "甲有限公司"},
                                          {"address", "西街"},
                                          {"legal_person", "张三"}});
    const auto honour = ledger.put("honour", {{"object_kind", "单位"},
                                              {"object", "91640121MA7LX0001L"},
                                              {"honour", "其他"},
                                              {"level", "县级"},
                                              {"year", std::int64_t{2024}}});
    const auto report =
        merge(ledger, "unit", stays, goes, {{ledger.def("unit").index_of("name")}, true});
    REQUIRE(message(report) == std::string());
    REQUIRE(report->action != 0);
    CHECK(ledger.text("unit", stays, "uscc") == "91640121MA7LX0001L");
    CHECK(ledger.text("unit", stays, "name") == "甲有限公司");
    CHECK(ledger.text("unit", stays, "address") == "东街");
    CHECK(ledger.text("unit", stays, "legal_person") == "张三");
    CHECK(ledger.text("honour", honour, "object") == "91640121MA7LX0001L");
}

TEST_CASE("rows that would be there twice are told, and nothing is changed")
{
    TestLedger ledger;
    const auto stays = ledger.put("unit", {{"name", "甲公司"}});
    const auto goes = ledger.put("unit", {{"name", "甲有限公司"}});
    ledger.put("survey", {{"unit", stays}, {"date", "2025-03-01"}});
    const auto twice = ledger.put("survey", {{"unit", goes}, {"date", "2025-03-01"}});
    ledger.put("survey", {{"unit", goes}, {"date", "2025-06-01"}});
    const auto before = content(ledger);
    const auto report = merge(ledger, "unit", stays, goes);
    REQUIRE(report.has_value());
    CHECK(report->action == 0);
    REQUIRE(report->conflicts.size() == 1);
    CHECK(report->conflicts[0].ledger->code == "survey");
    CHECK(report->conflicts[0].id == twice);
    CHECK(report->conflicts[0].reason.find("2025-03-01") != std::string::npos);
    CHECK(content(ledger) == before);
}

TEST_CASE("in any tree a row isn't merged with one above or below it")
{
    for (const LedgerDef& def : Catalog::builtin().ledgers())
        for (const FieldDef& parent : def.fields) {
            if (parent.type != FieldType::Ref || parent.ledger != def.code)
                continue;
            TestLedger ledger;
            Maker maker(ledger);
            const auto at = static_cast<std::size_t>(def.index_of(parent.key));
            const auto other = maker.row(ledger.def(def.code));
            const auto top = maker.row(ledger.def(def.code));
            const auto middle = maker.row_naming(ledger.def(def.code), at, top);
            const auto low = maker.row_naming(ledger.def(def.code), at, middle);
            const auto before = content(ledger);
            for (const auto& [stays, goes] :
                 {std::pair(top, low), {low, top}, {top, middle}, {middle, top}}) {
                const auto report = merge(ledger, def.code, stays, goes);
                CAPTURE(def.code, message(report));
                REQUIRE(report.has_value());
                CHECK(report->action == 0);
                REQUIRE(report->conflicts.size() == 1);
                CHECK(report->conflicts[0].field == parent.key);
                CHECK(report->conflicts[0].reason.find("上下级") != std::string::npos);
            }
            CHECK(content(ledger) == before);
            const auto beside = merge(ledger, def.code, other, low);
            REQUIRE(message(beside) == std::string());
            CHECK(beside->conflicts.empty());
            CHECK(merge(ledger, def.code, top, top).error().kind == ErrorKind::Usage);
            CHECK(merge(ledger, def.code, top, low).error().kind == ErrorKind::Refused);
        }
}

TEST_CASE("the jurisdiction stays when areas are merged")
{
    TestLedger ledger;
    const auto root = **ledger.store().find_key(ledger.def("area"), "640121");
    const auto again =
        ledger.put("area", {{"code", "6401210"}, {"name", "永宁"}, {"kind", "县区旗"}});
    const auto refused = merge(ledger, "area", again, root);
    REQUIRE(refused.has_value());
    REQUIRE(refused->conflicts.size() == 1);
    CHECK(refused->conflicts[0].reason.find("本级属地") != std::string::npos);
    const auto merged = merge(ledger, "area", root, again);
    REQUIRE(merged.has_value());
    CHECK(merged->conflicts.empty());
}

TEST_CASE("what names a person by number names the one number that is left")
{
    for (const bool takes_number : {false, true}) {
        TestLedger ledger;
        const auto org = ledger.put("org", {{"code", "A1"}, {"name", "甲"}, {"kind", "党支部"}});
        const auto member = [&](const char* number) {
            return ledger.put("member",
                              {{"id_number", number}, {"name", "张三"}, {"status", "正式"}});
        };
        const auto stays = member("640121197102110015");
        const auto goes = member("640121197102110023");
        const auto post = [&](const char* number) {
            return ledger.put(
                "post", {{"org", org},
                         {"id_number", number},
                         {"name", "张三"},
                         {"title", number == std::string("640121197102110015") ? "书记" : "委员"},
                         {"start", "2024-01-01"}});
        };
        const auto first = post("640121197102110015");
        const auto second = post("640121197102110023");
        const auto before = content(ledger);
        MergeChoice choice;
        if (takes_number)
            choice.take = {ledger.def("member").index_of("id_number")};
        const auto merged = merge(ledger, "member", stays, goes, choice);
        REQUIRE(message(merged) == std::string());
        for (const MergeConflict& conflict : merged->conflicts)
            FAIL(conflict.ledger->name << conflict.field << conflict.reason);
        const std::string left = ledger.text("member", stays, "id_number");
        CHECK(left == (takes_number ? "640121197102110023" : "640121197102110015"));
        CHECK(ledger.text("post", first, "id_number") == left);
        CHECK(ledger.text("post", second, "id_number") == left);
        REQUIRE(undo(ledger, merged->action).has_value());
        CHECK(content(ledger) == before);
    }
}
