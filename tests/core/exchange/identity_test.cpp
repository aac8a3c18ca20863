// The law of exchange: what is exported and imported into an empty file is the same ledger.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/record_checks.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// Texts that spreadsheets spoil: formulas, numbers, dates, escapes, quotes, blanks inside, rare
/// characters.
std::string odd_text()
{
    const std::string text = *rc::gen::element<std::string>(
        "宁夏甲（集团）有限公司", "=1+1", "+86 0951-8011234", "-5", "@用户", "'=甲", "''",
        "\"引号\"", "a,b;c", "00123", "1E5", "2025-09-30", "3月5日", "𠮷野家𪚥", "两  个 空格",
        "_x0041_", "_x005F_x0041_", "100%", "<&>", "TRUE", "640121199001011234567", "#N/A号", "是",
        "甲|乙", "[万元]", "①②", "=HYPERLINK(\"http://x\")");
    return text + *rc::gen::element<std::string>("", "", "尾", " 尾", "\u00A0尾", "😀");
}

std::string odd_lines()
{
    std::string text = odd_text();
    for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
        text += "\n" + odd_text();
    return text;
}

std::string id_number()
{
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    std::string digits = "640121" + std::to_string(*rc::gen::inRange(1950, 2006));
    digits += *rc::gen::element<std::string>("0101", "0228", "1231", "0630");
    digits += std::to_string(*rc::gen::inRange(100, 999));
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i)
        sum += (digits[i] - '0') * weights[i];
    return digits + "10X98765432"[sum % 11];
}

std::string uscc()
{
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string code = "91640121MA7" + std::to_string(*rc::gen::inRange(100000, 999999));
    int sum = 0;
    int weight = 1;
    for (const char c : code) {
        sum += static_cast<int>(alphabet.find(c)) * weight;
        weight = weight * 3 % 31;
    }
    return code + alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

/// The text a person might give for a field; what the field makes of it is what is kept.
std::string text_for(const Catalog& catalog, const FieldDef& field, const Record& row,
                     const LedgerDef& def)
{
    switch (field.type) {
    case FieldType::Text:
        return odd_text();
    case FieldType::LongText:
        return odd_lines();
    case FieldType::Integer: {
        const auto low = static_cast<std::int64_t>(field.min.value_or(-1000));
        const auto high = static_cast<std::int64_t>(field.max.value_or(999'999'999'999'999.0));
        return std::to_string(
            *rc::gen::inRange<std::int64_t>(low, std::min<std::int64_t>(high, 1'000'000) + 1));
    }
    case FieldType::Real: {
        const double low = field.min.value_or(-180);
        const double high = field.max.value_or(180);
        const double share = *rc::gen::element(0.0, 0.1, 1.0 / 3, 0.6180339887498949, 0.999999999);
        return export_field(field, Value(low + (high - low) * share));
    }
    case FieldType::Money:
        return export_field(field,
                            Value(*rc::gen::inRange<std::int64_t>(0, 99'999'999'999'999'999)));
    case FieldType::Date:
        return *rc::gen::element<std::string>("1899-12-31", "1900-01-01", "1900-02-28",
                                              "1900-03-01", "1978-11-05", "2020-02-29",
                                              "2025-09-30");
    case FieldType::Bool:
        return *rc::gen::element<std::string>("是", "否");
    case FieldType::Choice: {
        const Dictionary& dictionary = *catalog.dictionary(field.dictionary);
        const auto at = *rc::gen::inRange<std::size_t>(0, dictionary.values.size());
        const std::string value = dictionary.values[at].value;
        const std::string group =
            field.narrowed_by.empty() ? std::string() : text_of(row.at(def, field.narrowed_by));
        if (dictionary.allows(value, group))
            return value;
        for (const DictionaryValue& other : dictionary.values) {
            if (other.group == group)
                return other.value;
        }
        return value;
    }
    case FieldType::Uscc:
        return *rc::gen::inRange(0, 4) == 0 && !def.key_fallback.empty() ? "" : uscc();
    case FieldType::IdNumber:
        return id_number();
    case FieldType::Phone:
        return *rc::gen::element<std::string>("13995001234", "0951-8011234", "08611234567");
    case FieldType::Year:
        return std::to_string(*rc::gen::inRange(2010, 2030));
    case FieldType::PeriodCode:
        return *rc::gen::element<std::string>("2025", "2025H1", "2025Q3", "2025-09");
    case FieldType::ObjectKey:
        return *rc::gen::element<std::string>("91110000600037341L", "11010519491231002X", "D-01");
    case FieldType::GeoJson:
        return R"({"type":"Polygon","coordinates":[[[106,38],[107,38],[107,39],[106,38]]]})";
    case FieldType::Ref:
    case FieldType::RefList:
    case FieldType::RefOrText:
        break;
    }
    return {};
}

class Maker
{
public:
    explicit Maker(ExchangeRig& rig) : m_rig(rig) {}

    /// Puts up to `count` random rows into a ledger, those of the ledgers it refers to before.
    void fill(const LedgerDef& def, int count)
    {
        if (!m_filled.insert(def.code).second)
            return;
        for (const FieldDef& field : def.fields) {
            if (!field.ledger.empty() && field.ledger != def.code)
                fill(*m_rig.catalog().ledger(field.ledger), 3);
        }
        for (int i = 0; i < count; ++i)
            put(def, i);
    }

private:
    Value reference(const FieldDef& field)
    {
        Query query;
        query.ledger = field.ledger;
        const auto ids = m_rig.store().ids(query);
        RC_ASSERT(ids.has_value());
        if (ids->empty())
            return {};
        const auto pick = [&] { return (*ids)[*rc::gen::inRange<std::size_t>(0, ids->size())]; };
        if (field.type == FieldType::RefList) {
            std::vector<std::int64_t> chosen;
            for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
                const auto id = pick();
                if (std::find(chosen.begin(), chosen.end(), id) == chosen.end())
                    chosen.push_back(id);
            }
            std::string list;
            for (const auto id : chosen)
                list += (list.empty() ? "" : ",") + std::to_string(id);
            return list.empty() ? Value() : Value(list);
        }
        if (field.type == FieldType::RefOrText && *rc::gen::inRange(0, 2) == 0)
            return "外县支部" + std::to_string(*rc::gen::inRange(0, 9));
        return pick();
    }

    void put(const LedgerDef& def, int number)
    {
        const Catalog& catalog = m_rig.catalog();
        Record row(def);
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& field = def.fields[i];
            const bool wanted = field.required || field.in_key || *rc::gen::inRange(0, 3) > 0;
            const bool names_row =
                field.type == FieldType::Text && (field.in_key || field.key == def.label);
            if (!wanted)
                continue;
            if (!field.ledger.empty()) {
                if (field.ledger != def.code)
                    row.values[i] = reference(field);
                else
                    row.values[i] = m_last[def.code] == 0 ? Value() : Value(m_last[def.code]);
                continue;
            }
            std::string text = text_for(catalog, field, row, def);
            if (names_row)
                text = std::to_string(number) +
                       text; // keys and names differ, so that both name one row
            row.values[i] = read_field(catalog, field, text).value;
        }
        for (const RowCheck& check : def.checks) {
            if (check.op != "one_of")
                continue;
            for (std::size_t i = 1; i < check.fields.size(); ++i)
                row.set(def, check.fields[i], {});
        }
        for (const RecordIssue& issue : check_record(catalog, def, row)) {
            if (!issue.warning)
                return; // dates in the wrong order and the like: not a row of the ledger
        }
        Writer writer = m_rig.begin();
        if (!writer.put(def, row))
            return; // the key is taken
        RC_ASSERT(writer.commit().has_value());
        m_last[def.code] = row.id;
    }

    ExchangeRig& m_rig;
    std::set<std::string> m_filled;
    std::map<std::string, std::int64_t> m_last;
};

/// Ledgers a ledger's rows refer to, before it.
void in_order(const Catalog& catalog, const LedgerDef& def, std::vector<std::string>& order)
{
    if (std::find(order.begin(), order.end(), def.code) != order.end())
        return;
    for (const FieldDef& field : def.fields) {
        if (!field.ledger.empty() && field.ledger != def.code)
            in_order(catalog, *catalog.ledger(field.ledger), order);
    }
    order.push_back(def.code);
}

/// A made-up county in all ledgers, through files into an empty one.
void check_identity(const std::string& ending, std::map<std::string, std::int64_t>& rows)
{
    ExchangeRig from;
    Maker maker(from);
    std::vector<std::string> order;
    for (const LedgerDef& def : from.catalog().ledgers()) {
        maker.fill(def, 6);
        in_order(from.catalog(), def, order);
    }
    ExchangeRig to;
    for (const std::string& ledger : order) {
        const std::string path = from.export_to(ledger, ledger + ending);
        const auto report = to.import_files(ledger, {path});
        for (const ImportIssue& issue : report.errors)
            RC_LOG() << ledger << " row " << issue.row << " " << issue.column << " [" << issue.value
                     << "] " << issue.reason << "\n";
        rows[ledger] += report.read;
        RC_ASSERT(report.refused == 0);
        RC_ASSERT(keyed_content(to, ledger) == keyed_content(from, ledger));
        const auto again = to.import_files(ledger, {path});
        RC_ASSERT(again.counts.added == 0);
        RC_ASSERT(again.counts.updated == 0);
    }
}

} // namespace

TEST_CASE("export and import give the same ledger, for every ledger and both formats")
{
    // Every run makes, writes and reads thirty ledgers: a few runs look at thousands of odd cells.
    const int seeds = 12;
    std::map<std::string, std::int64_t> rows;
    for (int seed = 1; seed <= seeds; ++seed) {
        for (const char* ending : {".xlsx", ".csv"}) {
            INFO("seed " << seed << ending);
            rc::detail::TestParams params;
            params.seed = static_cast<std::uint64_t>(seed);
            params.maxSuccess = 1;
            params.disableShrinking = true;
            const auto result = rc::detail::checkTestable([&] { check_identity(ending, rows); },
                                                          rc::detail::TestMetadata(), params);
            if (!result.is<rc::detail::SuccessResult>()) {
                std::ostringstream why;
                rc::detail::printResultMessage(result, why);
                FAIL(why.str());
            }
        }
    }
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        INFO(def.code);
        CHECK(rows[def.code] >= seeds);
    }
}

TEST_CASE("a campaign's export carries its milestones")
{
    ExchangeRig from;
    const auto campaign = from.put("campaign", {{"name", std::string("百日攻坚")},
                                                {"start", std::string("2025-03-01")},
                                                {"end", std::string("2025-06-08")}});
    from.put("campaign", {{"name", std::string("无里程碑")},
                          {"start", std::string("2025-03-01")},
                          {"end", std::string("2025-06-08")}});
    for (const char* task : {"摸底", "组建"})
        from.put(
            "milestone",
            {{"campaign", campaign}, {"task", std::string(task)}, {"note", std::string("注")}});
    ExchangeRig to;
    for (const char* ending : {".xlsx", ".csv"}) {
        to.import_files("campaign", {from.export_to("campaign", std::string("c") + ending)});
        CHECK(keyed_content(to, "campaign") == keyed_content(from, "campaign"));
        CHECK(keyed_content(to, "milestone") == keyed_content(from, "milestone"));
    }
}

TEST_CASE("a boundary longer than a cell takes several cells and comes back whole")
{
    std::string ring;
    for (int i = 0; i < 9000; ++i)
        ring += "[" + std::to_string(106 + i * 1e-5) + "," + std::to_string(38 + i * 1e-5) + "],";
    ExchangeRig from;
    const FieldDef& field = *from.def("area").field("boundary");
    const auto boundary =
        read_field(from.catalog(), field,
                   R"({"type":"Polygon","coordinates":[[)" + ring + "[106.000000,38.000000]]]}");
    REQUIRE(text_of(boundary.value).size() > 150'000);
    from.put("area", {{"code", std::string("640121100")},
                      {"name", std::string("望远镇")},
                      {"kind", std::string("乡镇苏木")},
                      {"parent", std::int64_t{1}},
                      {"boundary", boundary.value}});
    ExchangeRig to;
    for (const char* ending : {".xlsx", ".csv"}) {
        const auto report =
            to.import_files("area", {from.export_to("area", std::string("a") + ending)});
        CHECK(report.refused == 0);
        const bool same = keyed_content(to, "area") == keyed_content(from, "area");
        CHECK(same);
    }
}

TEST_CASE("the same ledger gives the same bytes")
{
    ExchangeRig rig;
    const auto read = [](const std::string& path) {
        std::ifstream in(path, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    CHECK(read(rig.export_to("area", "1.xlsx")) == read(rig.export_to("area", "2.xlsx")));
}
