// What a list can be filtered by, and how a filter reads.
#include <QJsonDocument>

#include "core/rows/row_reader.h"
#include "tests/support/county_fixture.h"
#include "ui/presentation/condition_draft.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::CountyFixture;

TEST_CASE("every comparison a list offers is one its rows can be chosen by")
{
    CountyFixture f(60);
    NoProgress quiet;
    for (const LedgerDef& def : f.catalog->ledgers()) {
        for (const FilterSubject& subject : filter_subjects(f.definitions->facts(), def)) {
            for (const std::string& op : list_operators(subject)) {
                INFO(def.code << "." << subject.field.key << " " << op);
                CHECK_FALSE(operator_word(op, subject.fact).isEmpty());
                QJsonValue value;
                if (takes_value(op) && subject.field.type == FieldType::Choice)
                    value = qt(f.catalog->dictionary(subject.field.dictionary)->values[0].value);
                else if (takes_value(op) && subject.fact->type == FactType::Date)
                    value = QStringLiteral("2025-01-01");
                else if (takes_value(op) && subject.fact->type == FactType::Text)
                    value = QStringLiteral("1");
                else if (takes_value(op))
                    value = filter_value(subject, Value(std::int64_t{1}), "甲");
                RowSet rows;
                rows.ledger = def.code;
                rows.day = f.clock.today();
                rows.condition = filter_condition(subject, op, value);
                CHECK_FALSE(filter_words(rows.condition, def, f.definitions->facts())
                                .contains(QLatin1Char('{')));
                auto reader = RowReader::open(*f.database, f.definitions, rows);
                REQUIRE(reader.has_value());
            }
        }
    }
    const FactRegistry& facts = f.definitions->facts();
    const LedgerDef& unit = f.def("unit");
    const auto words = [&](const char* json) {
        return filter_words(QJsonDocument::fromJson(json).object(), unit, facts);
    };
    CHECK(words(R"({"fact": "status", "op": "in", "value": ["正常", "半停产"]})") ==
          QStringLiteral("经营状态：正常、半停产"));
    CHECK(words(R"({"fact": "registered", "op": ">=", "value": "2020-01-01"})") ==
          QStringLiteral("登记日期 from 2020-01-01"));
    CHECK(words(R"({"not": {"fact": "area", "op": "=", "value": {"row": 3, "note": "望远镇"}}})") ==
          QStringLiteral("属地 is not 望远镇"));
    // Numbers of persons are hidden in the middle.
    CHECK_FALSE(words(R"({"fact": "phone", "op": "=", "value": "13995001234"})")
                    .contains(QStringLiteral("13995001234")));
}
